import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';

/** Where Strapi compiles a TypeScript app by default, and the note that TypeScript leaves there. */
const BUILT = 'dist';
const NOTE = 'tsconfig.tsbuildinfo';

/** What the server of an app is compiled from. */
const SOURCES = ['config', 'database', 'src', 'package.json', 'tsconfig.json'];

/** The admin panel is compiled apart from the server. */
const PANEL = path.join('src', 'admin');

/**
 * The compiled form of a TypeScript app, if none of its sources changed after it was made; else
 * `null`, also for an app in another language or with its own folder.
 */
export async function builtApp(
  appDir: string,
): Promise<{ appDir: string; distDir: string } | null> {
  const distDir = path.join(appDir, BUILT);
  const builtAtMs = await changedAtMs(path.join(distDir, NOTE));
  if (builtAtMs === 0) return null;
  const changedMs = await Promise.all(
    SOURCES.map((source) => latestChangeMs(path.join(appDir, source), path.join(appDir, PANEL))),
  );
  return Math.max(...changedMs) > builtAtMs ? null : { appDir, distDir };
}

const changedAtMs = async (file: string): Promise<number> =>
  stat(file).then(
    ({ mtimeMs }) => mtimeMs,
    () => 0,
  );

/** A file that was removed changed its folder. */
async function latestChangeMs(place: string, except: string): Promise<number> {
  if (place === except) return 0;
  const entries = await readdir(place, { withFileTypes: true }).catch(() => []);
  const within = await Promise.all(
    entries.map((entry) => {
      const at = path.join(place, entry.name);
      return entry.isDirectory() ? latestChangeMs(at, except) : changedAtMs(at);
    }),
  );
  return Math.max(await changedAtMs(place), ...within);
}
