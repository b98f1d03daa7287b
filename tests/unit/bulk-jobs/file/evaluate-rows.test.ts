import type { FilePolicy, KnownContact } from '../../../../server/src/bulk-jobs/file/evaluate-row';
import {
  addRowCounts,
  findingsOf,
  evaluateRows,
  MAX_ALIKE,
  plannedId,
} from '../../../../server/src/bulk-jobs/file/evaluate-rows';
import { safeText } from '../../../../server/src/kernel/text/cell-text';
import { knownContacts } from '../../../../server/src/bulk-jobs/file/known-contacts';
import { csvRecords } from '../../../../server/src/bulk-jobs/file/csv';
import { headingsOf } from '../../../../server/src/bulk-jobs/file/file-source';
import { proposeColumns } from '../../../../server/src/bulk-jobs/file/columns';
import { reason } from '../../../../server/src/contracts/reasons';

const FIELDS = [
  'type',
  'firstName',
  'lastName',
  'structureName',
  'email',
  'mobilePhone',
  'birthDate',
  'town',
  'notes',
  'street1',
  'zipCode',
];

const anna: KnownContact = {
  documentId: 'anna',
  type: 'individual',
  fields: {
    firstName: 'Anna',
    lastName: 'Keller',
    email: 'anna@example.com',
    town: 'Bern',
    birthDate: '1980-01-31',
  },
};

/** Evaluates the rows of a CSV text against contacts of the CRM. */
function evaluate(
  text: string,
  contacts: KnownContact[] = [anna],
  policy: Partial<FilePolicy> & { dates?: 'dayFirst' | 'monthFirst' } = {},
  mapped: Record<string, string> = {},
) {
  const headings = headingsOf(text, ',');
  const known = knownContacts();
  known.add(contacts);
  const [, ...records] = csvRecords(text, ',');
  let made = 0;
  const rows = evaluateRows(records, known, {
    settings: {
      headings,
      mapping: { ...proposeColumns(headings, FIELDS), ...mapped },
      dates: policy.dates ?? 'dayFirst',
      today: '2026-03-01',
      phoneCountry: 'CH',
      attributes: {},
    },
    policy: { filled: 'keep', blanks: 'keep', phoneCountry: 'CH', ...policy },
    erased: new Set(),
    newDocumentId: () => `made ${(made += 1)}`,
  });
  return { rows, known, counts: addRowCounts({}, rows), findings: rows.flatMap(findingsOf) };
}

