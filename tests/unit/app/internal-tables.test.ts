import { models } from '../../../server/src/app/module-parts';
import { CARRIED_TABLES, INTERNAL_TABLES } from '../../../server/src/app/transfer/internal-tables';
import { rowsOf } from '../documentation/pages';

const PAGE = 'docs/integrators/data.md';

describe('an internal table', () => {
  it('is either carried to another Strapi or left', () => {
    expect(Object.keys(INTERNAL_TABLES).sort()).toEqual(models.map(({ uid }) => uid).sort());
  });

  it('is listed in the documentation with what becomes of it', () => {
    const listed = rowsOf(PAGE)
      .filter(([, fate = '']) => fate === '`export-tables`' || fate === 'stays')
      .flatMap(([names = '', fate]) =>
        [...names.matchAll(/`s360_(\w+)`/g)].map(([, name]) => [`s360_${name}`, fate]),
      );
    const expected = models.map(({ tableName, uid }) => [
      tableName,
      CARRIED_TABLES.includes(uid) ? '`export-tables`' : 'stays',
    ]);
    expect(listed.sort()).toEqual(expected.sort());
  });
});
