import { nextAttemptWords } from '../../../../../admin/src/features/contacts/links/nextAttemptWords';
import type { LinkSummary } from '../../../../../server/src/contracts';

const nowMs = Date.parse('2026-03-01T10:00:00.000Z');
const later = '2026-03-01T10:05:00.000Z';

const wordsFor = (link: Partial<Pick<LinkSummary, 'nextAttemptAt' | 'state' | 'waiting'>>) =>
  nextAttemptWords({ state: 'pending', waiting: null, nextAttemptAt: null, ...link }, nowMs);

describe('the next attempt shown in a list of links', () => {
  it('is a time, or "now" when it is due', () => {
    expect(wordsFor({ nextAttemptAt: later })).toEqual({ kind: 'at', at: later });
    const now = '2026-03-01T10:00:00.500Z';
    expect(wordsFor({ nextAttemptAt: now })).toEqual({
      kind: 'words',
      text: 'nextAttempt.now',
    });
  });

  it('names what it waits for when it has no time', () => {
    expect(wordsFor({ waiting: { kind: 'paused' } })).toMatchObject({
      text: 'nextAttempt.paused',
    });
    expect(wordsFor({ waiting: { kind: 'pull', pullAt: null } })).toMatchObject({
      text: 'nextAttempt.pull',
    });
    expect(
      wordsFor({ waiting: { kind: 'bulkJob', bulkJobId: 4, bulkJobState: 'rejected' } }),
    ).toEqual({
      kind: 'words',
      text: 'nextAttempt.bulkJob.rejected',
      values: { id: 4 },
    });
    expect(
      wordsFor({ waiting: { kind: 'heldPull', bulkJobId: 4, bulkJobState: 'waiting' } }),
    ).toEqual({
      kind: 'words',
      text: 'nextAttempt.heldPull',
      values: { id: 4 },
    });
  });

  it('is absent when nothing is to be sent or read', () => {
    expect(wordsFor({ state: 'inSync' })).toEqual({ kind: 'none' });
    const otherSystem = {
      kind: 'otherSystem',
      linkedBaseUrl: 'a',
      configuredBaseUrl: 'b',
    } as const;
    expect(wordsFor({ state: 'unlinked', waiting: otherSystem })).toEqual({ kind: 'none' });
    expect(wordsFor({ waiting: otherSystem })).toMatchObject({
      text: 'nextAttempt.otherSystem',
    });
  });
});
