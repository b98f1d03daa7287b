import { labelInS360 } from '../../../admin/src/shared/fields/fieldKeys';
import english from '../../../admin/src/translations/en';
import { FORM } from '../../../server/src/contacts/panel/contact-view';
import { fieldInWords } from '../../../server/src/contracts';
import { STANDARD_FIELDS } from '../../../server/src/contracts/standard-fields';

const texts: Record<string, string> = english;
const words = {
  text: (key: string) => texts[key] ?? null,
  list: (items: readonly string[]) => items.join(', '),
  dateTime: (iso: string) => iso,
  reason: () => '',
};

it.each(STANDARD_FIELDS)('a check of S-360 names $name as the screens do', (field) => {
  for (const path of Object.values(field.paths ?? {}))
    expect(fieldInWords(path, words)).toBe(field.label);
});

it.each([
  ['individualContact.individualGender', 'Gender'],
  ['structureContact.letterSalutation', 'Salutation in letters'],
])('a check of S-360 names what has no field as the page of a contact does: %s', (path, name) => {
  expect(texts[labelInS360(path) ?? '']).toBe(name);
  expect(fieldInWords(path, words)).toBe(name);
});

it('the rows of the form of a contact have fields, and room for them', () => {
  for (const row of FORM) {
    expect(row.length).toBeGreaterThan(0);
    expect(row.reduce((columns, { size }) => columns + size, 0)).toBeLessThanOrEqual(12);
  }
});

it('no heading of a file stands for two fields', () => {
  const headings = STANDARD_FIELDS.flatMap((field) => field.headings);
  expect(headings.filter((heading, at) => headings.indexOf(heading) !== at)).toEqual([]);
});
