/** What each statement sets. Statements that keepalived refuses as a whole do not come here. */
import { splitWords } from '../../../grammar/lines.ts';
import { isMulticast, parseAddress, socketAddressPart } from '../../../grammar/values/inet.ts';
import { readNotifyCommand } from '../scripts.ts';
import type { Draft, DraftFifo } from './draft.ts';
import { setReceiveBuffers } from './receive-buffers.ts';
import { flag, laterSwitch, number, onOff, text, type Handler } from './setters.ts';
import { numberAt, Slot, switchAt } from './slots.ts';
import { numberIn, syncDaemonOf } from './sync-daemon.ts';

const fifo =
  (of: (draft: Draft) => DraftFifo): Handler =>
  (statement, draft) => {
    const path = statement.word(1);
    if (path !== undefined) of(draft).fifo = { from: statement, path, user: statement.word(2) ?? null, group: statement.word(3) ?? null };
  };

const fifoScript =
  (of: (draft: Draft) => DraftFifo): Handler =>
  (statement, draft, { version }) => {
    of(draft).script = readNotifyCommand(statement, version);
  };

const mcastGroup =
  (family: 4 | 6): Handler =>
  (statement, draft) => {
    const address = parseAddress(socketAddressPart(statement.word(1) ?? ''));
    if (address?.family === family && isMulticast(address)) draft.vrrp[`mcastGroup${family}`].set(address, statement);
  };

/** Brings the standard values down to one message and no repetition, and takes values that were set to the standard for such, too. */
const minGarp: Handler = (statement, { garp }) => {
  if (switchAt(statement) !== true) return;
  if (garp.masterRepeat.value === 5) garp.masterRepeat.set(1, statement);
  if (garp.masterRefreshRepeat.value === 1) garp.masterRefreshRepeat.set(0, statement);
  if (garp.masterDelay.value === 5) garp.masterDelay.set(0, statement);
};

/** A number that is refused turns it off. */
const masterRefresh: Handler = (statement, { garp }, { version }) =>
  garp.masterRefresh.set(numberAt(statement, 1, version) ?? 0, statement);

const extraInterfaces: Handler = (statement, { garp }) => {
  let { all } = garp.extraInterfaces.value;
  let seconds = 0;
  for (const word of statement.words.texts.slice(1)) {
    if (word === 'all') all = true;
    else {
      const value = numberIn(word, 1, 86_400);
      if (value === null) return;
      seconds = value;
    }
  }
  if (seconds > 0) garp.extraInterfaces.set({ seconds, all }, statement);
};

const dynamicInterfaces: Handler = (statement, draft) => {
  draft.dynamicInterfaces.set(true, statement);
  if (statement.word(1) === 'allow_if_changes') draft.allowIfChanges.set(true, statement);
};

const lvsTimeouts: Handler = (statement, { lvsTimeouts: timeouts }) => {
  const words = statement.words.texts;
  if (words.length < 3) return;
  for (let at = 1; at < words.length; at++) {
    const name = words[at];
    if (name !== 'tcp' && name !== 'tcpfin' && name !== 'udp') continue;
    const value = numberIn(words[++at], 0, 31 * 86_400);
    if (value !== null) timeouts[name].set(value === 0 ? null : value, statement);
  }
};

const flushOnStop: Handler = (statement, draft) => {
  const word = statement.word(1);
  if (word === undefined || word === 'VS') draft.lvsFlushOnStop.set(word ?? 'all', statement);
};

const nftables: Handler = (statement, draft, complaints) => {
  const earlier = draft.nftables?.from;
  if (earlier !== undefined) {
    complaints.of(statement, {
      rule: 'duplicate-statement',
      message: `'${earlier.keyword.name}' has given the nftables table already. keepalived ignores this line; remove '${earlier.keyword.name}' and keep this one.`,
      related: [{ ...earlier.place(0, Infinity), message: 'the table is given here' }],
      words: [0, 0],
    });
    return;
  }
  draft.nftables = { from: statement, table: statement.word(1) ?? 'keepalived', priority: new Slot(-1) };
};

