import { trendsQuery } from '../../../../../admin/src/features/trends/model/trendsQuery';

const institutions = [{ code: 'myvenue' }, { code: 'museum' }];

describe('the address of the charts', () => {
  it('names an institution and a span', () => {
    expect(trendsQuery({ institution: 'museum', range: 'month' }, institutions)).toEqual({
      institution: 'museum',
      range: 'month',
    });
  });

  it.each([{}, { institution: 'nowhere', range: 'year' }, { institution: ['a'], range: 1 }])(
    'means the first institution and the last day otherwise: %j',
    (address) => {
      expect(trendsQuery(address, institutions)).toEqual({ institution: 'myvenue', range: 'day' });
    },
  );

  it('means none where none is configured', () => {
    expect(trendsQuery({}, []).institution).toBeUndefined();
  });
});
