/** The config that holds for a file: the one that the call names, else the nearest one upwards from the file. */
import path from 'node:path';
import { resolve, type Layer, type Settings } from '../lint/config.ts';
import { readConfig, readNamedConfig } from './config-file.ts';
import { globsMatch } from './config-globs.ts';
import { isFile } from './stat.ts';

/** In a directory the first of them counts. */
const NAMES = ['.kalintrc.json', '.kalintrc.yaml', 'kalint.config.json', 'package.json'];

export class Configs {
  private readonly cwd: string;
  private readonly named: string | undefined;
  /** By directory, and by named file. */
  private readonly known = new Map<string, Promise<Layer[]>>();

  /** @param named what `--config` says */
  constructor(cwd: string, named: string | undefined) {
    this.cwd = cwd;
    this.named = named;
  }

  /** Throws a UsageError where a config is wrong. */
  async settingsFor(name: string): Promise<Settings> {
    const file = path.resolve(this.cwd, name);
    const layers =
      this.named === undefined ? await this.nearest(path.dirname(file)) : await this.fromCall(path.resolve(this.cwd, this.named));
    return resolve(layers, file, globsMatch);
  }

  private fromCall(file: string): Promise<Layer[]> {
    return this.once(file, () => readNamedConfig(file, this.cwd));
  }

  private nearest(directory: string): Promise<Layer[]> {
    return this.once(directory, async () => {
      for (const name of NAMES) {
        const file = path.join(directory, name);
        const layers = isFile(file) ? await readConfig(file, this.cwd) : undefined;
        if (layers !== undefined) return layers;
      }
      const parent = path.dirname(directory);
      return parent === directory ? [] : this.nearest(parent);
    });
  }

  private once(key: string, read: () => Promise<Layer[]>): Promise<Layer[]> {
    const known = this.known.get(key) ?? read();
    this.known.set(key, known);
    return known;
  }
}
