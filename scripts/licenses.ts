/** The licences of the packages that are bundled: their authors ask that the text goes where their code goes. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

export function licenses(bundledFiles: readonly string[]): string {
  const packages = new Set(bundledFiles.map(packageOf).filter((directory) => directory !== null));
  const texts = [...packages].sort().map(licenseOf);
  return ['kalint contains code of these packages.', ...texts].join(`\n\n${'-'.repeat(80)}\n\n`) + '\n';
}

/** `node_modules/@scope/name` of a file in it. */
const packageOf = (file: string): string | null => /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0] ?? null;

function licenseOf(directory: string): string {
  const { name, version, license } = JSON.parse(readFileSync(path.join(directory, 'package.json'), 'utf8')) as Record<string, string>;
  const file = readdirSync(directory).find((entry) => /^licen[cs]e/i.test(entry));
  const text = file !== undefined && existsSync(path.join(directory, file)) ? readFileSync(path.join(directory, file), 'utf8').trim() : '';
  return `${name ?? directory} ${version ?? ''} (${license ?? 'see below'})\n\n${text}`.trim();
}
