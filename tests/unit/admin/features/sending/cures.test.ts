import { cureOf, cureOfLost } from '../../../../../admin/src/features/sending/trust/cures';
import type { SaveFinding, StopCause } from '../../../../../server/src/contracts';

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
const stopped = (cause: StopCause, ...fields: (string | null)[]) =>
  ({
    state: 'stopped',
    cause,
    by: null,
    at: '2026-03-01T10:00:00.000Z',
    ignored: fields.map((field) => ({ method: 'individual' as const, field })),
  }) as const;
const partial = { writes: 'partial' } as const;
const full = { writes: 'full' } as const;

describe('the advice after a save caused harm', () => {
  it('names the setting that is not set yet', () => {
    expect(cureOf(stopped('lost'), [aFinding({})], partial)).toBe('lost');
    expect(cureOf(stopped('lost'), [aFinding({})], full)).toBe('lostAll');
    expect(cureOfLost([aFinding({})], full)).toBe('lostAll');
  });

  it('is to restore the values once the setting is set, then to start again', () => {
    const isSet = aFinding({ needsSetting: false });
    expect(cureOf(stopped('lost'), [isSet], full)).toBe('lostChanged');
    expect(cureOf(stopped('lost'), [aFinding({ state: 'toRestore' })], full)).toBeNull();
    expect(cureOf(stopped('lost'), [aFinding({ state: 'restored' })], full)).toBe('settled');
    expect(cureOf(stopped('lost'), [], partial)).toBe('settled');
    expect(cureOfLost([aFinding({ state: 'restored' })], full)).toBeNull();
  });

  it('is to find the right setting for saves when nothing was saved, until another one is set', () => {
    const ignored = aFinding({ state: 'notDone' });
    expect(cureOf(stopped('notDone'), [ignored], partial)).toBe('notDone');
    expect(cureOf(stopped('notDone'), [], partial)).toBe('notDone');
    const isSet = { ...ignored, needsSetting: false };
    expect(cureOf(stopped('notDone'), [isSet, ignored], partial)).toBe('notDoneChanged');
  });

  it('names the field that S-360 keeps, and no setting, when one field is ignored', () => {
    const ignored = aFinding({ state: 'notDone' });
    expect(cureOf(stopped('notDone', 'title'), [ignored], partial)).toBe('notDoneField');
    expect(cureOf(stopped('notDone', null), [ignored], partial)).toBe('notDone');
  });

  it('names no setting when no setting helps', () => {
    expect(cureOf(stopped('notReadable'), [aFinding({ state: 'notReadable' })], full)).toBe(
      'notReadable',
    );
    expect(cureOf(stopped('person'), [], partial)).toBeNull();
  });

  it('is to make sure that one Strapi sends, when the data came from another one', () => {
    expect(cureOf(stopped('imported'), [], partial)).toBe('imported');
  });
});
