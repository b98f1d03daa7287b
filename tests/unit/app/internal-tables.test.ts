import { models } from '../../../server/src/app/module-parts';
import { rowsOf } from '../documentation/pages';

const PAGE = 'docs/integrators/data.md';

describe('an internal table', () => {
  it('is listed in the documentation with what becomes of it', () => {
    const listed = rowsOf(PAGE)
      .filter(([, fate = '']) => fate === '`export-tables`' || fate === 'stays')
      .flatMap(([names = '', fate]) =>
        [...names.matchAll(/`s360_(\w+)`/g)].map(([, name]) => [`s360_${name}`, fate]),
      );
    const expected = models.map(({ tableName, transfer }) => [
      tableName,
      transfer === 'carried' ? '`export-tables`' : 'stays',
    ]);
    expect(listed.sort()).toEqual(expected.sort());
  });
});
