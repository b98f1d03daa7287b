import {
  areHeadings,
  problemsOfMapping,
  proposeColumns,
} from '../../../../server/src/bulk-jobs/file/columns';
import { reason } from '../../../../server/src/contracts/reasons';

const FIELDS = [
  'type',
  'title',
  'firstName',
  'lastName',
  'structureName',
  'email',
  'mobilePhone',
  'phone',
  'birthDate',
  'language',
  'street1',
  'zipCode',
  'town',
  'countryCode',
  'notes',
  'memberSince',
];
const fieldsOf = (headings: string[]) => {
  const mapping = proposeColumns(headings, FIELDS);
  return headings.map((heading) => mapping[heading] ?? null);
};

describe('the fields proposed for columns', () => {
  it.each([
    ['the names of fields', ['firstName', 'LASTNAME', 'zip_code', 'member since']],
    ['English headings', ['First Name', 'Surname', 'Post code', 'memberSince']],
  ])('are found by %s', (_what, headings) => {
    const [first, last, , own] = fieldsOf(headings);
    expect([first, last, own]).toEqual(['firstName', 'lastName', 'memberSince']);
  });

  it.each([
    [
      'fr',
      [
        'Civilité',
        'Prénom',
        'Nom',
        'Adresse e-mail',
        'Portable',
        'Date de naissance',
        'NPA',
        'Ville',
      ],
    ],
    ['de', ['Anrede', 'Vorname', 'Nachname', 'E-Mail', 'Handy', 'Geburtsdatum', 'PLZ', 'Ort']],
    ['it', ['Titolo', 'Nome', 'Cognome', 'E-mail', 'Cellulare', 'Data di nascita', 'CAP', 'Città']],
  ])('are found by headings in %s', (_language, headings) => {
    expect(fieldsOf(headings)).toEqual([
      'title',
      'firstName',
      'lastName',
      'email',
      'mobilePhone',
      'birthDate',
      'zipCode',
      'town',
    ]);
  });

  it('are proposed once each, and only for headings that are known', () => {
    expect(fieldsOf(['E-Mail', 'Email', 'Shoe size', ''])).toEqual(['email', null, null, null]);
  });

  it('read "Straße" and "Strasse" alike', () => {
    expect(fieldsOf(['Straße'])).toEqual(['street1']);
    expect(fieldsOf(['Strasse'])).toEqual(['street1']);
  });
});

describe('the first record of a file', () => {
  it.each([
    ['names of columns', ['a', 'b'], true],
    ['a name over two lines', ['first\nname'], true],
    ['names with blanks between', ['', 'b'], true],
    ['nothing', [], false],
    ['blanks only', ['', ''], false],
    ['a packed file', ['PK\u0003\u0004', 'email'], false],
    ['text with NUL in it', ['a\u0000b'], false],
  ])('with %s: are they headings', (_what, cells, expected) => {
    expect(areHeadings(cells)).toBe(expected);
  });
});

describe('a chosen mapping', () => {
  it('may leave columns out', () => {
    expect(problemsOfMapping({ a: 'email' }, ['a', 'b'], FIELDS)).toEqual([]);
  });

  it('must name columns and fields that exist, each field once', () => {
    const problems = problemsOfMapping({ a: 'email', b: 'email', x: 'size' }, ['a', 'b'], FIELDS);
    expect(problems).toEqual([
      reason('columnNotInFile', { heading: 'x' }),
      reason('noSuchField', { field: 'size' }),
      reason('fieldTwice', { field: 'email' }),
    ]);
  });
});
