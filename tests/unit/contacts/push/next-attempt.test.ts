import { nextAttempt, type Obstacles } from '../../../../server/src/contacts/push/next-attempt';
import type { SendingStatus } from '../../../../server/src/contracts';
import type { LinkRecord } from '../../../../server/src/contacts/records';
import { aLink, aSending, at, BASE_URL } from '../../../helpers/builders/contact-records';
import { anOpenGate, STARTED } from '../../../helpers/builders/trust';

const NOW = at(0);
const sendingPaused = { gate: anOpenGate({ paused: { sending: true, receiving: false } }) };
const receivingPaused = { gate: anOpenGate({ paused: { sending: false, receiving: true } }) };

const evaluated = (link: Partial<LinkRecord>, obstacles: Partial<Obstacles>) =>
  nextAttempt(aLink(link), {
    institution: { baseUrl: BASE_URL },
    now: NOW,
    noPermit: null,
    gate: anOpenGate(),
    isProven: true,
    isFilled: true,
    holdingBulkJob: null,
    pull: null,
    ...obstacles,
  });

function attemptOf(link: Partial<LinkRecord>, obstacles: Partial<Obstacles> = {}) {
  const { at: nextAt, waiting } = evaluated(link, obstacles);
  return { waiting, at: nextAt };
}

const inDoubt = { sending: aSending(), since: NOW.toISOString(), lookups: 1 };
const closed = { because: 'closed', until: at(60_000) } as const;
const tried = (nextAttemptAt: Date) => ({ state: 'pending', attempts: 2, nextAttemptAt }) as const;

describe('a contact that is pending', () => {
  it('is sent now when nothing prevents it', () => {
    expect(attemptOf({ state: 'pending' })).toEqual({ waiting: null, at: NOW });
  });

  it.each([
    ['the call windows', 'window', 'limit'],
    ['the monthly quota', 'quota', 'monthLimit'],
    ['the share of the quota reserved for bookings', 'kept', 'monthLimit'],
    ['S-360, which refused the last calls', 'closed', 'closed'],
  ] as const)(
    'waits for a permit because of %s, with the time when the wait ends',
    (_what, because, kind) => {
      const until = at(60_000);
      expect(attemptOf({ state: 'pending' }, { noPermit: { because, until } })).toEqual({
        waiting: { kind, closedUntil: until.toISOString() },
        at: until,
      });
    },
  );

  it('waits while the save of another contact is read back, as long as saves are not proven', () => {
    const gate = anOpenGate({ awaited: 'a-save' });
    expect(attemptOf({ state: 'pending' }, { gate, isProven: false })).toEqual({
      waiting: { kind: 'proving' },
      at: null,
    });
    expect(attemptOf({ state: 'pending' }, { gate })).toEqual({ waiting: null, at: NOW });
    expect(attemptOf({ state: 'inSync' }, { gate, isProven: false }).waiting).toBeNull();
  });

  it('waits for the retry after a failed attempt', () => {
    const retryAt = at(30_000);
    expect(attemptOf(tried(retryAt))).toEqual({
      waiting: { kind: 'retry', retryAt: retryAt.toISOString(), attempts: 2 },
      at: retryAt,
    });
  });

  it('is not retried before S-360 accepts calls', () => {
    expect(attemptOf(tried(at(30_000)), { noPermit: closed })).toEqual({
      waiting: { kind: 'retry', retryAt: closed.until.toISOString(), attempts: 2 },
      at: closed.until,
    });
  });

  it('waits for other obstacles once its retry is due', () => {
    expect(attemptOf(tried(NOW), { noPermit: closed }).waiting).toMatchObject({ kind: 'closed' });
    expect(attemptOf(tried(NOW))).toMatchObject({ waiting: { kind: 'retry' }, at: NOW });
  });

  it.each([
    ['sending is paused', sendingPaused, { kind: 'paused' }],
    ['its institution is in a remapping', { isFilled: false }, { kind: 'mapping' }],
    [
      'a bulk job puts it on hold',
      { holdingBulkJob: { bulkJobId: 7, bulkJobState: 'waiting' } },
      { kind: 'bulkJob', bulkJobId: 7, bulkJobState: 'waiting' },
    ],
  ] as const)('has no time while %s', (_what, obstacles, waiting) => {
    expect(attemptOf(tried(at(30_000)), obstacles)).toEqual({ waiting, at: null });
  });

  it('waits for the start of sending before anything else', () => {
    const paused = { sending: true, receiving: false };
    const waits = (status: SendingStatus) =>
      attemptOf({ state: 'pending' }, { gate: anOpenGate({ status, paused }) });
    expect(waits({ state: 'notStarted' })).toEqual({ waiting: { kind: 'notStarted' }, at: null });
    const stopped = { state: 'stopped', cause: 'lost', by: null, at: STARTED.at } as const;
    expect(waits(stopped)).toEqual({ waiting: { kind: 'stopped' }, at: null });
    expect(waits(STARTED).waiting).toEqual({ kind: 'paused' });
  });

  it('has no time when it is linked with another S-360', () => {
    const baseUrl = 'https://other.example.com';
    expect(attemptOf({ state: 'pending', baseUrl })).toMatchObject({
      waiting: { kind: 'otherSystem' },
      at: null,
    });
  });

  it('waits for a pull that comes first, and for the permit of that pull', () => {
    const pull = { nextAttemptAt: at(20_000), noPermit: null, holdingBulkJob: null };
    expect(attemptOf({ state: 'pending' }, { pull })).toEqual({
      waiting: { kind: 'pull', pullAt: at(20_000).toISOString() },
      at: at(20_000),
    });
    expect(attemptOf({ state: 'pending' }, { pull: { ...pull, noPermit: closed } }).at).toEqual(
      closed.until,
    );
    expect(attemptOf({ state: 'pending' }, { pull, ...receivingPaused })).toEqual({
      waiting: { kind: 'pull', pullAt: null },
      at: null,
    });
  });
});

