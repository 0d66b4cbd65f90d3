/** Configs with marks for the tests of services: `|` is the cursor, `<|…|>` a range. */
import assert from 'node:assert/strict';
import type { Files } from '../../server/lint/finding.ts';
import { Project, type Document, type ProjectOptions, type Range } from '../../server/services/index.ts';

export interface Marked {
  readonly text: string;
  /** -1: there is none. */
  readonly cursor: number;
  readonly ranges: readonly { readonly start: number; readonly end: number }[];
}

export function unmark(fixture: string): Marked {
  let text = '';
  let cursor = -1;
  const open: number[] = [];
  const ranges: { start: number; end: number }[] = [];
  for (const part of fixture.split(/(<\||\|>|\|)/)) {
    if (part === '<|') open.push(text.length);
    else if (part === '|>') ranges.push({ start: open.pop() ?? 0, end: text.length });
    else if (part === '|') cursor = text.length;
    else text += part;
  }
  return { text, cursor, ranges: ranges.sort((a, b) => a.start - b.start) };
}

export interface Scene {
  readonly project: Project;
  /** The one with the cursor; without a cursor the main file. */
  readonly document: Document;
  readonly offset: number;
  /** All marked ranges, file by file. */
  readonly ranges: readonly Range[];
}

export const MAIN = '/etc/keepalived/keepalived.conf';

/** A config in memory. Names of files are relative to the main file, which is `keepalived.conf`. */
export function scene(given: string | Readonly<Record<string, string>>, options: Partial<ProjectOptions> = {}): Scene {
  const fixtures = typeof given === 'string' ? { 'keepalived.conf': given } : given;
  const files = new Map(Object.entries(fixtures).map(([name, fixture]) => [`/etc/keepalived/${name}`, unmark(fixture)]));
  const main = files.get(MAIN);
  assert.ok(main !== undefined, 'there is a keepalived.conf');
  const project = new Project(MAIN, main.text, { keepalived: '2.4.3', files: inMemory(files), ...options });
  const [name, { cursor }] = [...files].find(([, marked]) => marked.cursor !== -1) ?? [MAIN, { cursor: 0 }];
  const document = project.document(name);
  assert.ok(document !== null, `${name} belongs to the config`);
  const ranges = [...files].flatMap(([file, marked]) => marked.ranges.map((range) => ({ file, ...range })));
  return { project, document, offset: cursor, ranges };
}

const inMemory = (files: ReadonlyMap<string, Marked>): Files => ({
  read(path) {
    const text = files.get(path)?.text;
    return text === undefined ? { error: 'there is no such file' } : { text };
  },
  glob(pattern, directory) {
    const whole = pattern.startsWith('/') ? pattern : `${directory}/${pattern}`;
    const expression = new RegExp(`^${whole.replace(/[.+?^$()|[\]\\]/g, '\\$&').replaceAll('*', '[^/]*')}$`);
    return [...files.keys()].filter((name) => expression.test(name)).sort();
  },
});

/** Edits applied to one text. */
export function applied(text: string, edits: readonly { readonly start: number; readonly end: number; readonly text: string }[]): string {
  let result = text;
  for (const edit of edits.toSorted((a, b) => b.start - a.start)) result = result.slice(0, edit.start) + edit.text + result.slice(edit.end);
  return result;
}

/** A config of two nodes' worth of everything, to look around in. */
export const PAIR = `$VIP=10.0.0.100
vrrp_script check {
    script "/usr/bin/true"
}
vrrp_instance VI_1 {
    state MASTER
    interface eth0
    virtual_router_id 51
    priority 150
    virtual_ipaddress {
        \${VIP}/24
    }
    track_script {
        check
    }
}
vrrp_instance VI_2 {
    interface eth1
    virtual_router_id 52
    virtual_ipaddress {
        10.1.0.100/24
        10.1.0.101/24
    }
}
vrrp_sync_group G1 {
    group {
        VI_1
        VI_2
    }
}
virtual_server 10.0.0.100 80 {
    delay_loop 6
    lvs_sched rr
    lvs_method DR
    real_server 10.0.0.1 80 {
        TCP_CHECK {
        }
    }
    real_server 10.0.0.2 80 {
    }
}
`;
