import { bulkJobPersonalData } from '../../../server/src/bulk-jobs/personal-data';
import type { SoughtPerson } from '../../../server/src/kernel/personal-data';

const person: SoughtPerson = {
  documentId: 'anna',
  documentIds: ['anna'],
  numbers: [],
  linkIds: [],
  orders: { own: [], held: [] },
  orderIds: [],
  takenFor: [],
  keys: [],
  folded: { emails: new Set(), names: new Set(['keller']), firstNames: new Set(['anna']) },
};

const settings = {
  fileName: 'town: “Bern”',
  separator: ',',
  headings: ['documentId', 'town'],
  mapping: { documentId: 'documentId', town: 'town' },
};

const [files] = bulkJobPersonalData;

describe('the file of a bulk job', () => {
  it('loses the row that names an erased person by its document id, and no other', () => {
    const content = 'documentId,town\nanna,Bern\nbea,Bern\n';
    if (files === undefined || !('erased' in files)) throw new Error('files hold no person');
    const row = { id: 1, content, settings: JSON.stringify(settings) };
    expect(files.shown?.(row, person)).toMatchObject({ rows: [['anna', 'Bern']] });
    expect(files.erased(row, person)).toEqual({
      content: 'documentId,town\n,\nbea,Bern\n',
      settings: JSON.stringify({ ...settings, erasedLines: [2] }),
    });
  });

  it('that begins with an erased person instead of headings keeps its columns under other names', () => {
    if (files === undefined || !('erased' in files)) throw new Error('files hold no person');
    const begun = { headings: ['Anna', 'Keller', '1990'], mapping: { Keller: 'lastName' } };
    const row = {
      id: 1,
      content: 'Anna,Keller,1990\nBea,Moser,1991\n',
      settings: JSON.stringify({ ...settings, ...begun }),
      plan: JSON.stringify({ ...begun, calls: 1 }),
    };
    expect(files.shown?.(row, person)).toMatchObject({ rows: [['Anna', 'Keller', '1990']] });
    const erased = files.erased(row, person);
    const blank = { headings: ['#1', '#2', '#3'], mapping: { '#2': 'lastName' } };
    expect(erased).toEqual({
      content: '#1,#2,#3\nBea,Moser,1991\n',
      settings: JSON.stringify({ ...settings, ...blank }),
      plan: JSON.stringify({ ...blank, calls: 1 }),
    });
  });

  it('whose headings have the name of a person only by chance stays', () => {
    if (files === undefined || !('erased' in files)) throw new Error('files hold no person');
    const named = { ...settings, headings: ['Keller', 'town'], mapping: {} };
    const row = { id: 1, content: 'Keller,town\nx,Bern\n', settings: JSON.stringify(named) };
    expect(files.erased(row, person)).toBeNull();
  });

  it('loses its name, too, where it was about the erased person alone', () => {
    if (files === undefined || !('erased' in files)) throw new Error('files hold no person');
    const row = (content: string) => ({ id: 1, content, settings: JSON.stringify(settings) });
    const alone = files.erased(row('documentId,town\nanna,Bern\n,\n'), person);
    expect(alone).toEqual({
      content: 'documentId,town\n,\n,\n',
      settings: JSON.stringify({ ...settings, fileName: '…', erasedLines: [2] }),
    });
  });
});
