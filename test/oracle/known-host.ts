/** A host with interfaces of several kinds, which kalint knows by `ip -j -d address`. */

/** What the kernel has no module for is left out: the facts say so. */
export const KNOWN_HOST = `
ip link add eth0 type veth peer name peer0
ip address add 192.168.100.254/24 dev eth0
ip address add fe80::254/64 dev eth0 nodad
ip link add eth1 type veth peer name peer1
ip address add 192.168.101.254/24 dev eth1
ip link add small0 mtu 576 type veth peer name peer2
ip address add 192.168.102.254/24 dev small0
ip link add quiet0 type veth peer name peer3
ip link set quiet0 multicast off
ip address add 192.168.103.254/24 dev quiet0
ip link add bare0 type veth peer name peer4
ip link add bare1 type veth peer name peer5
ip tuntap add tun0 mode tun || true
ip link add own0 link eth1 type macvlan mode private || true
ip link add bridged0 link eth1 type macvlan mode bridge || true
ip link add red type vrf table 10 || true
for name in eth0 eth1 small0 quiet0 bare0 bare1; do ip link set "$name" up; done
`;
