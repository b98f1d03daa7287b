import { textOf } from './pages';

const HELPERS = ['kernel', 'contracts', 'app'];

/** The files of each leg, in order. */
const legs = textOf('docs/contributing/walks.md')
  .split(/^### /m)
  .slice(1)
  .map((text) => ({
    leg: text.split('\n')[0] ?? '',
    files: [...text.matchAll(/`([\w/-]+\.ts)`/g)].map(([, file = '']) => file),
  }));

const filesOf = (walk: string): Set<string> =>
  new Set(legs.filter(({ leg }) => leg.startsWith(walk)).flatMap(({ files }) => files));

describe('a documented walk through the server', () => {
  it.each([
    ['1', 25],
    ['2', 25],
    ['3', 30],
    ['4', 25],
  ])('with the number %s leads through at most %i files', (walk, max) => {
    expect(filesOf(walk).size).toBeGreaterThan(15);
    expect(filesOf(walk).size).toBeLessThanOrEqual(max);
  });

  it.each(legs)('never returns to a module that it left: $leg', ({ files }) => {
    const modules = files.map((file) => file.split('/')[0] ?? '');
    const entered = modules.filter((module, at) => module !== modules[at - 1]);
    expect(entered).toEqual([...new Set(entered)]);
    expect(entered.filter((module) => HELPERS.includes(module))).toEqual([]);
  });
});