describe('a row of a file import', () => {
  it('creates a new contact for an unknown person', () => {
    const { counts, known } = evaluate('firstName,lastName,email\nBea,Meier,bea@example.com');
    expect(counts).toEqual({ rows: 1, created: 1 });
    expect(known.get('made 1')?.fields).toMatchObject({ firstName: 'Bea', lastName: 'Meier' });
  });

  it('matches by email address and name, regardless of case and accents, and fills blank fields', () => {
    const { counts, rows } = evaluate(
      'lastName,email,town,zipCode\nKÉLLER,Anna@Example.com,Basel,3000',
    );
    expect(counts).toEqual({ rows: 1, changed: 1, changedFields: 1, keptDifferences: 3 });
    expect(rows[0]?.evaluation).toMatchObject({
      contactDocumentId: 'anna',
      changes: { zipCode: '3000' },
    });
  });

  it('overwrites filled fields only when that option is chosen', () => {
    const { rows } = evaluate('lastName,email,town\nKeller,anna@example.com,Basel', [anna], {
      filled: 'overwrite',
    });
    expect(rows[0]?.evaluation).toMatchObject({ changes: { town: 'Basel' }, kept: [] });
  });

  it('empties a field with a blank cell only when that option is chosen', () => {
    const text = 'lastName,email,town\nKeller,anna@example.com,';
    expect(evaluate(text).counts).toEqual({ rows: 1, same: 1 });
    const { rows } = evaluate(text, [anna], { blanks: 'empty' });
    expect(rows[0]?.evaluation).toMatchObject({ changes: { town: null } });
  });

  it('from an exported file equals its contact, even for texts that look like formulas', () => {
    const notes = '- by the aisle\n- alone';
    const odd = { ...anna, fields: { ...anna.fields, lastName: '=Keller', notes } };
    const cells = [odd.fields.lastName, 'anna@example.com', notes].map(
      (text) => `"${safeText(text)}"`,
    );
    const text = `lastName,email,notes\n${cells.join(',')}`;
    expect(evaluate(text, [odd], { filled: 'overwrite' }).counts).toEqual({ rows: 1, same: 1 });
  });

  it('that names a contact by its document id changes that one, whatever else it says', () => {
    const twin = { ...anna, documentId: 'anna-2' };
    const { counts, findings, rows } = evaluate(
      'id,town\nanna-2,Chur\nnobody,Chur',
      [anna, twin],
      { filled: 'overwrite' },
      { id: 'documentId' },
    );
    expect(counts).toEqual({ rows: 2, changed: 1, changedFields: 1, refused: 1 });
    expect(rows[0]?.evaluation).toMatchObject({
      kind: 'match',
      contactDocumentId: 'anna-2',
      changes: { town: 'Chur' },
    });
    expect(findings).toEqual([
      {
        line: 3,
        outcome: 'refused',
        reasons: [reason('rowUnknownContact', { contact: 'nobody' })],
      },
    ]);
  });

  it('takes no column for document ids unless somebody says so', () => {
    expect(proposeColumns(['documentId', 'lastName'], FIELDS)).toEqual({ lastName: 'lastName' });
  });

  it('with a known email address and another name is another person', () => {
    expect(evaluate('lastName,email\nMeier,anna@example.com').counts).toMatchObject({ created: 1 });
  });

  it('that matches several contacts needs a decision by a person', () => {
    const twin = { ...anna, documentId: 'anna-2' };
    const { counts, findings } = evaluate('lastName,email\nKeller,anna@example.com', [anna, twin]);
    expect(counts).toEqual({ rows: 1, ambiguous: 1 });
    expect(findings).toMatchObject([{ line: 2, outcome: 'ambiguous' }]);
  });

  it('counts the matches that the file itself would create, which have no id to name', () => {
    const [row] = evaluate('lastName,email\nKeller,other@example.com').rows;
    if (row === undefined) throw new Error('there is no row');
    const contactDocumentIds = ['anna', plannedId(1), plannedId(2)];
    expect(
      findingsOf({ ...row, line: 3, evaluation: { kind: 'ambiguous', contactDocumentIds } }),
    ).toEqual([
      {
        line: 3,
        outcome: 'ambiguous',
        reasons: [
          reason('rowMatches', { contacts: 'anna' }),
          reason('rowMatchesNew', { count: 2 }),
        ],
      },
    ]);
  });

  it('without an email address matches a contact with the same name and all the same values', () => {
    const text = 'firstName,lastName,town\nAnna,Keller,Bern';
    expect(evaluate(text).counts).toEqual({ rows: 1, same: 1 });
    expect(evaluate('firstName,lastName,town\nAnna,Keller,Chur').counts).toMatchObject({
      created: 1,
    });
  });

  it('without an email address matches a contact with the same name and birth date', () => {
    const { rows } = evaluate('firstName,lastName,birthDate,zipCode\nAnna,Keller,31.1.1980,3000');
    expect(rows[0]?.evaluation).toMatchObject({ kind: 'match', changes: { zipCode: '3000' } });
    const other = evaluate('firstName,lastName,birthDate\nAnna,Keller,30.1.1980');
    expect(other.counts).toMatchObject({ created: 1 });
  });

  it('with only an email address matches the only contact with that address', () => {
    expect(evaluate('email,town\nanna@example.com,Bern').counts).toEqual({ rows: 1, same: 1 });
  });

  it.each([
    ['neither a name nor an e-mail', 'firstName,town\nAnna,Bern', reason('rowNameless')],
    ['no name and an odd e-mail', 'lastName,email\n,bad', reason('rowUnrecognizable')],
    [
      'a placeholder and an odd phone',
      'lastName,email,mobilePhone\nUNKNOWN,bad,12',
      reason('rowUnrecognizable'),
    ],
    ['a placeholder as the name', 'lastName\nUNKNOWN', reason('rowNameless')],
    ['more cells than headings', 'lastName,town\nKeller,Bern,x', reason('moreCells')],
    ['an unclosed quote', 'lastName,town\nKeller,"Bern', reason('openQuote')],
    ['an unknown type', 'lastName,type\nKeller,robot', reason('rowType')],
  ])('with %s is refused', (_what, text, why) => {
    const { counts, findings } = evaluate(text);
    expect(counts).toMatchObject({ rows: 1, refused: 1 });
    expect(findings[0]).toMatchObject({
      outcome: 'refused',
      reasons: [why],
    });
  });

  it.each([
    ['a valid e-mail', 'email\nbea@example.com'],
    ['a valid phone', 'email,mobilePhone\nbad,+41 44 668 18 00'],
    ['a first name', 'firstName,email\nBea,bad'],
  ])('without a last name creates a contact that has %s', (_what, text) => {
    expect(evaluate(text).counts).toMatchObject({ rows: 1, created: 1 });
  });

  it('without a name and with an odd e-mail still changes the contact that has it', () => {
    const odd = { ...anna, fields: { ...anna.fields, email: 'bad', town: null } };
    const { rows } = evaluate('email,town\nbad,Bern', [odd]);
    expect(rows[0]?.evaluation).toMatchObject({ kind: 'match', changes: { town: 'Bern' } });
  });

  it('with odd values is accepted with a warning that does not repeat them', () => {
    const { counts, findings } = evaluate(
      'lastName,email,birthDate,mobilePhone\nX,not-an-address,soon,12',
    );
    expect(counts).toEqual({ rows: 1, created: 1, warnings: 3 });
    expect(JSON.stringify(findings)).not.toMatch(/not-an-address|soon/);
  });

  it.each([
    ['country', 'countryCode', ['CH', 'ch', 'GB'], ['Switzerland', 'CHE', 'XX', 'ZZ', '12']],
    ['language', 'language', ['fr', 'FR', 'de-CH', 'de_CH'], ['French', 'xx', 'fr-', '1']],
  ])('warns of a %s that is no code of one, and takes it', (heading, field, known, unknown) => {
    const warned = (value: string) => {
      const mapped = { [heading]: field };
      const { counts } = evaluate(`lastName,${heading}\nX,${value}`, [], {}, mapped);
      expect(counts).toMatchObject({ rows: 1, created: 1 });
      return counts.warnings === 1;
    };
    expect([...known, ...unknown].filter(warned)).toEqual(unknown);
  });

  it.each<['dayFirst' | 'monthFirst', string]>([
    ['dayFirst', '1990-02-01'],
    ['monthFirst', '1990-01-02'],
  ])('reads 1/2/1990 with %s as %s', (dates, date) => {
    const { known } = evaluate('lastName,birthDate\nX,1/2/1990', [], { dates });
    expect(known.get('made 1')?.fields.birthDate).toBe(date);
  });

  it.each([
    ['Firma', 'lastName,structureName,type\nX,Y,Firma', 'structure'],
    ['Person', 'lastName,structureName,type\nX,Y,Person', 'individual'],
    ['blank, with a company name only', 'lastName,structureName\n,Y', 'structure'],
    ['blank, with both names', 'lastName,structureName\nX,Y', 'individual'],
  ])('is imported with the right type for the type cell "%s"', (_what, text, type) => {
    expect(evaluate(text, []).known.get('made 1')?.type).toBe(type);
  });
});

