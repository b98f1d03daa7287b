import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { codesIn, pagesIn, proseOf, ROOT, textOf } from './pages';

/** The folders to which a file name on a page may be relative. */
const PLACES = ['', 'server/src', 'admin/src'];

const TESTS = readdirSync(path.join(ROOT, 'tests'), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.test.ts'))
  .map((file) => path.basename(file));

const isFile = (code: string): boolean => /^([\w.-]+\/)*[\w.-]+\.(ts|tsx|mts|json|txt)$/.test(code);
const isFolder = (code: string): boolean => /^[\w-]+(\/[\w-]+)+$/.test(code);

const existsBelow = (places: readonly string[], file: string): boolean =>
  places.some((place) => existsSync(path.join(ROOT, place, file)));

/** The missing files and folders of a page; a name may be relative to a folder on the page. */
function missingOn(page: string): string[] {
  const codes = codesIn(page);
  const folders = codes.filter(isFolder).filter((folder) => existsBelow(PLACES, folder));
  return [
    ...codes.filter(isFolder).filter((folder) => !folders.includes(folder)),
    ...codes
      .filter(isFile)
      .filter((file) => !TESTS.includes(file) && !existsBelow([...PLACES, ...folders], file)),
  ];
}

/** The words of the code that a page says are in a file, but are not: `NAME` in `FILE`. */
const misplacedOn = (page: string): string[] =>
  [...proseOf(page).matchAll(/((?:`\w+`(?:,| and)? )+)in `([^`]+\.tsx?)`/g)].flatMap(
    ([, names = '', file = '']) => {
      const place = PLACES.find((one) => existsSync(path.join(ROOT, one, file)));
      const source = place === undefined ? '' : textOf(path.join(place, file));
      return [...names.matchAll(/`(\w+)`/g)]
        .map(([, name = '']) => name)
        .filter((name) => !new RegExp(`\\b${name}\\b`).test(source))
        .map((name) => `${name} in ${file}`);
    },
  );

describe('the documentation for developers of the plugin', () => {
  it.each(pagesIn('docs/contributing'))('names only existing files and folders: %s', (page) => {
    expect(missingOn(page)).toEqual([]);
  });

  it.each(pagesIn('docs/contributing'))('name words of the code with their files: %s', (page) => {
    expect(misplacedOn(page)).toEqual([]);
  });

  it('names the files that data passes through', () => {
    const files = codesIn('docs/contributing/walks.md').filter(isFile);
    expect(files.length).toBeGreaterThan(40);
  });
});
