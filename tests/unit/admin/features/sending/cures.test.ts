import { cureOf, cureOfLost } from '../../../../../admin/src/features/sending/trust/cures';
import type { SaveFinding } from '../../../../../server/src/contracts';

const aFinding = (changes: Partial<SaveFinding>): SaveFinding => ({
  reference: 'a',
  state: 'lost',
  contactDocumentId: 'anna',
  contactName: 'Anna Keller',
  contactNumber: '1001',
  at: '2026-03-01T10:00:00.000Z',
  values: [],
  areValuesShown: true,
  failure: null,
  needsSetting: true,
  mayBeAnothers: false,
  restoredBy: null,
  ...changes,
});
const partial = { writes: 'partial' } as const;
const full = { writes: 'full' } as const;

describe('the advice after a save caused harm', () => {
  it('names the setting that is not set yet', () => {
    expect(cureOf('lost', [aFinding({})], partial)).toBe('lost');
    expect(cureOf('lost', [aFinding({})], full)).toBe('lostAll');
    expect(cureOfLost([aFinding({})], full)).toBe('lostAll');
  });

  it('is to restore the values once the setting is set, then to start again', () => {
    const isSet = aFinding({ needsSetting: false });
    expect(cureOf('lost', [isSet], full)).toBe('lostChanged');
    expect(cureOf('lost', [aFinding({ state: 'toRestore' })], full)).toBeNull();
    expect(cureOf('lost', [aFinding({ state: 'restored' })], full)).toBe('settled');
    expect(cureOf('lost', [], partial)).toBe('settled');
    expect(cureOfLost([aFinding({ state: 'restored' })], full)).toBeNull();
  });

  it('is to find the right setting for saves when nothing was saved, until another one is set', () => {
    const ignored = aFinding({ state: 'notDone' });
    expect(cureOf('notDone', [ignored], partial)).toBe('notDone');
    expect(cureOf('notDone', [], partial)).toBe('notDone');
    const isSet = { ...ignored, needsSetting: false };
    expect(cureOf('notDone', [isSet, ignored], partial)).toBe('notDoneChanged');
  });

  it('names no setting when no setting helps', () => {
    expect(cureOf('notReadable', [aFinding({ state: 'notReadable' })], full)).toBe('notReadable');
    expect(cureOf('person', [], partial)).toBeNull();
  });

  it('is to make sure that one Strapi sends, when the data came from another one', () => {
    expect(cureOf('imported', [], partial)).toBe('imported');
  });
});