/** Builds without iptables take it for `nftables`, even where that stands above. */
const vrrpIptables: Handler = (statement, draft) => {
  draft.nftables = { from: statement, table: 'keepalived', priority: new Slot(-1) };
};

const nftablesIpvs: Handler = (statement, draft) => {
  draft.nftablesIpvs = {
    from: statement,
    table: statement.word(1) ?? 'keepalived_ipvs',
    priority: new Slot(-1),
    startFwmark: new Slot(1000),
  };
};

/** A number for a table that must stand above: keepalived resets it when it comes to the table. */
const nftablesNumber =
  (slot: (draft: Draft) => unknown): Handler =>
  (statement, draft, { version }) => {
    const found = slot(draft);
    const value = numberAt(statement, 1, version);
    if (found instanceof Slot && value !== null) (found as Slot<number>).set(value, statement);
  };

const smtpServer: Handler = (statement, { mail }, { version }) => {
  const [, host, port] = statement.words.texts;
  const number = port === undefined ? 25 : numberAt(statement, 2, version);
  // one that is refused takes the place of a good one above it
  mail.server.set(host === undefined || number === null || statement.dropped ? null : { host, port: number }, statement);
};

const recipients: Handler = (statement, { mail }) => {
  for (const line of statement.values ?? []) mail.to.push(...splitWords(line).texts);
};

const scriptUser: Handler = (statement, draft) => {
  const user = statement.word(1);
  if (user !== undefined) draft.scriptUser.set({ user, group: statement.word(2) ?? null }, statement);
};

const vrrpVersion: Handler = (statement, { vrrp }, { version }) => {
  const value = numberAt(statement, 1, version);
  if (value === 2 || value === 3) vrrp.version.set(value, statement);
};

const ipvsNamespace: Handler = (statement, { netNamespaceIpvs }, complaints) => {
  const { from } = netNamespaceIpvs;
  if (from === null) {
    netNamespaceIpvs.set(statement.word(1) ?? '', statement);
    return;
  }
  const ends = statement.word(1) === undefined;
  complaints.of(statement, {
    rule: 'duplicate-statement',
    message: `'net_namespace_ipvs' stands here for the second time. keepalived ${ends ? 'stops here, because it misses a name: nothing after this line is read' : 'keeps the first and ignores this one'}. Remove one of the two.`,
    related: [{ ...from.place(0, Infinity), message: 'the first one' }],
    words: [0, 0],
    keepalived: ends ? 'fatal' : 'reports',
  });
};

