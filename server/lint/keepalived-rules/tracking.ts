/** Rules about what VRRP tracks, sync groups, and static entries that keepalived itself checks. */
import type { RuleInfo } from '../language-rules.ts';

const rule = (id: string, severity: RuleInfo['severity'], summary: string, why: string): RuleInfo => ({ id, severity, summary, why });

export const TRACKING_RULES: readonly RuleInfo[] = [
  rule(
    'incomplete-definition',
    'error',
    'A vrrp_script, track_file, vrrp_track_process or garp_group without what it is about.',
    'keepalived drops it, and then every line that refers to it: what should be watched is not.',
  ),
  rule(
    'unwatchable-file',
    'error',
    'A track_file where keepalived cannot watch it.',
    'The kernel tells of changes only on real file systems. keepalived drops the track_file.',
  ),
  rule(
    'undefined-tracker',
    'error',
    'A track_… line that names something that is not defined above it.',
    'keepalived reads from top to bottom and drops the line: the instance stays master although what it depends on has failed. Some releases crash or hang at `keepalived -t`.',
  ),
  rule(
    'duplicate-tracker',
    'warning',
    'The same interface, script, file, process or session tracked twice.',
    'keepalived keeps the first line and ignores the second, with its weight.',
  ),
  rule(
    'own-interface-tracked',
    'warning',
    'An instance that tracks its own interface.',
    'keepalived watches it anyway and ignores the line; a weight there has no effect.',
  ),
  rule('interface-tracked-twice', 'warning', 'An interface that a member and its sync group both track.', 'One failure then counts twice.'),
  rule(
    'weight-in-sync-group',
    'warning',
    'A tracker with a weight in a member of a sync group.',
    'Members of a group must have the same state, so they cannot change their priorities one by one. keepalived drops the weight, or the tracker with it, and then nothing watches.',
  ),
  rule(
    'weight-of-address-owner',
    'warning',
    'A tracker with a weight where the priority is 255.',
    'Priority 255 says that the node owns the addresses and never yields them. keepalived drops the weight, or the tracker with it.',
  ),
  rule('quorum-conflict', 'error', 'A quorum above its quorum_max.', 'keepalived ignores the later of the two lines.'),
  rule(
    'interface-in-two-garp-groups',
    'error',
    'An interface in more than one garp_group.',
    'An interface has one set of delays: keepalived ignores the second, or ends at once where it is the only one in its list.',
  ),
  rule('empty-sync-group', 'error', 'A vrrp_sync_group without members.', 'keepalived drops it: the instances fail over one by one.'),
  rule(
    'undefined-instance',
    'error',
    'A sync group that names an instance that does not exist.',
    'keepalived leaves the name out: the instance that was meant is not kept in step with the others.',
  ),
  rule(
    'instance-in-two-groups',
    'error',
    'An instance in more than one sync group.',
    'It can be in step with one group only: keepalived takes the first.',
  ),
  rule(
    'lone-sync-group',
    'warning',
    'A sync group with one member.',
    'There is nothing to keep in step. Mostly the other instance was forgotten.',
  ),
  rule(
    'mixed-address-owners',
    'error',
    'A sync group in which some members own their addresses and some do not.',
    'An owner is always master, the others may be backup: the group can never agree.',
  ),
  rule(
    'empty-track-group',
    'error',
    'A track_group without members.',
    'keepalived drops it, and with it every `track_group` behind a static address, route or rule.',
  ),
  rule(
    'undefined-track-group',
    'error',
    'A static address, route or rule with a track_group that is not defined above it.',
    'keepalived drops the word: when the entry is lost, nobody puts it back.',
  ),
  rule(
    'script-behind-link',
    'warning',
    'A script of root whose path leads through a symbolic link to a directory.',
    'Since 2.3.0 keepalived refuses such paths: on most distributions /bin and /sbin are links. The script never runs, and is not tracked.',
  ),
];
