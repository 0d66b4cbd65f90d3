/** Rules about VRRP instances that keepalived itself checks. */
import type { RuleInfo } from '../language-rules.ts';

const rule = (id: string, severity: RuleInfo['severity'], summary: string, why: string): RuleInfo => ({ id, severity, summary, why });

export const VRRP_RULES: readonly RuleInfo[] = [
  rule(
    'vrid-missing',
    'error',
    'A vrrp_instance without virtual_router_id.',
    'keepalived gives up on VRRP altogether: no instance of the file works.',
  ),
  rule(
    'interface-missing',
    'error',
    'Something that needs an interface and has none.',
    'keepalived does not know where to send adverts or put addresses; in most cases it gives up on VRRP altogether, or even crashes.',
  ),
  rule(
    'interface-not-found',
    'error',
    'An interface that the host does not have (known by --host).',
    "Unless 'dynamic_interfaces' is set, keepalived drops the line and gives up on VRRP altogether: no instance of the file works.",
  ),
  rule(
    'interface-unfit',
    'error',
    'An interface of the host that cannot do what the instance asks of it (known by --host).',
    'The instance stays in state FAULT: it never becomes master.',
  ),
  rule(
    'vip-missing',
    'warning',
    'A vrrp_instance without virtual addresses.',
    'With VRRP version 3 and in strict mode keepalived gives up on VRRP altogether; else it elects a master that has nothing to do.',
  ),
  rule(
    'duplicate-vrid',
    'error',
    'Two instances that are the same virtual router on the same network.',
    'Each would take the adverts of the other for its own: keepalived gives up on VRRP altogether.',
  ),
  rule(
    'family-mismatch',
    'error',
    'An address of the other family than its vrrp_instance.',
    'An instance speaks IPv4 or IPv6, and the first address that keepalived reads decides. What is of the other family is dropped.',
  ),
  rule(
    'duplicate-address',
    'warning',
    'The same address twice.',
    'keepalived drops the second one; often another address was meant, which is now missing.',
  ),
  rule(
    'version-conflict',
    'error',
    'A VRRP version that does not go with what stands before it.',
    'keepalived ignores the line, and the nodes may end up with different versions: then each is master.',
  ),
  rule(
    'strict-mode-conflict',
    'error',
    'Something that strict mode does not allow.',
    'Strict mode follows the VRRP RFCs to the letter: keepalived resets what does not, or gives up on VRRP altogether.',
  ),
  rule(
    'authentication-ignored',
    'error',
    'Authentication that cannot work here.',
    'keepalived does without: adverts go out with no password, and nodes that want one do not hear this one.',
  ),
  rule('password-missing', 'error', 'Authentication without a password.', 'keepalived uses no authentication at all.'),
  rule(
    'active-key-missing',
    'error',
    'auth_hmac without a key to sign with.',
    'keepalived switches it off, and adverts go out unprotected.',
  ),
  rule(
    'unicast-without-peers',
    'error',
    'A unicast statement without unicast_peer.',
    'keepalived uses multicast: nodes that use unicast do not hear this one, and each becomes master.',
  ),
  rule(
    'source-address-missing',
    'error',
    'An instance without an address to send from.',
    'keepalived gives up on VRRP altogether, or the instance stays in state FAULT.',
  ),
  rule(
    'multicast-with-unicast',
    'warning',
    'A multicast group where adverts are unicast.',
    'Nothing is sent to the group; keepalived ignores it.',
  ),
  rule(
    'vrf-conflict',
    'error',
    'A vrf where it has no place.',
    'An instance with an interface works in the VRF of that interface; keepalived ignores the line.',
  ),
  rule(
    'interface-name-taken',
    'error',
    'A name for a macvlan or ipvlan that something else has.',
    'keepalived makes up another name; what refers to the name goes to the wrong interface.',
  ),
  rule(
    'xmit-base-missing',
    'warning',
    'Unicast over a macvlan without vmac_xmit_base.',
    'keepalived sets it by itself, and reports it at every start.',
  ),
  rule('needless-statement', 'warning', 'A statement that has no effect beside another one.', 'keepalived reports it and ignores it.'),
  rule('needless-option', 'warning', 'An option that a statement has set already.', 'keepalived reports it and ignores it.'),
  rule(
    'too-many-vips',
    'warning',
    'More virtual addresses than an advert has room for.',
    'keepalived treats the others as excluded. Nodes that disagree about the list report each other.',
  ),
  rule(
    'nopreempt-without-effect',
    'warning',
    'nopreempt where it cannot work.',
    "It works only with 'state BACKUP' and a priority below 255. keepalived drops it, so the node takes over whenever it comes back: the interruption that nopreempt should avoid.",
  ),
  rule('nopreempt-missing', 'warning', 'A statement that works only with nopreempt.', 'keepalived ignores it.'),
  rule(
    'preempt-delay-without-effect',
    'warning',
    'preempt_delay where it cannot work.',
    "It works only with 'state BACKUP' and without nopreempt. keepalived drops it.",
  ),
  rule(
    'owner-conflict',
    'warning',
    'owner_ignore_adverts against the priority.',
    'It is on with priority 255 and off otherwise, whatever the line says.',
  ),
  rule(
    'advert-interval',
    'warning',
    'An advert_int that its VRRP version cannot send.',
    'keepalived rounds it. Nodes with different intervals ignore each other or take over too early.',
  ),
];