export const HANDLERS: ReadonlyMap<string, Handler> = new Map<string, Handler>([
  ['router_id', text((draft) => draft.routerId)],
  ['vrrp_version', vrrpVersion],
  ['vrrp_strict', laterSwitch(({ vrrp }) => vrrp.strict)],
  ['vrrp_mcast_group4', mcastGroup(4)],
  ['vrrp_mcast_group6', mcastGroup(6)],
  ['vrrp_check_unicast_src', flag(({ vrrp }) => vrrp.checkUnicastSource)],
  ['vrrp_skip_check_adv_addr', laterSwitch(({ vrrp }) => vrrp.skipCheckAdvAddr)],
  ['vrrp_lower_prio_no_advert', onOff(({ vrrp }) => vrrp.lowerPrioNoAdvert)],
  ['vrrp_higher_prio_send_advert', onOff(({ vrrp }) => vrrp.higherPrioSendAdvert)],
  ['vrrp_owner_ignore_adverts', onOff(({ vrrp }) => vrrp.ownerIgnoreAdverts)],
  ['vrrp_down_timer_adverts', number(({ vrrp }) => vrrp.downTimerAdverts)],
  ['vmac_prefix', text(({ vrrp }) => vrrp.vmacPrefix)],
  ['vmac_addr_prefix', text(({ vrrp }) => vrrp.vmacAddrPrefix)],
  ['vrrp_garp_master_delay', number(({ garp }) => garp.masterDelay)],
  ['vrrp_garp_master_repeat', number(({ garp }) => garp.masterRepeat, 1)],
  ['vrrp_garp_master_refresh', masterRefresh],
  ['vrrp_garp_master_refresh_repeat', number(({ garp }) => garp.masterRefreshRepeat, 1)],
  ['vrrp_garp_lower_prio_delay', number(({ garp }) => garp.lowerPrioDelay)],
  ['vrrp_garp_lower_prio_repeat', number(({ garp }) => garp.lowerPrioRepeat)],
  ['vrrp_garp_interval', number(({ garp }) => garp.interval)],
  ['vrrp_gna_interval', number(({ garp }) => garp.gnaInterval)],
  ['vrrp_min_garp', minGarp],
  ['vrrp_garp_extra_if', extraInterfaces],
  ['vrrp_vmac_garp_intvl', extraInterfaces],
  ['default_interface', text((draft) => draft.defaultInterface)],
  ['dynamic_interfaces', dynamicInterfaces],
  ['vrrp_rx_bufs_policy', setReceiveBuffers],
  ['lvs_sync_daemon', (statement, draft) => void (draft.lvsSyncDaemon = syncDaemonOf(statement))],
  ['lvs_timeouts', lvsTimeouts],
  ['lvs_flush', flag((draft) => draft.lvsFlush)],
  ['lvs_flush_on_stop', flushOnStop],
  ['lvs_flush_onstop', flushOnStop],
  ['checker_log_all_failures', onOff((draft) => draft.checkerLogAllFailures)],
  ['rs_init_notifies', onOff((draft) => draft.rsInitNotifies)],
  ['nftables', nftables],
  ['nftables_priority', nftablesNumber((draft) => draft.nftables?.priority)],
  ['vrrp_iptables', vrrpIptables],
  ['nftables_ipvs', nftablesIpvs],
  ['nftables_ipvs_priority', nftablesNumber((draft) => draft.nftablesIpvs?.priority)],
  ['nftables_ipvs_start_fwmark', nftablesNumber((draft) => draft.nftablesIpvs?.startFwmark)],
  ['enable_script_security', flag((draft) => draft.scriptSecurity)],
  ['script_user', scriptUser],
  ['startup_script', (statement, draft, { version }) => void (draft.startupScript = readNotifyCommand(statement, version))],
  ['shutdown_script', (statement, draft, { version }) => void (draft.shutdownScript = readNotifyCommand(statement, version))],
  ['notify_fifo', fifo((draft) => draft.notifyFifo)],
  ['notify_fifo_script', fifoScript((draft) => draft.notifyFifo)],
  ['vrrp_notify_fifo', fifo((draft) => draft.vrrpNotifyFifo)],
  ['vrrp_notify_fifo_script', fifoScript((draft) => draft.vrrpNotifyFifo)],
  ['lvs_notify_fifo', fifo((draft) => draft.lvsNotifyFifo)],
  ['lvs_notify_fifo_script', fifoScript((draft) => draft.lvsNotifyFifo)],
  ['notification_email', recipients],
  ['notification_email_from', text(({ mail }) => mail.from)],
  ['smtp_server', smtpServer],
  ['smtp_connect_timeout', number(({ mail }) => mail.connectTimeout, 1)],
  ['smtp_alert', onOff(({ mail }) => mail.alert)],
  ['smtp_alert_vrrp', onOff(({ mail }) => mail.alertVrrp)],
  ['smtp_alert_checker', onOff(({ mail }) => mail.alertChecker)],
  ['no_checker_emails', onOff(({ mail }) => mail.noCheckerEmails)],
  ['net_namespace', text((draft) => draft.netNamespace)],
  ['net_namespace_ipvs', ipvsNamespace],
  ['instance', text((draft) => draft.instanceName)],
  ['iproute_usr_dir', text((draft) => draft.iprouteUsrDir)],
  ['iproute_etc_dir', text((draft) => draft.iprouteEtcDir)],
]);
