/** The settings of each folder of the workspace, as the editor has them. */
import { MessageType, ShowMessageNotification, type Connection } from 'vscode-languageserver';
import { DEFAULTS, readSettings, type Settings } from './settings.ts';
import { nameOf } from './uris.ts';

/** An editor that does not answer in this time has no settings, in milliseconds. */
const PATIENCE = 1_000;

export class SettingsStore {
  private readonly connection: Connection;
  private general: Settings = DEFAULTS;
  private byFolder: readonly { readonly folder: string; readonly settings: Settings }[] = [];
  private readonly complaints = new Set<string>();

  constructor(connection: Connection) {
    this.connection = connection;
  }

  /** What holds for a file: the settings of the innermost folder around it. */
  for(name: string): Settings {
    return this.byFolder.find(({ folder }) => name === folder || name.startsWith(`${folder}/`))?.settings ?? this.general;
  }

  /** From what an editor sends along, where it cannot be asked. */
  take(given: unknown): void {
    this.general = this.read(given);
  }

  /** Asks the editor. */
  async ask(folders: readonly string[]): Promise<void> {
    const items = [{ section: 'kalint' }, ...folders.map((scopeUri) => ({ section: 'kalint', scopeUri }))];
    const answer = await inTime(this.connection.workspace.getConfiguration(items));
    if (answer === null) return;
    const [general, ...own] = answer as unknown[];
    if (general !== null && general !== undefined) this.general = this.read(general);
    this.byFolder = folders
      .map((uri, index) => ({ folder: nameOf(uri), settings: this.read(own[index]) }))
      .sort((a, b) => b.folder.length - a.folder.length);
  }

  /** Each complaint is shown once. */
  private read(given: unknown): Settings {
    return readSettings(given, (message) => this.complain(message));
  }

  complain(message: string): void {
    if (this.complaints.has(message)) return;
    this.complaints.add(message);
    void this.connection.sendNotification(ShowMessageNotification.type, { type: MessageType.Warning, message });
  }
}

async function inTime(answer: Promise<unknown>): Promise<unknown> {
  const silence = new Promise<null>((resolve) => setTimeout(() => resolve(null), PATIENCE));
  return Promise.race([answer.catch(() => null), silence]);
}
