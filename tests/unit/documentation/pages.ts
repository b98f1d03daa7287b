import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

export const ROOT = path.join(__dirname, '../../..');

/** The pages below a folder of the repository. */
export const pagesIn = (folder: string): string[] =>
  readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md'))
    .map((file) => path.join(folder, file));

export const PAGES = [
  'README.md',
  'CONTRIBUTING.md',
  'CHANGELOG.md',
  'SECURITY.md',
  ...pagesIn('docs'),
  'tests/simulator/README.md',
];

export const textOf = (page: string): string => readFileSync(path.join(ROOT, page), 'utf8');

/** A page without its examples. */
export const proseOf = (page: string): string => textOf(page).replace(/^```.*?^```$/gms, '');

/** The `code` in the prose of a page. */
export const codesIn = (page: string): string[] =>
  [...proseOf(page).matchAll(/`([^`\n]+)`/g)].map(([, code = '']) => code);

export interface Example {
  page: string;
  /** `ts`, `sh` …, or `ts institution` for a part of an institution. */
  kind: string;
  code: string;
}

export const examplesIn = (page: string): Example[] =>
  [...textOf(page).matchAll(/^```([a-z][^\n]*)\n(.*?)^```$/gms)].map(
    ([, kind = '', code = '']) => ({
      page,
      kind,
      code,
    }),
  );

/** The cells of a table row, except the alignment row. */
const cellsOf = (line: string): string[] =>
  line.split(' | ').map((cell) => cell.replace(/^\| |\|$/g, '').trim());

/** The tables of a page as rows of cells, headings first. */
export const tablesOf = (page: string): string[][][] =>
  [...textOf(page).matchAll(/(?:^\|.*\n)+/gm)].map(([table]) => {
    const [headings = '', , ...rows] = table.trimEnd().split('\n');
    return [headings, ...rows].map(cellsOf);
  });

/** The rows of all tables of a page, without headings. */
export const rowsOf = (page: string): string[][] => tablesOf(page).flatMap(([, ...rows]) => rows);

/** The `code` in a cell. */
export const codesOf = (cell: string): string[] =>
  [...cell.matchAll(/`([^`]+)`/g)].map(([, code = '']) => code);
