import { fieldsInConflict, shownState, whereShown } from '../../../../server/src/contacts';
import { reason } from '../../../../server/src/contracts/reasons';
import { linkFromRow, linkToRow } from '../../../../server/src/contacts/database/rows';
import type { LinkRecord, LinkState } from '../../../../server/src/contacts/records';
import { agreed, aLink } from '../../../helpers/builders/contact-records';

const ALONE = { isHarmed: false, isRejected: false };
const HARMED = { isHarmed: true, isRejected: false };
const REJECTED = { isHarmed: false, isRejected: true };

/** A company whose institution is not known to accept companies. */
const NOT_ACCEPTED = { state: 'failed', failureCode: 'companies-not-accepted' };
const FAILED = {
  state: 'failed',
  $or: [{ failureCode: { $null: true } }, { failureCode: { $ne: 'companies-not-accepted' } }],
};

const harmed = (...harmedLinks: number[]) => ({ harmedLinks, rejectedBulkJobs: [] });

const inConflict = (state: LinkState): LinkRecord =>
  aLink({
    state,
    observations: {
      ...agreed({ lastName: 'Keller' }),
      town: { base: 'Basel', remote: 'Bern', held: true },
    },
  });

describe('a link with a field in conflict', () => {
  it('is shown as a conflict, whatever else is pending or being sent', () => {
    expect(shownState(inConflict('inSync'), ALONE)).toBe('conflict');
    expect(shownState(inConflict('pending'), ALONE)).toBe('conflict');
    expect(shownState(inConflict('sending'), ALONE)).toBe('conflict');
  });

  it('is shown as failed or in doubt when that already needs a person', () => {
    expect(shownState(inConflict('failed'), ALONE)).toBe('failed');
    expect(shownState(inConflict('inDoubt'), ALONE)).toBe('inDoubt');
  });

  it('names the fields in conflict, unless the contact was deleted', () => {
    expect(fieldsInConflict(inConflict('pending'))).toEqual(['town']);
    expect(fieldsInConflict(inConflict('unlinked'))).toEqual([]);
  });
});

describe('a link whose contact lost values in S-360 through a save', () => {
  it.each(['inSync', 'pending', 'sending'] as const)(
    'is shown as harmed instead of %s',
    (state) => {
      expect(shownState(aLink({ state }), HARMED)).toBe('harmed');
      expect(shownState(inConflict(state), HARMED)).toBe('harmed');
      expect(shownState(aLink({ state }), ALONE)).toBe(state);
    },
  );

  it('is counted in that state only', () => {
    expect(whereShown('harmed', harmed(7))).toMatchObject({ id: { $in: [7] } });
    for (const state of ['inSync', 'conflict', 'pending', 'sending'] as const)
      expect(whereShown(state, harmed(7))).toMatchObject({ id: { $notIn: [7] } });
    expect(whereShown('failed', harmed(7))).toEqual(FAILED);
  });

  it('is found in the states in which it may still be sent or received', () => {
    expect(whereShown('harmed', harmed(7, 8))).toEqual({
      id: { $in: [7, 8] },
      state: { $in: ['inSync', 'conflict', 'pending', 'sending'] },
    });
  });
});

describe('a link whose bulk job a person rejected', () => {
  const rejected = { harmedLinks: [], rejectedBulkJobs: [4] };

  it('is shown as not sent instead of pending, unless a person has to decide or act', () => {
    expect(shownState(aLink({ state: 'pending' }), REJECTED)).toBe('notSent');
    expect(shownState(inConflict('pending'), REJECTED)).toBe('conflict');
    expect(shownState(aLink({ state: 'pending' }), { ...REJECTED, isHarmed: true })).toBe('harmed');
    for (const state of ['sending', 'failed', 'inSync'] as const)
      expect(shownState(aLink({ state }), REJECTED)).toBe(state);
  });

  it('is counted in that state only', () => {
    expect(whereShown('notSent', rejected)).toMatchObject({
      $or: [NOT_ACCEPTED, { state: 'pending', bulkJobId: { $in: [4] } }],
    });
    expect(whereShown('pending', rejected)).toMatchObject({
      $and: [{ $or: [{ bulkJobId: { $null: true } }, { bulkJobId: { $notIn: [4] } }] }],
    });
    expect(whereShown('failed', rejected)).toEqual(FAILED);
  });
});

describe('the query for links in a state', () => {
  const withoutConflict = { $or: [{ openConflicts: { $null: true } }, { openConflicts: 0 }] };

  it.each([
    ['inSync', { state: 'inSync' }],
    ['conflict', { state: { $in: ['conflict', 'pending', 'sending'] }, openConflicts: { $gt: 0 } }],
    ['pending', { state: 'pending', ...withoutConflict }],
    ['sending', { state: 'sending', ...withoutConflict }],
    [
      'notSent',
      { $or: [NOT_ACCEPTED, { state: 'pending', bulkJobId: { $in: [] }, ...withoutConflict }] },
    ],
    ['failed', FAILED],
    ['inDoubt', { state: 'inDoubt' }],
    ['unlinked', { state: 'unlinked' }],
  ] as const)('matches the displayed state %s', (state, where) => {
    expect(whereShown(state, harmed())).toEqual(where);
  });

  it.each(['inSync', 'conflict', 'pending', 'sending'] as const)(
    'skips links with the displayed state %s that lost values through a save',
    (state) => {
      expect(whereShown(state, harmed(7))).toEqual({
        ...whereShown(state, harmed()),
        id: { $notIn: [7] },
      });
    },
  );

  it('skips rejected links that lost values, but no company that is not accepted', () => {
    expect(whereShown('notSent', harmed(7))).toMatchObject({
      $or: [NOT_ACCEPTED, { id: { $notIn: [7] } }],
    });
  });

  it('agrees with the display of companies that S-360 is not known to accept', () => {
    const failure = {
      code: NOT_ACCEPTED.failureCode,
      reason: reason('companiesNotAccepted'),
      at: '2026-03-01T10:00:00.000Z',
    };
    expect(shownState(aLink({ state: 'failed', failure }), ALONE)).toBe('notSent');
  });

  it('agrees with the display of unlinked contacts and of conflicts at rest', () => {
    expect(shownState(inConflict('unlinked'), HARMED)).toBe('unlinked');
    expect(shownState(inConflict('conflict'), ALONE)).toBe('conflict');
  });
});

describe('the database row of a link', () => {
  it('contains the number of open conflicts and is read back as it was written', () => {
    const row = linkToRow(inConflict('conflict'));
    expect(row).toMatchObject({ state: 'conflict', openConflicts: 1 });
    expect(linkFromRow({ ...row, id: 1 }).state).toBe('conflict');
    expect(linkToRow(aLink())).toMatchObject({ state: 'inSync', openConflicts: 0 });
  });
});
