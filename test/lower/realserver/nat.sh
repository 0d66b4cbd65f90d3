#!/bin/sh
# What the hosts around this load balancer need, by examples/nat.conf. Made by kalint: read it before you run it.
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

# keep NAME: 'up' has done this, so 'down' takes it back
keep() {
    mkdir -p "$state"
    : > "$state/$1"
}

kept() {
    [ -e "$state/$1" ] && rm "$state/$1"
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

# has_gateway 4|6 ADDRESS: is it the first default route?
has_gateway() {
    case "$(ip "-$1" route show default)" in
        "default via $2 "*) return 0 ;;
        *) return 1 ;;
    esac
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

want_gateway() {
    if has_gateway "$1" "$2"; then ok "the default route leads to $2"; else wrong "the first default route does not lead to $2"; fi
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
# If a service on this host is to bind to a virtual address while another host has it: sysctl -w
# net.ipv4.ip_nonlocal_bind=1 (for IPv6 net.ipv6.ip_nonlocal_bind=1). keepalived itself and IPVS do not need it.

up_0() {
    # NAT: answers of the real servers pass through this host on their way to the clients.
    set_sysctl net.ipv4.ip_forward=1
}

down_0() {
    restore_sysctls
}

check_0() {
    want_sysctl net.ipv4.ip_forward=1
    look_at_rp_filter eth0
    look_at_rp_filter eth1
}

# ---------------------------------------- 192.168.1.67
# NAT for 172.20.10.200 8099 (examples/nat.conf:50)
#
# Check: answers to every client must go by way of the director. Clients in the network of this host are answered
# directly, and drop that: they need a route to this host through the director, or the director must replace their address
# (SNAT).

up_1() {
    here 192.168.1.67
    # The director rewrites addresses: answers must come back through it to be rewritten again.
    if ! has_gateway 4 192.168.1.179; then
        ip -4 route prepend default via 192.168.1.179
        keep gateway4
    fi
}

down_1() {
    here 192.168.1.67
    if kept gateway4; then
        ip -4 route del default via 192.168.1.179
    fi
}

check_1() {
    here 192.168.1.67
    want_gateway 4 192.168.1.179
}

# ---------------------------------------- 192.168.1.68
# NAT for 172.20.10.200 8099 (examples/nat.conf:59)
#
# Check: answers to every client must go by way of the director. Clients in the network of this host are answered
# directly, and drop that: they need a route to this host through the director, or the director must replace their address
# (SNAT).

up_2() {
    here 192.168.1.68
    # The director rewrites addresses: answers must come back through it to be rewritten again.
    if ! has_gateway 4 192.168.1.179; then
        ip -4 route prepend default via 192.168.1.179
        keep gateway4
    fi
}

down_2() {
    here 192.168.1.68
    if kept gateway4; then
        ip -4 route del default via 192.168.1.179
    fi
}

check_2() {
    here 192.168.1.68
    want_gateway 4 192.168.1.179
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
