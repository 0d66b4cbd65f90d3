/** What happens while the table comes about, as notes: scripts that run, what the kernel refuses, what meets in one service. */
import type { BoundStatement } from '../../grammar/bound.ts';
import type { Place } from '../../grammar/problem.ts';
import type { Command } from '../model/scripts.ts';
import type { Kernel } from './kernel.ts';
import { formatEndpoint } from '../../grammar/values/inet-text.ts';
import type { Pool, ScriptKind } from './pool.ts';
import { REASONS, type Refusal } from './refusals.ts';
import { settingsOf } from './services.ts';
import type { IpvsDestination, Note, ServiceId } from './types.ts';
import { settingWords } from './words.ts';

/** When something happens. */
export type Chapter = 'start' | 'checks' | 'events';

const CHAPTERS: Readonly<Record<Chapter, string>> = {
  start: 'At its start keepalived runs',
  checks: 'When the checks have passed keepalived runs',
  events: 'Then keepalived runs',
};

/** As long as a comment should be. */
const LONGEST_COMMAND = 200;

export interface Script {
  readonly what: ScriptKind;
  readonly command: Command;
}

export class Diary {
  readonly notes: Note[] = [];
  readonly scripts: Script[] = [];
  chapter: Chapter = 'start';
  private readonly told = new Set<string>();
  private readonly numbers = new Map<object, number>();
  private readonly kernel: Kernel;

  constructor(kernel: Kernel) {
    this.kernel = kernel;
  }

  write(statement: BoundStatement, about: BoundStatement, message: string, unsaved = false): void {
    this.notes.push({ message, place: placeOf(statement), statement: about, ...(unsaved ? { unsaved } : {}) });
  }

  runs(what: ScriptKind, command: Command, { server }: Pool): void {
    this.scripts.push({ what, command });
    const { chapter } = this;
    this.once([command.from, what, chapter], () => {
      const line = command.words.join(' ');
      const shown = line.length > LONGEST_COMMAND ? `${line.slice(0, LONGEST_COMMAND)}…` : line;
      this.write(command.from, server.statement, `${CHAPTERS[chapter]} ${what}: ${shown}`);
    });
  }

  /** Nothing tells keepalived that this real server is down. */
  hearsNothing(statement: BoundStatement, { server }: Pool): void {
    this.once([statement, 'hears nothing'], () =>
      this.write(statement, server.statement, 'This real server has no check: keepalived never notices when it is down.'),
    );
  }

  refuses(why: Refusal, { server }: Pool, destination: IpvsDestination | null): void {
    const statement = destination?.statement ?? (why === 'engine' ? server.persistence?.engineStatement : null) ?? server.statement;
    // of too many, one is enough
    this.once(why === 'too-many' ? [why] : [statement, why], () => this.write(statement, server.statement, REASONS[why]));
  }

  merges(id: ServiceId, { server }: Pool, destination: IpvsDestination | null): void {
    const owner = this.kernel.ownerOf(id);
    // a line of a group that is there twice, or sorry server and real server of one virtual server
    if (owner === undefined || owner.statement === server.statement) return;
    const { source, start } = owner.statement.place();
    const first = `line ${source.lineOf(start)}`;
    if (destination !== null) {
      this.once([destination.statement, owner.statement], () =>
        this.write(
          destination.statement,
          server.statement,
          `${formatEndpoint(destination.address, destination.port)} is in this service already, from the virtual server of ${first}: what that one says holds.`,
        ),
      );
      return;
    }
    this.once([server.statement, owner.statement], () => {
      const own = settingWords(settingsOf(server, server.key.kind === 'group')).join(' ');
      const theirs = settingWords(owner.settings).join(' ');
      this.write(
        server.statement,
        server.statement,
        `The kernel has this service already, from the virtual server of ${first}: the real servers join those.` +
          (own === theirs ? '' : ` Scheduler, flags and persistence are those of that one ('${theirs}', not '${own}').`),
      );
    });
  }

  private once(about: readonly (object | string)[], tell: () => void): void {
    const key = about.map((part) => (typeof part === 'string' ? part : this.numberOf(part))).join(' ');
    if (this.told.has(key)) return;
    this.told.add(key);
    tell();
  }

  private numberOf(thing: object): number {
    let number = this.numbers.get(thing);
    if (number === undefined) this.numbers.set(thing, (number = this.numbers.size));
    return number;
  }
}

/** All of a statement's words. */
export const placeOf = (statement: BoundStatement): Place => statement.place(0, Infinity);
