/** Requests of our own for what our extension shows beside the editor, and what it lets users choose from. */
import * as services from '../../services/index.ts';
import { guarded, type Session } from '../session.ts';
import { questionOf, record, viewOf } from './views.ts';

export function sideViews(session: Session): void {
  const { connection, workspace } = session;
  const answer = (method: string, work: (given: Readonly<Record<string, unknown>>) => unknown): void => {
    connection.onRequest(method, (given: unknown) => guarded(session, undefined, () => work(record(given))));
  };
  answer('kalint/commands', (given) => viewOf(session, given, (project) => services.commandsView(project, questionOf(given))));
  answer('kalint/compare', (given) => {
    const { live } = given;
    return typeof live === 'string' ? viewOf(session, given, (project) => services.compareView(project, live)) : null;
  });
  answer('kalint/realServerNames', ({ uri }) => {
    const opened = workspace.opened(uri);
    return opened === null ? null : services.realServerNames(opened.project);
  });
  answer('kalint/topics', () => services.topics());
  answer('kalint/releases', () => services.releases());
}
