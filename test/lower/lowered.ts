/** Configs to tables, for the tests. */
import { lower, type Situation } from '../../server/index.ts';

export const lowered = (text: string, situation: Situation = {}, name = 'keepalived.conf') =>
  lower(text, { keepalived: '2.2.7', name, ...situation });

/** A virtual server of 10.0.0.1:80 with these lines. */
export const virtualServer = (...lines: string[]): string =>
  ['virtual_server 10.0.0.1 80 {', 'lvs_sched rr', 'lvs_method DR', 'protocol TCP', ...lines, '}', ''].join('\n');

/** A real server with a check: 10.0.0.N. */
export const checked = (number: number, ...lines: string[]): string =>
  [`real_server 10.0.0.${number} 80 {`, ...lines, 'TCP_CHECK {', '}', '}'].join('\n');
