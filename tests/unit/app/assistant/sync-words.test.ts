import { adviceOn, waitingInWords } from '../../../../server/src/app/assistant/sync-words';
import { wordsIn, type ScreenWords } from '../../../../server/src/app/screen-words';
import { CAUSE_KINDS } from '../../../../server/src/contracts/causes';
import {
  SYNC_STATES,
  type WaitingReason,
} from '../../../../server/src/contracts/contacts/contact-sync';
import { reason } from '../../../../server/src/contracts/reasons';

const AT = '2026-01-01T12:00:00.000Z';
const QUIET = { failure: null, inDoubt: null, waiting: null };

const bulkJobs = (kind: 'bulkJob' | 'heldPull'): WaitingReason[] =>
  (['waiting', 'paused', 'rejected'] as const).map((bulkJobState) => ({
    kind,
    bulkJobId: 7,
    bulkJobState,
  }));

const WAITING: readonly WaitingReason[] = [
  { kind: 'retry', retryAt: AT, attempts: 2 },
  { kind: 'limit', closedUntil: AT },
  { kind: 'monthLimit', closedUntil: AT },
  { kind: 'closed', closedUntil: AT },
  { kind: 'notStarted' },
  { kind: 'stopped' },
  { kind: 'proving' },
  { kind: 'pull', pullAt: AT },
  { kind: 'pull', pullAt: null },
  { kind: 'paused' },
  { kind: 'mapping' },
  ...bulkJobs('bulkJob'),
  ...bulkJobs('heldPull'),
  { kind: 'otherSystem', linkedBaseUrl: 'https://a', configuredBaseUrl: 'https://b' },
];

describe('the explanation of a contact for an AI client', () => {
  let words: ScreenWords;
  beforeAll(async () => {
    words = await wordsIn('en');
  });

  it('has the words of the screens for each state and each kind of what needs attention', () => {
    for (const state of SYNC_STATES) expect(words.textOf(`state.${state}`)).not.toBe('');
    for (const kind of CAUSE_KINDS) {
      expect(words.textOf(`attention.${kind}`, { count: 2 })).not.toContain('{');
      expect(words.textOf(`attention.${kind}.todo`, { count: 2 })).not.toContain('{');
    }
  });

  it.each(WAITING)('says in a whole sentence why it waits ($kind)', (waiting) => {
    const said = waitingInWords(waiting, words);
    expect(said).toMatch(/^[A-Z“].*\.$/);
    expect(said).not.toMatch(/[{}]/);
  });

  it('leaves to nobody what goes on automatically', () => {
    expect(adviceOn({ ...QUIET, state: 'pending' }).whoActs).toBe('nobody');
    expect(adviceOn({ ...QUIET, state: 'pending', waiting: { kind: 'proving' } }).whoActs).toBe(
      'nobody',
    );
  });

  it('names who has to act where the plugin cannot go on', () => {
    const failedBy = (code: 'callNotAllowed' | 'callForbidden' | 'callInTrouble') => {
      const failure = { code, reason: reason(code, { status: 403 }), at: AT };
      return adviceOn({ ...QUIET, state: 'failed', failure });
    };
    expect(failedBy('callNotAllowed').whoActs).toBe('integrator');
    expect(failedBy('callInTrouble').whoActs).toBe('s360');
    expect(failedBy('callForbidden').whoActs).toBe('s360');
    expect(failedBy('callForbidden').whatToDo).not.toContain('Correct the contact');
    expect(adviceOn({ ...QUIET, state: 'conflict' }).whoActs).toBe('operator');
    const stopped = adviceOn({ ...QUIET, state: 'pending', waiting: { kind: 'stopped' } });
    expect(stopped.whoActs).toBe('integrator');
  });

  it('waits for the look-ups of an unconfirmed creation before a person decides', () => {
    const inDoubt = {
      since: AT,
      nextLookupAt: AT,
      answeredNumber: null,
      adopting: null,
      notAdopted: null,
    };
    expect(adviceOn({ ...QUIET, state: 'inDoubt', inDoubt }).whoActs).toBe('nobody');
    const parked = { ...inDoubt, nextLookupAt: null };
    expect(adviceOn({ ...QUIET, state: 'inDoubt', inDoubt: parked }).whoActs).toBe('operator');
  });
});
