import {
  STANDARD_MAPPING,
  type FieldMapping,
} from '../../../server/src/contacts/model/mapping/mapping';
import { tablesOf } from './pages';

function rowOf({ field, kind, paths }: FieldMapping): string[] {
  const names = Object.values(paths).map(({ name, section }) =>
    section === 'mainAddress' ? `\`addresses(main).${name}\`` : `\`${section}.${name}\``,
  );
  return [`\`${field}\``, [...new Set(names)].join(', '), `\`${kind}\``];
}

describe('the documentation page about what is exchanged', () => {
  it('lists each standard field with its path in S-360 and its kind', () => {
    const [[, ...rows] = []] = tablesOf('docs/integrators/mapping.md');
    expect(rows).toEqual(STANDARD_MAPPING.map(rowOf));
    expect(STANDARD_MAPPING.filter(({ direction }) => direction !== 'both')).toEqual([]);
  });
});
