import { exportRequest, filtersOf } from '../../../../../admin/src/features/export/exportRequest';

const FORM = { separator: 'semicolon', decimal: 'comma' } as const;

describe('the export of a list', () => {
  const segment = [{ kind: 'consents', code: 'EMAIL' }];
  const query = { _q: 'anna', page: '3', plugins: { s360: { segment }, i18n: { locale: 'fr' } } };

  it('takes the search and the conditions by which its records are counted', () => {
    expect(filtersOf(query)).toEqual({ _q: 'anna', segment });
    expect(exportRequest('contacts', query, FORM)).toEqual({
      url: '/s360/export/contacts',
      params: { _q: 'anna', segment, ...FORM },
    });
  });

  it('has no filters where the list has none', () => {
    expect(filtersOf({ _q: '' })).toEqual({});
  });
});
