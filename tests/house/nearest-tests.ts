import path from 'node:path';

/** Each starts a Strapi and takes seconds. */
const MAX_INTEGRATION_TESTS = 4;

/** `tests/unit/contacts` */
const MODULE_DEPTH = 3;

const isTest = (file: string): boolean => file.endsWith('.test.ts');

/** The folder of tests that mirrors a source's folder; `null` for other files. */
function mirrorOf(file: string): string | null {
  const folder = path.posix.dirname(file);
  if (folder.startsWith('server/src/')) return folder.slice('server/src/'.length);
  return folder.startsWith('admin/src/') ? folder.replace('admin/src/', 'admin/') : null;
}

const wordsOf = (file: string): Set<string> =>
  new Set(
    file
      .replace(/(\.test)?\.\w+$/, '')
      .match(/[A-Z]?[a-z]+/g)
      ?.map((word) => word.toLowerCase()),
  );

/** The tests of a folder and of those below it, or of the next folder above in its module. */
function under(folder: string, tests: readonly string[]): readonly string[] {
  const found = tests.filter((test) => test.startsWith(`${folder}/`));
  const isModule = folder.split('/').length <= MODULE_DEPTH;
  return found.length > 0 || isModule ? found : under(path.posix.dirname(folder), tests);
}

/**
 * The tests nearest to a change: the changed ones, the unit tests that mirror the folder of each
 * changed source, and of the integration tests that do, those whose names say most of what the
 * sources are named, without long ones. Pure.
 */
export function nearestTests(
  changed: readonly string[],
  tests: readonly string[],
  isLong: (test: string) => boolean,
): string[] {
  const near = (kind: string): string[] => {
    const ofKind = tests.filter((test) => test.startsWith(`tests/${kind}/`));
    const mirrors = changed.flatMap((file) => mirrorOf(file) ?? []);
    return [...new Set(mirrors.flatMap((folder) => under(`tests/${kind}/${folder}`, ofKind)))];
  };
  const words = new Set(changed.flatMap((file) => [...wordsOf(path.posix.basename(file))]));
  const shared = (test: string): number =>
    [...wordsOf(path.posix.basename(test))].filter((word) => words.has(word)).length;
  const integration = near('integration')
    .filter((test) => !isLong(test))
    .toSorted((a, b) => shared(b) - shared(a));
  return [
    ...new Set([
      ...changed.filter(isTest),
      ...near('unit'),
      ...integration.slice(0, MAX_INTEGRATION_TESTS),
    ]),
  ];
}
