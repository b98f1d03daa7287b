import { isSentInSpiteOf } from '../../../../../admin/src/features/contract-check/isSentInSpiteOf';
import type { InstitutionStatus } from '../../../../../server/src/contracts';
import { anInstitution, HELD_CHECK } from '../institutions/institutionStatus';

const FAILED = { ...HELD_CHECK, id: 2, verdict: 'failed' } as const;

const started = (changes: Partial<InstitutionStatus> = {}) =>
  anInstitution({
    lastCheck: FAILED,
    sending: {
      ...anInstitution().sending,
      status: { state: 'started', cause: 'check', by: null, at: '', untested: [] },
    },
    ...changes,
  });

describe('a failed check of S-360', () => {
  it('says that sending goes on where it was started and is not paused', () => {
    expect(isSentInSpiteOf(FAILED, started())).toBe(true);
    expect(isSentInSpiteOf(FAILED, started({ lastCheck: HELD_CHECK }))).toBe(true);
  });

  it('does not say so where nothing is sent', () => {
    const { sending } = anInstitution();
    const notStarted = { ...sending, status: { state: 'notStarted' } } as const;
    expect(isSentInSpiteOf(FAILED, started({ sending: notStarted }))).toBe(false);
    const paused = { sending: true, receiving: false };
    expect(isSentInSpiteOf(FAILED, started({ paused }))).toBe(false);
  });

  it('does not say so when it was passed, or another check came after it', () => {
    expect(isSentInSpiteOf(HELD_CHECK, started({ lastCheck: HELD_CHECK }))).toBe(false);
    const newer = { ...FAILED, id: 3 };
    expect(isSentInSpiteOf(FAILED, started({ lastCheck: newer }))).toBe(false);
  });
});
