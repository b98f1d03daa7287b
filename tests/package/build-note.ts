import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { PLUGIN } from '../demo/folders';

const git = (...parameters: string[]): string =>
  execFileSync('git', parameters, { cwd: PLUGIN, encoding: 'utf8', stdio: 'pipe' }).trim();

/** The commit of the sources; `null` where they are no git checkout. */
export function commitOfSources(): string | null {
  try {
    const changes = git('status', '--porcelain', '--', 'server', 'admin', 'package.json');
    return `${git('rev-parse', '--short=12', 'HEAD')}${changes === '' ? '' : '+changes'}`;
  } catch {
    return null;
  }
}

/** Writes `dist/build.json`: support asks for it, as several builds have one version. */
if (require.main === module) {
  const file = path.join(PLUGIN, 'dist', 'build.json');
  writeFileSync(file, `${JSON.stringify({ commit: commitOfSources() })}\n`);
}
