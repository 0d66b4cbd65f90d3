/** Requests of our own: texts for views beside the editor. The same as commands, for editors that know only those. */
import * as services from '../../services/index.ts';
import { COMMANDS } from '../capabilities.ts';
import { rangeIn } from '../convert.ts';
import { guarded, textsOf, type Session } from '../session.ts';
import { uriOf } from '../uris.ts';

type Question = services.IpvsadmQuestion & { readonly uri: string };

export function views(session: Session): void {
  const { connection } = session;
  const answers: Readonly<Record<string, (given: unknown) => unknown>> = {
    'kalint/ipvsadm': (given) => ipvsadm(session, record(given)),
    'kalint/realserver': (given) => realServer(session, record(given)),
    'kalint/explain': (given) => explain(record(given)),
    'kalint/status': (given) => status(session, record(given)),
  };
  for (const [method, answer] of Object.entries(answers)) {
    connection.onRequest(method, (given: unknown, token) => guarded(session, isToken(token) ? token : undefined, () => answer(given)));
  }

  connection.onExecuteCommand((params, token) =>
    guarded(session, token, () => {
      const [first, more] = (params.arguments ?? []) as unknown[];
      const given = typeof first === 'string' ? { ...record(more), uri: first, name: first } : record(first);
      if (params.command === COMMANDS.ipvsadm) return ipvsadm(session, given);
      if (params.command === COMMANDS.realserver) return realServer(session, given);
      return params.command === COMMANDS.explain ? explain(given) : null;
    }),
  );
}

export const record = (given: unknown): Readonly<Record<string, unknown>> =>
  typeof given === 'object' && given !== null ? (given as Readonly<Record<string, unknown>>) : {};

const isToken = (value: unknown): value is { isCancellationRequested: boolean; onCancellationRequested: never } =>
  typeof value === 'object' && value !== null && 'isCancellationRequested' in value;

function ipvsadm(session: Session, given: Readonly<Record<string, unknown>>) {
  return viewOf(session, given, (project) => services.ipvsadmView(project, questionOf(given)));
}

const realServer = (session: Session, given: Readonly<Record<string, unknown>>) => viewOf(session, given, services.realServerView);

/** The config of the document, or of the file that includes it. */
export function viewOf(session: Session, { uri }: Readonly<Record<string, unknown>>, make: (project: services.Project) => services.View) {
  const opened = session.workspace.opened(uri);
  if (opened === null) return null;
  const texts = textsOf(session, opened);
  const { text, lines, messages } = make(opened.project);
  return {
    text,
    lines: lines.map(({ line, file, start, end }) => ({ line, uri: uriOf(file), range: rangeIn(texts(file), { start, end }) })),
    messages,
  };
}

export function questionOf({ format, state, down, up }: Readonly<Record<string, unknown>>): Omit<Question, 'uri'> {
  const names = (given: unknown): readonly string[] =>
    Array.isArray(given)
      ? given.filter((name): name is string => typeof name === 'string')
      : typeof given === 'string' && given !== ''
        ? [given]
        : [];
  return {
    format: format === 'restore' ? 'restore' : 'script',
    state: state === 'start' ? 'start' : 'up',
    down: names(down),
    up: names(up),
  };
}

function explain({ name }: Readonly<Record<string, unknown>>) {
  const markdown = typeof name === 'string' ? services.explain(name) : null;
  return markdown === null ? null : { markdown };
}

/** For a status bar. */
function status(session: Session, { uri }: Readonly<Record<string, unknown>>) {
  const opened = session.workspace.opened(uri);
  if (opened === null || typeof uri !== 'string') return null;
  const { project } = opened;
  const found = [...services.diagnostics(project).values()].flat();
  return {
    keepalivedVersion: project.options.keepalived,
    configId: project.options.id ?? null,
    ids: [...project.reading.ids],
    root: uriOf(project.name),
    files: Array.from(project.sources.keys(), uriOf),
    errors: found.filter(({ severity }) => severity === 'error').length,
    warnings: found.filter(({ severity }) => severity === 'warning').length,
  };
}
