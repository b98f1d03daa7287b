import { writtenContact } from '../../../../server/src/contacts/edits/written-contact';
import { aContact, at } from '../../../helpers/builders/contact-records';

describe('a contact after a save, by the read that Strapi makes', () => {
  const before = aContact({ fields: { town: 'Bern', notes: null, phone: '031' } });
  const other = aContact({ id: before.id + 1, documentId: 'other' });
  const data = { town: 'Basel', updatedAt: at(5) };
  const row = {
    id: before.id,
    documentId: before.documentId,
    type: before.type,
    ...before.fields,
    town: 'Basel',
    updatedAt: at(5).toISOString(),
  };
  const after = (read: unknown, written: unknown = data) =>
    writtenContact([other, before], { data: written, read });

  it('has the earlier values and those that were written', () => {
    const fields = { ...before.fields, town: 'Basel' };
    expect(after(row)).toEqual({ ...before, fields, updatedAt: at(5) });
  });

  it.each([
    ['another value than was written', { ...row, town: '***' }],
    ['another value of a field that was not written', { ...row, phone: '***' }],
    ['a value that the row did not have', { ...row, greeting: 'Hello' }],
    ['another type', { ...row, type: 'structure' }],
    ['another document', { ...row, documentId: 'another' }],
    ['a contact that was not among those before', { ...row, id: 99 }],
    ['nothing of a field', { ...row, phone: undefined }],
    ['no time', { ...row, updatedAt: undefined }],
    ['nothing', null],
  ])('is not known when it shows %s', (_what, read) => {
    expect(after(read)).toBeNull();
  });

  it('is not known when it is not known what was written', () => {
    expect(after(row, null)).toBeNull();
    expect(after({ ...row, updatedAt: undefined }, { town: 'Basel' })).toBeNull();
  });
});
