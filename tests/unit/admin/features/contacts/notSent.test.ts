import { isNotSent, shownState } from '../../../../../admin/src/features/contacts/model/notSent';

describe('a contact with something to be sent', () => {
  const held = (bulkJobState: 'waiting' | 'paused' | 'rejected') =>
    isNotSent({ kind: 'bulkJob', bulkJobId: 4, bulkJobState });

  it('is not sent once its bulk job was rejected', () => {
    expect(held('rejected')).toBe(true);
  });

  it('is still to be sent while its bulk job, or something else, only delays it', () => {
    expect([held('waiting'), held('paused')]).toEqual([false, false]);
    expect(isNotSent({ kind: 'paused' })).toBe(false);
    expect(isNotSent({ kind: 'heldPull', bulkJobId: 4, bulkJobState: 'rejected' })).toBe(false);
    expect(isNotSent(null)).toBe(false);
  });

  it('is shown as not sent, and not as waiting, once its bulk job was rejected', () => {
    const of = (bulkJobState: 'waiting' | 'rejected') =>
      ({ kind: 'bulkJob', bulkJobId: 4, bulkJobState }) as const;
    expect(shownState({ state: 'pending', waiting: of('rejected') })).toBe('notSent');
    expect(shownState({ state: 'pending', waiting: of('waiting') })).toBe('pending');
    expect(shownState({ state: 'conflict', waiting: of('rejected') })).toBe('conflict');
  });
});
