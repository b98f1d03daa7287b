import {
  areFailuresHidden,
  emptyList,
  notGreen,
} from '../../../../../admin/src/features/overview/attention/emptyList';
import { anInstitution, HELD_CHECK } from '../institutions/institutionStatus';
import { aCause as group } from './aCause';

const HIDDEN = { by: null, at: '2027-01-10T09:00:00.000Z', note: 'the fair is over' };

describe('the list of work that waits for a person, without an open group', () => {
  const none = {
    data: [],
    meta: { open: 0, openConflicts: 0, retrying: 0, unusable: [], unresolvedKeys: [] },
  };
  const hidden = { ...none, data: [group({ dismissed: HIDDEN })] };

  it('says that all is well only if no institution has anything else', () => {
    expect(emptyList(none, true)).toBe('well');
    expect(emptyList(none, false)).toBe('inCards');
  });

  it('names what was hidden, and first of all what is being tried again', () => {
    expect(emptyList(hidden, true)).toBe('hidden');
    expect(emptyList({ ...hidden, meta: { ...hidden.meta, retrying: 2 } }, true)).toBe('retrying');
  });

  it('names the institutions whose light is not green', () => {
    const well = anInstitution({ lastCheck: HELD_CHECK });
    const weak = anInstitution({ ...well, code: 'museum', weaknesses: ['shortWebhookSecret'] });
    const paused = anInstitution({
      ...well,
      code: 'theatre',
      paused: { sending: true, receiving: false },
    });
    expect(notGreen([well, weak, paused], [])).toEqual([weak, paused]);
  });
});

describe('the contacts of an institution that could not be sent', () => {
  const hidden = group({ dismissed: HIDDEN });

  it('are hidden when all their groups are', () => {
    expect(areFailuresHidden([hidden], 'myvenue')).toBe(true);
    expect(areFailuresHidden([hidden, group()], 'myvenue')).toBe(false);
    expect(areFailuresHidden([hidden, group({ kind: 'conflict' })], 'myvenue')).toBe(true);
    expect(areFailuresHidden([hidden], 'museum')).toBe(false);
    expect(areFailuresHidden([], 'myvenue')).toBe(false);
  });
});