describe('a create in doubt', () => {
  const doubt = { state: 'inDoubt', inDoubt, contactNumber: null } as const;

  it('is searched for when that is due and S-360 accepts calls', () => {
    const link = { ...doubt, nextAttemptAt: at(20_000) };
    expect(attemptOf(link)).toEqual({ waiting: null, at: at(20_000) });
    expect(attemptOf(link, { noPermit: closed }).at).toEqual(closed.until);
    expect(attemptOf(link, sendingPaused)).toEqual({
      waiting: { kind: 'paused' },
      at: null,
    });
  });

  it('has no next attempt once it waits for a person', () => {
    expect(attemptOf(doubt, { noPermit: closed })).toEqual({ waiting: null, at: null });
  });
});

describe('a contact that a bulk job holds back', () => {
  const isRejected = (bulkJobState: 'waiting' | 'paused' | 'rejected') => {
    const holdingBulkJob = { bulkJobId: 4, bulkJobState };
    return evaluated({ state: 'pending' }, { ...sendingPaused, holdingBulkJob }).isRejected;
  };

  it('is not sent once a person rejected the bulk job, whatever else it waits for', () => {
    expect(isRejected('rejected')).toBe(true);
    expect([isRejected('waiting'), isRejected('paused')]).toEqual([false, false]);
    expect(evaluated({ state: 'pending' }, sendingPaused).isRejected).toBe(false);
  });
});

describe('a contact with nothing to send', () => {
  it('has no next attempt unless a pull is queued', () => {
    const pull = { nextAttemptAt: at(5_000), noPermit: null, holdingBulkJob: null };
    expect(attemptOf({ state: 'inSync' }, sendingPaused)).toEqual({
      waiting: null,
      at: null,
    });
    expect(attemptOf({ state: 'inSync' }, { pull }).at).toEqual(at(5_000));
    expect(attemptOf({ state: 'inSync' }, { pull: { ...pull, noPermit: closed } }).at).toEqual(
      closed.until,
    );
    expect(attemptOf({ state: 'failed' }, { pull, ...receivingPaused }).at).toBeNull();
  });

  it('has no time for a pull that waits for an approval, and names the bulk job', () => {
    const holdingBulkJob = { bulkJobId: 7, bulkJobState: 'waiting' } as const;
    const pull = { nextAttemptAt: at(5_000), noPermit: null, holdingBulkJob };
    expect(attemptOf({ state: 'inSync' }, { pull })).toEqual({
      waiting: { kind: 'heldPull', ...holdingBulkJob },
      at: null,
    });
    // The pull is one more call before the push.
    const due = { ...pull, nextAttemptAt: null };
    expect(attemptOf({ state: 'pending' }, { pull: due })).toEqual({ waiting: null, at: NOW });
  });
});
