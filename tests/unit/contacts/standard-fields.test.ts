import { FIELDS } from '../../../admin/src/features/bulk-jobs/fileColumns';
import { fieldLabelKey, labelInS360 } from '../../../admin/src/shared/fields/fieldKeys';
import english from '../../../admin/src/translations/en';
import { HEADINGS } from '../../../server/src/bulk-jobs/file/columns';
import contact from '../../../server/src/contacts/content-types/contact';
import { STANDARD_MAPPING } from '../../../server/src/contacts/model/mapping/mapping';
import { FIELD_TEXTS, FORM } from '../../../server/src/contacts/panel/contact-view';
import { fieldInWords } from '../../../server/src/contracts';

const texts: Record<string, string> = english;
const words = {
  text: (key: string) => texts[key] ?? null,
  list: (items: readonly string[]) => items.join(', '),
  dateTime: (iso: string) => iso,
  reason: () => '',
};

describe.each(STANDARD_MAPPING)('the standard field $field', ({ field, paths }) => {
  it('is an attribute of a contact', () => {
    expect(Object.keys(contact.schema.attributes)).toContain(field);
  });

  it('has a label and a place in the form of a contact', () => {
    expect(Object.keys(FIELD_TEXTS)).toContain(field);
    expect(FORM.flat().map(({ name }) => name)).toContain(field);
  });

  it('has a name on the screens, which a check of S-360 uses as well', () => {
    const name = texts[fieldLabelKey(field) ?? ''];
    expect(name).toEqual(expect.any(String));
    for (const path of Object.values(paths)) expect(fieldInWords(path.name, words)).toBe(name);
  });

  it('can be imported from a file, under the headings of other systems', () => {
    expect(FIELDS).toContain(field);
    expect(Object.keys(HEADINGS)).toContain(field);
  });
});

it.each([
  ['individualContact.individualGender', 'Gender'],
  ['structureContact.letterSalutation', 'Salutation in letters'],
])('a check of S-360 names what has no field as the page of a contact does: %s', (path, name) => {
  expect(texts[labelInS360(path) ?? '']).toBe(name);
  expect(fieldInWords(path, words)).toBe(name);
});
