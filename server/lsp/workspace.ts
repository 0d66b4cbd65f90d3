/**
 * Open documents and the configs that they belong to.
 *
 * A project is thrown away when one of its files changes, and made again when somebody asks: so whatever is worked out for a version of
 * a document is worked out once, and nothing is worked out that nobody wants.
 */
import { TextDocument } from 'vscode-languageserver-textdocument';
import { NEWEST } from '../../grammar/language/version.ts';
import type { Source } from '../../grammar/source.ts';
import { NOTHING_SAID, type Settings as ConfigSettings } from '../lint/config.ts';
import type { Files } from '../lint/finding.ts';
import { Memory } from '../lint/memory.ts';
import { Project, type Document, type ProjectOptions } from '../services/index.ts';
import { partnersOf } from './clusters.ts';
import { BadFacts } from '../model/host-facts.ts';
import { directoryOf, resolvePath } from '../services/paths.ts';
import { hostOptions, readHosts } from './host-facts.ts';
import type { Host } from './host.ts';
import { NO_HOST } from './host.ts';
import type { Settings } from './settings.ts';
import { isOnDisk, nameOf, uriOf } from './uris.ts';

/** An open document, the config it belongs to, and both ways to look at its text. */
export interface Opened {
  readonly name: string;
  readonly text: TextDocument;
  readonly project: Project;
  readonly document: Document;
}

/** Some 500 lines, in characters. */
const SMALL = 10_000;

export class Workspace {
  private readonly host: Host;
  private readonly settingsOf: (name: string) => Settings;
  private readonly complain: (message: string) => void;
  private readonly open = new Map<string, TextDocument>();
  private readonly projects = new Map<string, Project>();
  private readonly memories = new Map<string, Memory>();
  private readonly texts = new WeakMap<Source, TextDocument>();
  /** What kalint's config files say of the files that were asked about. */
  private readonly configs = new Map<string, ConfigSettings>();
  /** Configs in the folders of the workspace; null: not looked for yet. */
  private found: readonly string[] | null = null;
  private folders: readonly string[] = [];
  /** The configs that include other files; null: something has changed since they were looked for. Most configs do not. */
  private including: readonly string[] | null = null;
  /** Open documents over what is on disk. */
  private readonly files: Files;

  /** @param complain shows the user what is wrong with the settings */
  constructor(host: Host, settingsOf: (name: string) => Settings, complain: (message: string) => void) {
    this.host = host;
    this.settingsOf = settingsOf;
    this.complain = complain;
    this.files = {
      read: (path) => {
        const text = this.open.get(path)?.getText();
        return text === undefined ? host.files.read(path) : { text };
      },
      glob: (pattern, directory) => host.files.glob(pattern, directory),
    };
  }

  /** @param folders paths; what is no file system is left out */
  setFolders(folders: readonly string[]): void {
    this.folders = folders.filter(isOnDisk);
    this.found = null;
    this.including = null;
  }

  get openNames(): readonly string[] {
    return [...this.open.keys()];
  }

  /** A document was opened, or has another text. */
  change(text: TextDocument): void {
    const name = nameOf(text.uri);
    this.open.set(name, text);
    this.forget(name);
  }

  close(uri: string): void {
    const name = nameOf(uri);
    this.open.delete(name);
    this.memories.delete(name);
    this.forget(name);
  }

  /** Reads kalint's config files for a document, and for the files that it is judged with. */
  async learn(name: string): Promise<void> {
    const roots = this.rootsOf(name);
    for (const root of new Set([...roots, ...roots.flatMap((node) => this.partnersOf(node))])) {
      if (!isOnDisk(root) || this.configs.has(root)) continue;
      try {
        this.configs.set(root, await this.host.configFor(root));
      } catch (error) {
        this.configs.set(root, NOTHING_SAID);
        this.complain(error instanceof Error ? error.message : String(error));
      }
      this.projects.delete(root);
      this.including = null;
    }
  }

  /** Files were made, changed or deleted behind the editor's back. */
  filesChanged(): void {
    this.found = null;
    this.configs.clear();
    this.settingsChanged();
  }

  /** Other settings make another project. */
  settingsChanged(): void {
    this.projects.clear();
    this.including = null;
  }

  textOf(name: string): TextDocument | undefined {
    return this.open.get(name);
  }

