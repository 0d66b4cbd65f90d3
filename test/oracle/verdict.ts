/** What `keepalived -t` said of a config, without what it says of the host. */
import { existsSync } from 'node:fs';
import path from 'node:path';

export interface Message {
  /** The line that it names: `12` of the file itself, `name:12` of an included one; null: none. */
  readonly line: string | null;
  readonly text: string;
}

export interface Verdict {
  readonly status: number;
  /** The lines that it names, as in `Message`. */
  readonly lines: ReadonlySet<string>;
  /** What it says without a line; twice, if it says it of two things. */
  readonly loose: readonly string[];
  readonly messages: readonly Message[];
  readonly crashed: boolean;
  /** Lines that it only names because of the host. */
  readonly hostLines: ReadonlySet<string>;
  /** How much more it says of the host, without a line. */
  readonly hostLoose: number;
  /** This host lacks an interface or a user, so that keepalived takes another way than elsewhere. */
  readonly isAstray: boolean;
}

/** About interfaces of the host: without facts about it, kalint takes it that all that a config names are there. */
const INTERFACES = ["doesn't exist$", 'Non-existent interface', '[Uu]nknown interface', 'requires either an interface'];

/** About the host otherwise: scripts, users and files are never looked at. */
const OTHERS = [
  'not found/accessible',
  'due to insecure',
  'SECURITY VIOLATION',
  'Error setting global script',
  'Unable to set (default user|uid/gid|network namespace)',
  'Failed to (set uid/gid|open /.*netns/)',
  'Config files missing',
  'Invalid smtp server',
  'realpath\\(\\) error',
  'iptables not supported',
  'RTPROT_KEEPALIVED',
  'enable_snmp_rfc',
  'not a regular non-executable file',
];
const OF_HOST = new RegExp([...INTERFACES, ...OTHERS].join('|'));
const OF_KNOWN_HOST = new RegExp(OTHERS.join('|'));

/** What the last report repeats of all interfaces that are not there. */
const SUMMARY = 'Non-existent interface specified in configuration';

const ASTRAY =
  /interface .*doesn't exist$|Non-existent interface|Unable to set (default user|uid\/gid|network namespace)|Error setting global script|Unable to find user|Invalid (startup|shutdown) script|not an? (private macvlan|.*ipvlan)/;

/** What the C library and the shell say of a crash. */
const CRASH_TALK = /^(free\(\)|malloc|corrupted|double free|munmap_chunk|Segmentation|Aborted|timeout: |\*\*\* .*(detected|terminated))/;

/** Ended by a signal, or by its time limit. */
const CRASHES: ReadonlySet<number> = new Set([124, 134, 136, 137, 139, 143]);

export const isCrash = (status: number): boolean => CRASHES.has(status);

/** @param isKnown kalint knows the interfaces of the host */
export function parseVerdict(output: string, status: number, file: string, isKnown = false): Verdict {
  const ofHost = isKnown ? OF_KNOWN_HOST : OF_HOST;
  const seen = new Set<string>();
  const messages: Message[] = [];
  const hostLines = new Set<string>();
  let hostLoose = 0;
  let isAstray = false;
  for (const text of output.split('\n')) {
    const message = parseMessage(text, file);
    // all processes say the same of a line, and of the braces; what else has no line is said of as many things as it is said
    const again = seen.has(text) && (message.line !== null || text.startsWith('There are '));
    if (text.trim() === '' || again) continue;
    seen.add(text);
    if (CRASH_TALK.test(message.text) || (isKnown && message.text === SUMMARY)) continue;
    if (!ofHost.test(message.text)) messages.push(message);
    else if (message.line !== null) hostLines.add(message.line);
    else hostLoose++;
    if (ASTRAY.test(message.text)) isAstray = true;
  }
  return {
    status,
    lines: new Set(messages.flatMap(({ line }) => (line === null ? [] : [line]))),
    loose: messages.flatMap(({ line, text }) => (line === null ? [text] : [])),
    messages,
    crashed: isCrash(status),
    hostLines,
    hostLoose,
    isAstray,
  };
}

/** The first reading of the file names no file as long as there is only one; the later ones do. */
function parseMessage(text: string, file: string): Message {
  const match = /^\((?:(.*?): )?Line (\d+)\) (.*)$/s.exec(text);
  if (match === null) return { line: null, text };
  const [, name, line = '', rest = ''] = match;
  // a line that begins with \# makes keepalived believe in a file of that name
  if (name !== undefined && name !== file && !existsSync(path.resolve(path.dirname(file), name))) return { line: null, text: rest };
  return { line: lineKey(name ?? file, line, file), text: rest };
}

/** `12` for the file itself, `name:12` for an included one. */
export const lineKey = (name: string, line: number | string, file: string): string =>
  name === file ? String(line) : `${path.basename(name)}:${line}`;
