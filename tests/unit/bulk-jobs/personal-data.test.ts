import { bulkJobPersonalData } from '../../../server/src/bulk-jobs/personal-data';
import type { SoughtPerson } from '../../../server/src/kernel/personal-data';

const person: SoughtPerson = {
  documentId: 'anna',
  numbers: [],
  linkIds: [],
  orders: { own: [], held: [] },
  orderIds: [],
  keys: { emailKey: null, nameKey: null },
  folded: { emails: new Set(), names: new Set(['keller']), firstNames: new Set(['anna']) },
};

const settings = {
  fileName: 'town: “Bern”',
  separator: ',',
  headings: ['documentId', 'town'],
  mapping: { documentId: 'documentId', town: 'town' },
};

describe('the file of a bulk job', () => {
  it('loses the row that names an erased person by its document id, and no other', () => {
    const content = 'documentId,town\nanna,Bern\nbea,Bern\n';
    const [files] = bulkJobPersonalData;
    if (files === undefined || !('erased' in files)) throw new Error('files hold no person');
    const row = { id: 1, content, settings: JSON.stringify(settings) };
    expect(files.shown?.(row, person)).toMatchObject({ rows: [['anna', 'Bern']] });
    expect(files.erased(row, person)).toEqual({ content: 'documentId,town\n,\nbea,Bern\n' });
  });
});
