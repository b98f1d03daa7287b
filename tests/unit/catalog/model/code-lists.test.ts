import { codeListsIn, NO_LISTS } from '../../../../server/src/catalog/model/code-lists';

const languagesIn = (languageList: unknown) => codeListsIn({ languageList }).languages;
const countriesIn = (countries: unknown) => codeListsIn({ countries }).countries;

describe('the languages of an institution', () => {
  it.each<[string, unknown]>([
    ['a list', ['it', 'fr']],
    ['a list with repetitions, in capitals and with countries', ['IT', 'fr_CH', 'fr-FR']],
    ['one text', 'fr,it'],
    ['one text with blanks', ' it; fr '],
    ['objects with a code', [{ code: 'it' }, { code: 'fr', name: 'Français' }]],
    ['a list with words that are no language', ['it', 'français', 'fr', 7, null, 'xx']],
  ])('are read from %s', (_form, given) => {
    expect(languagesIn(given)).toEqual(['fr', 'it']);
  });
});

describe('the countries of an institution', () => {
  it.each<[string, unknown]>([
    ['objects with a code', [{ code: 'GB', internationalPhonePrefix: '44' }, { code: 'CH' }]],
    ['codes', ['ch', 'GB', 'GB']],
    ['a list with codes that are no country', [{ code: 'CH' }, { code: 'XX' }, {}, 'EU', 'GB']],
  ])('are read from %s', (_form, given) => {
    expect(countriesIn(given)).toEqual(['CH', 'GB']);
  });
});

it.each<[string, unknown]>([
  ['nothing', undefined],
  ['null', null],
  ['an empty list', []],
  ['an empty text', ''],
  ['words alone', ['Schweiz']],
  ['an object', { CH: 'Schweiz' }],
])('no list is known of a point of sale that names %s', (_what, given) => {
  expect(codeListsIn({ languageList: given, countries: given })).toEqual(NO_LISTS);
});