describe('the rows of one person in a file', () => {
  it('become one contact with the values of all rows', () => {
    const text = [
      'lastName,email,town,zipCode',
      'Meier,bea@example.com,,3000',
      'MEIER,Bea@example.com,Bern,',
      'Meier,bea@example.com,Bern,3000',
    ].join('\n');
    const { counts, known } = evaluate(text);
    expect(counts).toMatchObject({ rows: 3, created: 1, changed: 1, same: 1 });
    expect(known.get('made 1')?.fields).toMatchObject({ town: 'Bern', zipCode: '3000' });
  });

  it('without an email address become one contact when they are equal', () => {
    const { counts } = evaluate('firstName,lastName,town\nBea,Meier,Bern\nBea,Meier,Bern', []);
    expect(counts).toEqual({ rows: 2, created: 1, same: 1 });
  });

  it('are refused when too many contacts have the name, unless they have an email address', () => {
    const many = Array.from({ length: MAX_ALIKE + 1 }, (_none, n) => ({
      ...anna,
      documentId: `anna-${n}`,
      fields: { ...anna.fields, email: `anna${n}@example.com`, town: `Town ${n}` },
    }));
    const text = [
      'firstName,lastName,email,town',
      'Anna,Keller,,Town 3',
      ',KELLER,,Town 3',
      'Bea,Keller,,Town 3',
      'Anna,Keller,anna3@example.com,Town 3',
    ].join('\n');
    const { counts, findings } = evaluate(text, many);
    expect(counts).toEqual({ rows: 4, refused: 2, created: 1, same: 1 });
    expect(findings).toMatchObject([
      { line: 2, reasons: [reason('rowTooCommon', { count: 200 })] },
      { line: 3, reasons: [reason('rowTooCommon', { count: 200 })] },
    ]);
  });
});
