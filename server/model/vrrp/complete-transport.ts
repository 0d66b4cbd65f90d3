/** How adverts travel: unicast or multicast, on which interface, through a macvlan or not. */
import { isLinkLocal } from '../../../grammar/values/inet.ts';
import { knownOf } from './host-interfaces.ts';
import { tellStrict } from './strict.ts';
import { completeOwnInterface } from './tracking.ts';
import type { Instance, Vrrp } from './types.ts';

/** In these releases the peers are counted only after strict mode has looked at them. */
const STRICT_OVERLOOKS_PEERS = ['2.2.5', '2.4.0'] as const;

export function completeUnicast(instance: Instance, vrrp: Vrrp): void {
  const { unicastKeyword, statement } = instance;
  instance.unicast = instance.peers.length > 0;
  const { complaints } = vrrp;
  const [from, until] = STRICT_OVERLOOKS_PEERS;
  if (unicastKeyword !== null && !instance.unicast && !instance.faultWithoutPeer && !instance.peersWritten && complaints.since('2.2.5')) {
    const { name } = unicastKeyword.keyword;
    vrrp.tell(unicastKeyword, {
      rule: 'unicast-without-peers',
      message:
        name === 'unicast_peer'
          ? "'unicast_peer' lists no peer: keepalived uses multicast, so nodes that use unicast do not hear this one. List the addresses of the other nodes."
          : `'${name}' is there, but no 'unicast_peer': keepalived uses multicast. List the addresses of the other nodes in 'unicast_peer'; for multicast remove this line${name === 'unicast_src_ip' ? ", or write 'mcast_src_ip'" : ''}.`,
      words: [0, Infinity],
    });
  }
  const first = instance.peers[0];
  const strictLooks = (!complaints.since(from) || complaints.since(until)) && knownOf(instance.interface?.value, vrrp)?.multicast !== false;
  if (instance.strict && first !== undefined && strictLooks && instance.interface !== null) {
    const message =
      'Strict mode knows multicast only: with peers keepalived gives up on VRRP altogether. Remove the peers, or strict mode.';
    tellStrict(instance, vrrp, first.owner, message);
    vrrp.giveUp();
  }
  if (instance.interface !== null) return;
  if (!instance.sourceConfigured) {
    // an address that was refused has been told
    if (!instance.sourceWritten && vrrp.goesOn) {
      vrrp.tell(statement, {
        rule: 'source-address-missing',
        message: `vrrp_instance ${instance.name} has neither 'interface' nor 'unicast_src_ip': keepalived does not know where to send adverts from, and gives up on VRRP altogether. Add one of them.`,
        words: [0, 1],
      });
    }
    vrrp.giveUp();
  } else if (instance.family === 6 && instance.source !== null && isLinkLocal(instance.source.value)) {
    vrrp.tell(instance.source.statement, {
      rule: 'source-address-missing',
      message:
        "A link-local address alone does not tell the interface: keepalived gives up on VRRP altogether. Add 'interface', or use another address.",
      words: [1, 1],
    });
    vrrp.giveUp();
  }
}

export function completeVmacAddress(instance: Instance, vrrp: Vrrp): void {
  if (!instance.strict || instance.vmacAddress === null) return;
  const message =
    'In strict mode the macvlan has the MAC address that the RFC gives to the virtual_router_id: keepalived ignores the one given here.';
  tellStrict(instance, vrrp, instance.vmacAddress, message);
}

/** What the interface of the host can do. */
export function completeInterface(instance: Instance, vrrp: Vrrp): void {
  const { interface: own, vmac, ipvlan } = instance;
  const facts = knownOf(own?.value, vrrp);
  if (own === null || facts === undefined) return;
  const link = vmac ?? ipvlan;
  if (link !== null && facts.linkType !== undefined && facts.linkType !== 'ether') {
    vrrp.tell(link, {
      rule: 'interface-unfit',
      message: `'${link.keyword.name}' needs an Ethernet interface, and '${own.value}' is none (${facts.linkType}): the instance stays in state FAULT. Leave it out, or use another interface.`,
      host: true,
    });
    instance.vmac = null;
    instance.ipvlan = null;
    instance.xmitBase = null;
    // keepalived clears all that it has noted of the instance, unicast and strict peers included
    instance.unicast = false;
  }
  if (facts.multicast === false && !instance.unicast) {
    vrrp.tell(own.statement, {
      rule: 'interface-unfit',
      message: `'${own.value}' cannot send multicast, and there is no peer to send to: the instance stays in state FAULT. List the other nodes in 'unicast_peer'.`,
      words: [1, 1],
      host: true,
    });
  }
}

export function completeVrf(instance: Instance, vrrp: Vrrp): void {
  const { vrf, interface: own } = instance;
  if (vrf === null || (own === null && instance.unicast)) return;
  vrrp.tell(vrf.statement, {
    rule: 'vrf-conflict',
    message:
      own === null
        ? "'vrf' works only with unicast: keepalived ignores it. Add 'unicast_peer'."
        : `The instance has 'interface ${own.value}', and works in the VRF of that interface: keepalived ignores this line. Remove one of the two.`,
    ...(own === null ? {} : { related: [{ ...own.statement.place(0, Infinity), message: 'the interface' }] }),
  });
  instance.vrf = null;
}

export function completeMulticast(instance: Instance, vrrp: Vrrp): void {
  if (!instance.unicast || instance.multicast === null) return;
  vrrp.tell(instance.multicast.statement, {
    rule: 'multicast-with-unicast',
    message: 'Adverts go to the addresses in unicast_peer alone: keepalived ignores this multicast group. Remove the line.',
  });
  instance.multicast = null;
}

export function completeLink(instance: Instance, vrrp: Vrrp): void {
  const { vmac, ipvlan } = instance;
  const promote = instance.promoteSecondaries;
  if (vmac !== null && instance.strict && instance.xmitBase !== null) {
    if (!instance.xmitBaseImplied) {
      const message = "Strict mode wants adverts to leave through the macvlan: keepalived ignores 'vmac_xmit_base'.";
      tellStrict(instance, vrrp, instance.xmitBase, message);
    }
    instance.xmitBase = null;
  }
  if ((vmac !== null || ipvlan !== null) && promote !== null) {
    vrrp.tell(promote, {
      rule: 'needless-statement',
      message:
        "A macvlan or ipvlan always keeps its other addresses: keepalived reports 'promote_secondaries' and ignores it. Remove the line.",
    });
    instance.promoteSecondaries = null;
  }
  if (ipvlan !== null && instance.family === 4 && instance.ipvlanAddress === null && !instance.ipvlanAddressRefused) {
    vrrp.tell(ipvlan, {
      rule: 'source-address-missing',
      message:
        "An ipvlan of an IPv4 instance needs an address of its own: without one the instance stays in state FAULT. Add it: 'use_ipvlan 192.0.2.1/24'.",
    });
  }
  if (instance.interface !== null) completeOwnInterface(instance, vrrp);
  if (instance.xmitBase !== null && vmac === null) {
    if (!instance.xmitBaseImplied && !instance.linkDropped) {
      vrrp.tell(instance.xmitBase, {
        rule: 'needless-statement',
        message: "'vmac_xmit_base' means something only together with 'use_vmac': keepalived ignores it.",
      });
    }
    instance.xmitBase = null;
  }
}
