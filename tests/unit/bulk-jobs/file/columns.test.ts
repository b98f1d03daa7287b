import {
  areHeadings,
  beginsWithPerson,
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

describe('the fields proposed for the columns of a file', () => {
  it.each([
    ['the field names', ['firstName', 'LASTNAME', 'zip_code', 'member since']],
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
  ])('are found by headings in the language %s', (_language, headings) => {
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

  it.each([
    ['Last', 'First'],
    ['Surname', 'Given name'],
    ['Family name', 'Forename'],
    ['Zuname', 'Rufname'],
    ['Nom d’usage', 'Prénom usuel'],
    ['Cognome', 'Nome di battesimo'],
  ])('are the names for "%s" and "%s"', (last, first) => {
    expect(fieldsOf([last, first])).toEqual(['lastName', 'firstName']);
  });

  it('are proposed once each, and for known headings only', () => {
    expect(fieldsOf(['E-Mail', 'Email', 'Shoe size', ''])).toEqual(['email', null, null, null]);
  });

  it('are the same for "Straße" and "Strasse"', () => {
    expect(fieldsOf(['Straße'])).toEqual(['street1']);
    expect(fieldsOf(['Strasse'])).toEqual(['street1']);
  });
});

describe('the first record of a file', () => {
  it.each([
    ['column names', ['a', 'b'], true],
    ['a column name over two lines', ['first\nname'], true],
    ['column names between blank cells', ['', 'b'], true],
    ['no cells', [], false],
    ['blank cells only', ['', ''], false],
    ['the bytes of a zip archive', ['PK\u0003\u0004', 'email'], false],
    ['a NUL character', ['a\u0000b'], false],
  ])('is or is not recognized as headings when it has %s', (_what, cells, expected) => {
    expect(areHeadings(cells)).toBe(expected);
  });
});

describe('a file', () => {
  it.each([
    ['an e-mail address', ['Ada', 'ada@example.com'], true],
    ['an e-mail address with a name', ['Ada <ada@example.com>'], true],
    ['names of columns', ['E-Mail', 'Twitter @', '@', 'Name'], false],
  ])(
    'does or does not begin with a person when its first cells are %s',
    (_what, cells, expected) => {
      expect(beginsWithPerson(cells)).toBe(expected);
    },
  );
});

describe('a chosen column mapping', () => {
  it('may leave columns out', () => {
    expect(problemsOfMapping({ a: 'email' }, ['a', 'b'], FIELDS)).toEqual([]);
  });

  it('must name existing columns and fields, each field once', () => {
    const problems = problemsOfMapping({ a: 'email', b: 'email', x: 'size' }, ['a', 'b'], FIELDS);
    expect(problems).toEqual([
      reason('columnNotInFile', { heading: 'x' }),
      reason('noSuchField', { field: 'size' }),
      reason('fieldTwice', { field: 'email' }),
    ]);
  });
});
