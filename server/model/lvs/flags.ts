/** Flags of schedulers. The kernel has three; what they do, and how they are called, the scheduler says. */
import type { BoundStatement } from '../../../grammar/bound.ts';
import type { ServiceDraft } from './draft.ts';
import type { Reader } from './reader.ts';
import type { SchedulerFlag } from './types.ts';

const PLAIN: readonly SchedulerFlag[] = ['flag-1', 'flag-2', 'flag-3'];

interface OwnFlag {
  readonly scheduler: string;
  readonly flag: SchedulerFlag;
}

const OWN: Readonly<Record<string, OwnFlag>> = {
  'sh-fallback': { scheduler: 'sh', flag: 'flag-1' },
  'sh-port': { scheduler: 'sh', flag: 'flag-2' },
  'mh-fallback': { scheduler: 'mh', flag: 'flag-1' },
  'mh-port': { scheduler: 'mh', flag: 'flag-2' },
};

export function readFlag(service: ServiceDraft, statement: BoundStatement, reader: Reader): void {
  const { name } = statement.keyword;
  const own = OWN[name];
  const plain = PLAIN.find((flag) => flag === name);
  if (plain !== undefined || own?.scheduler === service.scheduler) {
    service.flags.add(plain ?? own?.flag ?? 'flag-1');
    service.flagStatements.push(statement);
  } else if (service.scheduler !== 'sh' && service.scheduler !== 'mh') tellUnfit(service, statement, own, reader);
}

/** With the one of the two for the other, keepalived says nothing. */
function tellUnfit({ scheduler }: ServiceDraft, statement: BoundStatement, own: OwnFlag | undefined, reader: Reader): void {
  const { name } = statement.keyword;
  const chosen = scheduler === '' ? 'no scheduler is chosen above this line' : `the scheduler above is '${scheduler}'`;
  reader.complain('1.3.0', statement, {
    rule: 'flag-without-scheduler',
    message:
      own === undefined
        ? `'${name}' does nothing any more, and keepalived reports it, since ${chosen}. Remove it.`
        : `'${name}' works only below 'lvs_sched ${own.scheduler}', and ${chosen}: keepalived ignores the line.`,
  });
}
