import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { PLUGIN } from '../demo/folders';

const ENDING = '.d.ts';
const NAMED = /\b(?:from |import\(|import )["'](\.[^"']+)["']/g;

/** The declarations below a folder that its `index.d.ts` does not reach. */
export function needlessTypes(folder: string): string[] {
  const needed = new Set<string>();
  const reach = (file: string): void => {
    if (needed.has(file)) return;
    needed.add(file);
    for (const [, named = ''] of readFileSync(file, 'utf8').matchAll(NAMED)) {
      const place = path.resolve(path.dirname(file), named);
      const places = [`${place}${ENDING}`, path.join(place, `index${ENDING}`)];
      places.filter(existsSync).slice(0, 1).forEach(reach);
    }
  };
  reach(path.join(folder, `index${ENDING}`));
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => path.join(folder, name))
    .filter((file) => file.endsWith(ENDING) && !needed.has(file));
}

/** The folders with the declarations of a built plugin. */
export const typesOf = (plugin: string): string[] =>
  ['admin', 'server'].map((part) => path.join(plugin, 'dist', part, 'src'));

/** The build writes declarations of all its files; hosts need those that the entries reach. */
if (require.main === module) {
  for (const file of typesOf(PLUGIN).flatMap(needlessTypes)) rmSync(file);
}
