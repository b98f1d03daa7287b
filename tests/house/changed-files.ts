import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { PLUGIN } from '../demo/folders';

const git = (...parameters: string[]): string[] =>
  execFileSync('git', parameters, { cwd: PLUGIN, encoding: 'utf8' })
    .split('\n')
    .filter((line) => line !== '');

/** The files that differ from where the branch left `main`, committed or not, deleted ones aside. */
export function changedFiles(): string[] {
  const [base = 'HEAD'] = git('merge-base', 'HEAD', 'main');
  const files = [
    ...git('diff', '--name-only', '--diff-filter=d', base),
    ...git('ls-files', '--others', '--exclude-standard'),
  ];
  return [...new Set(files)].filter((file) => existsSync(path.join(PLUGIN, file)));
}

/** All files of unit and integration tests, also those not added yet. */
export const trackedTests = (): string[] =>
  git(
    'ls-files',
    '--cached',
    '--others',
    '--exclude-standard',
    'tests/unit',
    'tests/integration',
  ).filter((file) => file.endsWith('.test.ts'));
