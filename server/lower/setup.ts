/** What keepalived sets up for IPVS as a whole: daemons, timeouts, and where. */
import type { Globals } from '../model/globals.ts';
import type { Loaded } from './load.ts';
import type { Setup, SyncDaemonCommand } from './types.ts';

export const NO_SETUP: Setup = { namespace: null, flush: null, timeouts: null, syncDaemons: null };

export function setupOf(loaded: Loaded): Setup {
  const { globals } = loaded;
  return {
    namespace: namespaceOf(globals),
    flush: globals.lvsFlush.value ? globals.lvsFlush.from : null,
    timeouts: timeoutsOf(globals),
    syncDaemons: syncDaemonsOf(loaded),
  };
}

function namespaceOf({ netNamespace, netNamespaceIpvs }: Globals): Setup['namespace'] {
  const { value, from } = netNamespaceIpvs.value === null ? netNamespace : netNamespaceIpvs;
  return value === null || value === '' || from === null ? null : { name: value, statement: from };
}

function timeoutsOf({ lvsTimeouts: { tcp, tcpfin, udp } }: Globals): Setup['timeouts'] {
  const statement = tcp.from ?? tcpfin.from ?? udp.from;
  return statement === null ? null : { tcp: tcp.value ?? 0, tcpfin: tcpfin.value ?? 0, udp: udp.value ?? 0, statement };
}

function syncDaemonsOf({ globals, vrrp }: Loaded): Setup['syncDaemons'] {
  const global = globals.lvsSyncDaemon;
  if (global === null) return oldSyncDaemon(vrrp);
  const { instance, interface: name, maxlen, group, port, ttl } = global;
  const daemon = (state: SyncDaemonCommand['state'], id: number): SyncDaemonCommand => ({
    ...{ state, interface: name, id, maxlen, group, port, ttl },
  });
  // nobody says when to send and when to listen: it does both
  if (instance === null) {
    const id = global.id ?? 0;
    return { running: [daemon('master', id), daemon('backup', id)], statement: global.from };
  }
  const follows = vrrp?.instanceOf.get(instance);
  if (follows === undefined) return null;
  return { running: [daemon('backup', global.id ?? follows.vrid?.value ?? 0)], statement: global.from };
}

/** `lvs_sync_daemon_interface` of a vrrp_instance, as it was done once. */
function oldSyncDaemon(vrrp: Loaded['vrrp']): Setup['syncDaemons'] {
  const statement = vrrp?.syncDaemon ?? null;
  const name = statement?.word(1);
  if (statement === null || name === undefined) return null;
  return { running: [{ state: 'backup', interface: name, id: 0, maxlen: null, group: null, port: null, ttl: null }], statement };
}

/** Both daemons run from the start, and share what they know of connections. */
export const sharesFromStart = ({ syncDaemons }: Setup): boolean => (syncDaemons?.running.length ?? 0) > 1;
