import path from 'node:path';
import type { Metafile } from 'esbuild';

type Outputs = Metafile['outputs'];

/** What opening a page or a screen loads. */
export interface PageWeight {
  name: string;
  bytes: number;
}

/** Names of the files with the texts of a language. */
const TEXTS = /^(de|en|fr|it)-/;

/** Each page and screen that is loaded when it is opened, with the bytes that this adds. */
export function pagesOf(outputs: Outputs, bytesOf: (file: string) => number): PageWeight[] {
  const entry = Object.keys(outputs).find((file) => path.basename(file) === 'index.mjs');
  if (entry === undefined) throw new Error('the bundle has no entry');
  const pages: PageWeight[] = [];
  const opened = new Set<string>();
  const open = (file: string, before: ReadonlySet<string>): void => {
    opened.add(file);
    const added = [...loadedWith(outputs, file)].filter((one) => !before.has(one));
    const bytes = added.reduce((sum, one) => sum + bytesOf(one), 0);
    pages.push({ name: path.basename(file), bytes });
    const loaded = new Set([...before, ...added]);
    for (const next of importedBy(outputs, added, 'dynamic-import'))
      if (!opened.has(next) && !TEXTS.test(path.basename(next))) open(next, loaded);
  };
  open(entry, new Set());
  return pages;
}

/** A file with everything that it imports statically. */
function loadedWith(outputs: Outputs, file: string, loaded = new Set<string>()): Set<string> {
  if (loaded.has(file)) return loaded;
  loaded.add(file);
  for (const one of importedBy(outputs, [file], 'import-statement'))
    loadedWith(outputs, one, loaded);
  return loaded;
}

const importedBy = (outputs: Outputs, files: readonly string[], kind: string): string[] =>
  files
    .flatMap((file) => outputs[file]?.imports ?? [])
    .filter((one) => one.kind === kind && outputs[one.path] !== undefined)
    .map((one) => one.path);
