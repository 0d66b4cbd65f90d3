/** How many real servers must be up, counted in weights. */
import type { ServiceDraft } from './draft.ts';
import type { Reader } from './reader.ts';

const UINT32 = 2 ** 32;

export function settleQuorum(service: ServiceDraft, reader: Reader): void {
  let sum = 0;
  for (const { weight } of service.realServers) sum = (sum + (weight ?? 0)) % UINT32;
  const wanted = service.quorum;
  if (wanted > sum) {
    reader.complain('1.3.6', service.quorumStatement ?? service.statement, {
      rule: 'quorum-too-high',
      message:
        sum === 0
          ? 'The weights of all real servers are 0: the quorum can never be reached, and no traffic is forwarded.'
          : `A quorum of ${wanted} can never be reached: the weights of all real servers add up to ${sum}. keepalived cuts it down to ${sum}.`,
      told: 'nowhere',
    });
    service.quorum = sum;
  }
  if (service.hysteresis < service.quorum) return;
  // a hysteresis that only the cut made too high is no further mistake
  if (service.hysteresis >= wanted) {
    reader.complain('1.3.0', service.hysteresisStatement ?? service.statement, {
      rule: 'hysteresis-too-high',
      message:
        service.quorum === 0
          ? `No hysteresis is below a quorum of 0: keepalived makes it ${UINT32 - 1}, and the quorum is never gained.`
          : `The hysteresis ${service.hysteresis} must be below the quorum ${service.quorum}: keepalived cuts it down to ${service.quorum - 1}.`,
      told: 'nowhere',
    });
  }
  service.hysteresis = (service.quorum - 1 + UINT32) % UINT32;
}