  /** null: no such document is open. */
  opened(uri: unknown): Opened | null {
    if (typeof uri !== 'string') return null;
    const name = nameOf(uri);
    const text = this.open.get(name);
    const [root] = this.rootsOf(name);
    if (text === undefined || root === undefined) return null;
    const project = this.project(root);
    const document = project?.document(name);
    return project === null || document === null || document === undefined ? null : { name, text, project, document };
  }

  /** The files that keepalived would be started with to read this one: itself, if nobody includes it. */
  rootsOf(name: string): readonly string[] {
    this.including ??= this.candidates.filter((root) => (this.project(root)?.sources.size ?? 0) > 1);
    const roots = this.including.filter((root) => root !== name && this.project(root)?.sources.has(name));
    return roots.length > 0 ? roots : [name];
  }

  /** null: there is no such file. */
  project(root: string): Project | null {
    const known = this.projects.get(root);
    if (known !== undefined) return known;
    const content = this.files.read(root);
    const text = this.open.get(root)?.getText() ?? ('text' in content ? content.text : undefined);
    if (text === undefined) return null;
    const { keepalivedVersion, configId, rules, hostFacts } = this.settingsOf(root);
    const config = this.configs.get(root) ?? NOTHING_SAID;
    const id = configId ?? config.id;
    const options: ProjectOptions = {
      keepalived: keepalivedVersion ?? config.keepalived ?? NEWEST,
      levels: new Map([...config.levels, ...rules]),
      ruleOptions: config.ruleOptions,
      partners: () => this.partnersOf(root).flatMap((name) => this.project(name) ?? []),
      files: isOnDisk(root) ? this.files : NO_HOST.files,
      ...(id === undefined ? {} : { id }),
      ...(config.env.size === 0 ? {} : { environment: config.env }),
      ...this.hostFor(root, hostFacts),
    };
    const made = new Project(root, text, options, this.memoryFor(root, text, options));
    this.projects.set(root, made);
    return made;
  }

  /** Only of open documents, which are read again and again; what is small is read sooner than it is remembered. */
  private memoryFor(root: string, text: string, options: ProjectOptions): Memory | undefined {
    if (!this.open.has(root) || text.length < SMALL) return undefined;
    let memory = this.memories.get(root);
    if (memory === undefined || !memory.isFor(options)) this.memories.set(root, (memory = new Memory(options)));
    return memory;
  }

  /** The configs of the other nodes of its cluster. */
  partnersOf(root: string): readonly string[] {
    const { clusters } = this.settingsOf(root);
    return clusters.length === 0 ? [] : partnersOf(root, clusters, this.candidates);
  }

  /** Every config of the workspace and of the open documents. */
  get allProjects(): readonly Project[] {
    const roots = new Set(this.candidates.flatMap((name) => this.rootsOf(name)));
    return [...roots].flatMap((root) => this.project(root) ?? []);
  }

  /** The text of any file of a project, or of the other nodes of its cluster, for positions. */
  textIn(project: Project, name: string): TextDocument {
    const open = this.open.get(name);
    if (open !== undefined) return open;
    const source =
      project.sources.get(name) ?? project.partners.map(({ sources }) => sources.get(name)).find((found) => found !== undefined);
    if (source === undefined) return TextDocument.create(uriOf(name), 'keepalived', 0, '');
    let text = this.texts.get(source);
    if (text === undefined) {
      text = TextDocument.create(uriOf(name), 'keepalived', 0, source.text);
      this.texts.set(source, text);
    }
    return text;
  }

  /** What the host of a config has, if the user says so. */
  private hostFor(root: string, path: string): ReturnType<typeof hostOptions> {
    if (path === '') return {};
    try {
      return hostOptions(readHosts(resolvePath(this.folders[0] ?? directoryOf(root), path), this.host.files), root);
    } catch (error) {
      if (!(error instanceof BadFacts)) throw error;
      this.complain(`kalint.hostFacts: ${path}: ${error.message}`);
      return {};
    }
  }

  private get candidates(): readonly string[] {
    this.found ??= this.folders.flatMap((folder) => this.host.findConfigs(folder));
    return [...new Set([...this.open.keys(), ...this.found])];
  }

  private forget(name: string): void {
    this.including = null;
    for (const [root, project] of this.projects) {
      if (root !== name && !project.sources.has(name)) continue;
      this.projects.delete(root);
      // what the nodes together show is part of each of them
      for (const partner of this.partnersOf(root)) this.projects.delete(partner);
    }
  }
}
