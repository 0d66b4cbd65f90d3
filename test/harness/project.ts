/** The project as a repository of its own, as somebody would fetch it: with what is not committed yet. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const projectRoot = path.dirname(path.dirname(path.dirname(fileURLToPath(import.meta.url))));

/** Runs a program that must succeed; gives what it prints. */
export function must(program: string, args: readonly string[], cwd: string): string {
  const { status, stdout, stderr, error } = spawnSync(program, args, { cwd, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${program} ${args.join(' ')}: ${error?.message ?? stderr}`);
  return stdout.trim();
}

/** An empty repository with somebody to commit in it. */
export function newRepository(directory: string): void {
  mkdirSync(directory, { recursive: true });
  must('git', ['init', '-q'], directory);
  must('git', ['config', 'user.name', 'kalint'], directory);
  must('git', ['config', 'user.email', 'kalint@example.org'], directory);
}

/** @returns the commit that holds all of it */
export function copyProject(directory: string): string {
  newRepository(directory);
  const files = must('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard', '--', '.', ':!node_modules'], projectRoot);
  for (const file of files.split('\0').filter((name) => name !== '')) {
    const from = path.join(projectRoot, file);
    cpSync(from, path.join(directory, file), { recursive: true, verbatimSymlinks: true });
  }
  must('git', ['add', '--all'], directory);
  must('git', ['commit', '-q', '-m', 'kalint'], directory);
  return must('git', ['rev-parse', 'HEAD'], directory);
}
