#!/bin/sh
# What the hosts around this load balancer need, by examples/dr.conf. Made by kalint: read it before you run it.
#
#     sh THIS up HOST       on that host, as root: sets it up; can be called again
#     sh THIS down HOST     takes back what up has changed
#     sh THIS check HOST    only looks; exit status 1 if something is not as it should be
#
# HOST is one of: director 192.168.1.67 192.168.1.68
# What up sets lasts until the next boot: call it at every start, before the service, and keepalived, begin.
set -eu

# here ADDRESS: this must be the host with that address. HERE=yes says so where the host itself does not know it.
here() {
    if [ -z "$(ip -o address show to "$1")" ] && [ "${HERE-}" != yes ]; then
        echo "$0: this host does not have the address $1. Is it the right one? Then say HERE=yes." >&2
        exit 1
    fi
}

# set_sysctl KEY=VALUE: sets it, and keeps the value that it had before for 'down'
set_sysctl() {
    mkdir -p "$state"
    before=$(sysctl "${1%%=*}")
    grep -qsF -- "${before%% = *} = " "$state/sysctl" || echo "$before" >> "$state/sysctl"
    sysctl -q -w "$1"
}

restore_sysctls() {
    [ -e "$state/sysctl" ] || return 0
    sysctl -q -e -p "$state/sysctl"
    rm "$state/sysctl"
}

ok() {
    echo "ok     $1"
}

wrong() {
    echo "WRONG  $1"
    status=1
}

want_sysctl() {
    value=$(sysctl -n "${1%%=*}" 2> /dev/null) || value=missing
    if [ "$value" = "${1#*=}" ]; then ok "$1"; else wrong "${1%%=*} is $value, not ${1#*=}"; fi
}

want_address() {
    if [ -n "$(ip -o address show dev "$2" to "$1" 2> /dev/null)" ]; then ok "$1 is on $2"; else wrong "$1 is not on $2"; fi
}

# look_at_rp_filter INTERFACE: the larger of its own value and that of 'all' holds
look_at_rp_filter() {
    value=$(sysctl -n "net/ipv4/conf/$1/rp_filter" 2> /dev/null) || return 0
    [ "$(sysctl -n net.ipv4.conf.all.rp_filter)" -le "$value" ] || value=$(sysctl -n net.ipv4.conf.all.rp_filter)
    if [ "$value" = 1 ]; then
        echo "note   rp_filter of $1 is 1: requests are dropped if the way back to their client leads through another interface"
    else
        ok "rp_filter of $1 is $value: no request is dropped for the way it came"
    fi
}

# ---------------------------------------- director
# the host that runs keepalived with this config; if there are several, each of them
#
# netfilter does not track what IPVS forwards. Rules for it that look at "ct state", or that replace its addresses (SNAT,
# masquerade), need net.ipv4.vs.conntrack=1 (there once ip_vs is loaded); without such rules leave it at 0, which is
# faster.
#
# With DR and TUN the answers never pass here: rules must not drop what netfilter takes for half a connection (ct state
# invalid).
#
# If a service on this host is to bind to a virtual address while another host has it: sysctl -w
# net.ipv4.ip_nonlocal_bind=1 (for IPv6 net.ipv6.ip_nonlocal_bind=1). keepalived itself and IPVS do not need it.

up_0() {
    # Real servers and clients (or their router) are in one network: this host must not tell one to talk to the other
    # directly. It is off only if it is off both for "all" and for the interface.
    set_sysctl net.ipv4.conf.all.send_redirects=0
    set_sysctl net.ipv4.conf.eth0.send_redirects=0
}

down_0() {
    restore_sysctls
}

check_0() {
    want_sysctl net.ipv4.conf.all.send_redirects=0
    want_sysctl net.ipv4.conf.eth0.send_redirects=0
    look_at_rp_filter eth0
}

# ---------------------------------------- 192.168.1.67
# DR for 192.168.1.200 8099 (examples/dr.conf:31)
#
# The service itself must listen on the virtual addresses, or on all addresses.

up_1() {
    here 192.168.1.67
    # Its network must not hear of the virtual addresses: ARP is answered only for addresses of the interface that it comes in
    # by, and never asked in their name.
    set_sysctl net.ipv4.conf.all.arp_ignore=1
    set_sysctl net.ipv4.conf.all.arp_announce=2
    set_sysctl net.ipv4.conf.lo.arp_ignore=1
    set_sysctl net.ipv4.conf.lo.arp_announce=2
    # The requests come in unchanged, for the virtual addresses: this host takes them for its own.
    ip address replace 192.168.1.200/32 dev lo
}

down_1() {
    here 192.168.1.67
    ip address del 192.168.1.200/32 dev lo
    restore_sysctls
}

check_1() {
    here 192.168.1.67
    want_sysctl net.ipv4.conf.all.arp_ignore=1
    want_sysctl net.ipv4.conf.all.arp_announce=2
    want_sysctl net.ipv4.conf.lo.arp_ignore=1
    want_sysctl net.ipv4.conf.lo.arp_announce=2
    want_address 192.168.1.200/32 lo
}

# ---------------------------------------- 192.168.1.68
# DR for 192.168.1.200 8099 (examples/dr.conf:40)
#
# The service itself must listen on the virtual addresses, or on all addresses.

up_2() {
    here 192.168.1.68
    # Its network must not hear of the virtual addresses: ARP is answered only for addresses of the interface that it comes in
    # by, and never asked in their name.
    set_sysctl net.ipv4.conf.all.arp_ignore=1
    set_sysctl net.ipv4.conf.all.arp_announce=2
    set_sysctl net.ipv4.conf.lo.arp_ignore=1
    set_sysctl net.ipv4.conf.lo.arp_announce=2
    # The requests come in unchanged, for the virtual addresses: this host takes them for its own.
    ip address replace 192.168.1.200/32 dev lo
}

down_2() {
    here 192.168.1.68
    ip address del 192.168.1.200/32 dev lo
    restore_sysctls
}

check_2() {
    here 192.168.1.68
    want_sysctl net.ipv4.conf.all.arp_ignore=1
    want_sysctl net.ipv4.conf.all.arp_announce=2
    want_sysctl net.ipv4.conf.lo.arp_ignore=1
    want_sysctl net.ipv4.conf.lo.arp_announce=2
    want_address 192.168.1.200/32 lo
}

# what up has found is kept here, for down
state=${STATE:-/run/kalint-realserver}/${2-}

status=0
# down goes on after what fails: it may be undone already
case "${1-} ${2-}" in
    'up director') up_0 ;;
    'down director') set +e; down_0 ;;
    'check director') check_0 ;;
    'up 192.168.1.67') up_1 ;;
    'down 192.168.1.67') set +e; down_1 ;;
    'check 192.168.1.67') check_1 ;;
    'up 192.168.1.68') up_2 ;;
    'down 192.168.1.68') set +e; down_2 ;;
    'check 192.168.1.68') check_2 ;;
    *)
        echo "usage: $0 up|down|check HOST, where HOST is one of: director 192.168.1.67 192.168.1.68" >&2
        exit 2
        ;;
esac
exit "$status"
