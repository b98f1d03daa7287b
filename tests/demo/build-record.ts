import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { PLUGIN } from './folders';

/** The fingerprints of the sources and the output of a build. */
export interface BuildState {
  sources: string;
  output: string;
}

/** The record of the last build of this name, stored with the installed packages it used. */
export function buildRecord(name: string) {
  const file = path.join(PLUGIN, 'node_modules/.cache/strapi-plugin-s360', `${name}.txt`);
  const textOf = ({ sources, output }: BuildState): string => `${sources}\n${output}\n`;
  return {
    matches: (state: BuildState): boolean =>
      existsSync(file) && readFileSync(file, 'utf8') === textOf(state),
    write(state: BuildState): void {
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, textOf(state));
    },
  };
}
