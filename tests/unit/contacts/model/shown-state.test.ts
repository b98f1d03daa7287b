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

describe('a link with a field that waits for a decision', () => {
  it('is seen as a conflict, whatever else of it is on its way', () => {
    expect(shownState(inConflict('inSync'), false)).toBe('conflict');
    expect(shownState(inConflict('pending'), false)).toBe('conflict');
    expect(shownState(inConflict('sending'), false)).toBe('conflict');
  });

  it('is seen as failed or in doubt where a person is needed for that already', () => {
    expect(shownState(inConflict('failed'), false)).toBe('failed');
    expect(shownState(inConflict('inDoubt'), false)).toBe('inDoubt');
  });

  it('names the fields; a deleted contact has nothing to decide', () => {
    expect(fieldsInConflict(inConflict('pending'))).toEqual(['town']);
    expect(fieldsInConflict(inConflict('unlinked'))).toEqual([]);
  });
});

describe('a link whose contact lost values in S-360 by a save', () => {
  it.each(['inSync', 'pending', 'sending'] as const)(
    'is seen as harmed, never as in order, while it is %s',
    (state) => {
      expect(shownState(aLink({ state }), true)).toBe('harmed');
      expect(shownState(inConflict(state), true)).toBe('harmed');
      expect(shownState(aLink({ state }), false)).toBe(state);
    },
  );

  it('is counted in that state alone', () => {
    expect(whereShown('harmed', [7])).toMatchObject({ id: { $in: [7] } });
    for (const state of ['inSync', 'conflict', 'pending', 'sending'] as const)
      expect(whereShown(state, [7])).toMatchObject({ id: { $notIn: [7] } });
    expect(whereShown('failed', [7])).toEqual({ state: 'failed' });
  });
});

describe('the row of a link', () => {
  it('counts the fields that wait for a decision, and is read back as it was written', () => {
    const row = linkToRow(inConflict('conflict'));
    expect(row).toMatchObject({ state: 'conflict', openConflicts: 1 });
    expect(linkFromRow({ ...row, id: 1 }).state).toBe('conflict');
    expect(linkToRow(aLink())).toMatchObject({ state: 'inSync', openConflicts: 0 });
  });
});
