import { fieldsInConflict, shownState, whereShown } from '../../../../server/src/contacts';
import { linkFromRow, linkToRow } from '../../../../server/src/contacts/database/rows';
import type { LinkRecord, LinkState } from '../../../../server/src/contacts/records';
import { agreed, aLink } from '../../../helpers/builders/contact-records';

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
    expect(shownState(inConflict('inSync'), false)).toBe('conflict');
    expect(shownState(inConflict('pending'), false)).toBe('conflict');
    expect(shownState(inConflict('sending'), false)).toBe('conflict');
  });

  it('is shown as failed or in doubt when that already needs a person', () => {
    expect(shownState(inConflict('failed'), false)).toBe('failed');
    expect(shownState(inConflict('inDoubt'), false)).toBe('inDoubt');
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
      expect(shownState(aLink({ state }), true)).toBe('harmed');
      expect(shownState(inConflict(state), true)).toBe('harmed');
      expect(shownState(aLink({ state }), false)).toBe(state);
    },
  );

  it('is counted in that state only', () => {
    expect(whereShown('harmed', [7])).toMatchObject({ id: { $in: [7] } });
    for (const state of ['inSync', 'conflict', 'pending', 'sending'] as const)
      expect(whereShown(state, [7])).toMatchObject({ id: { $notIn: [7] } });
    expect(whereShown('failed', [7])).toEqual({ state: 'failed' });
  });

  it('is found in the states in which it may still be sent or received', () => {
    expect(whereShown('harmed', [7, 8])).toEqual({
      id: { $in: [7, 8] },
      state: { $in: ['inSync', 'conflict', 'pending', 'sending'] },
    });
  });
});

describe('the query for links in a state', () => {
  const withoutConflict = { $or: [{ openConflicts: { $null: true } }, { openConflicts: 0 }] };

  it.each([
    ['inSync', { state: 'inSync' }],
    ['conflict', { state: { $in: ['conflict', 'pending', 'sending'] }, openConflicts: { $gt: 0 } }],
    ['pending', { state: 'pending', ...withoutConflict }],
    ['sending', { state: 'sending', ...withoutConflict }],
    ['failed', { state: 'failed' }],
    ['inDoubt', { state: 'inDoubt' }],
    ['unlinked', { state: 'unlinked' }],
  ] as const)('matches the displayed state %s', (state, where) => {
    expect(whereShown(state, [])).toEqual(where);
  });

  it.each(['inSync', 'conflict', 'pending', 'sending'] as const)(
    'skips links with the displayed state %s that lost values through a save',
    (state) => {
      expect(whereShown(state, [7])).toEqual({ ...whereShown(state, []), id: { $notIn: [7] } });
    },
  );

  it('agrees with the display of unlinked contacts and of conflicts at rest', () => {
    expect(shownState(inConflict('unlinked'), true)).toBe('unlinked');
    expect(shownState(inConflict('conflict'), false)).toBe('conflict');
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
