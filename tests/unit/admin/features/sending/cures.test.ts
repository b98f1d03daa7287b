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

describe('what a person is told to do when saves did harm', () => {
  it('is to have a line set that is not set yet', () => {
    expect(cureOf('lost', [aFinding({})], partial)).toBe('lost');
    expect(cureOf('lost', [aFinding({})], full)).toBe('lostAll');
    expect(cureOfLost([aFinding({})], full)).toBe('lostAll');
  });

  it('is to restore the values once the line is set, then to start again', () => {
    const isSet = aFinding({ needsSetting: false });
    expect(cureOf('lost', [isSet], full)).toBe('lostChanged');
    expect(cureOf('lost', [aFinding({ state: 'toRestore' })], full)).toBeNull();
    expect(cureOf('lost', [aFinding({ state: 'restored' })], full)).toBe('settled');
    expect(cureOf('lost', [], partial)).toBe('settled');
    expect(cureOfLost([aFinding({ state: 'restored' })], full)).toBeNull();
  });

  it('is to find the form of the save where nothing was saved, until another one is set', () => {
    const ignored = aFinding({ state: 'notDone' });
    expect(cureOf('notDone', [ignored], partial)).toBe('notDone');
    expect(cureOf('notDone', [], partial)).toBe('notDone');
    const isSet = { ...ignored, needsSetting: false };
    expect(cureOf('notDone', [isSet, ignored], partial)).toBe('notDoneChanged');
  });

  it('names no setting for what none cures', () => {
    expect(cureOf('notReadable', [aFinding({ state: 'notReadable' })], full)).toBe('notReadable');
    expect(cureOf('person', [], partial)).toBeNull();
  });
});
