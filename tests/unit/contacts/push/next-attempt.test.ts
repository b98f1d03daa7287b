import { nextAttempt, type Obstacles } from '../../../../server/src/contacts/push/next-attempt';
import type { SendingStatus } from '../../../../server/src/contracts';
import type { LinkRecord } from '../../../../server/src/contacts/records';
import { aLink, aSending, at, BASE_URL } from '../../../helpers/builders/contact-records';
import { anOpenGate, STARTED } from '../../../helpers/builders/trust';

const NOW = at(0);
const sendingPaused = { gate: anOpenGate({ paused: { sending: true, receiving: false } }) };
const receivingPaused = { gate: anOpenGate({ paused: { sending: false, receiving: true } }) };

const attemptOf = (link: Partial<LinkRecord>, obstacles: Partial<Obstacles> = {}) =>
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

const inDoubt = { sending: aSending(), since: NOW.toISOString(), lookups: 1 };
const closed = { because: 'closed', until: at(60_000) } as const;
const tried = (nextAttemptAt: Date) => ({ state: 'pending', attempts: 2, nextAttemptAt }) as const;

describe('a contact that waits to be sent', () => {
  it('is sent now where nothing stands against it', () => {
    expect(attemptOf({ state: 'pending' })).toEqual({ waiting: null, at: NOW });
  });

  it.each([
    ['the windows', 'window', 'limit'],
    ['the month', 'quota', 'monthLimit'],
    ['what the month keeps for bookings', 'kept', 'monthLimit'],
    ['S-360, which refused the last calls', 'closed', 'closed'],
  ] as const)(
    'waits for a free call because of %s, and says until when',
    (_what, because, kind) => {
      const until = at(60_000);
      expect(attemptOf({ state: 'pending' }, { noPermit: { because, until } })).toEqual({
        waiting: { kind, closedUntil: until.toISOString() },
        at: until,
      });
    },
  );

  it('waits while the save of another one is read back, where saves are not proven', () => {
    const gate = anOpenGate({ awaited: 'a-save' });
    expect(attemptOf({ state: 'pending' }, { gate, isProven: false })).toEqual({
      waiting: { kind: 'proving' },
      at: null,
    });
    expect(attemptOf({ state: 'pending' }, { gate })).toEqual({ waiting: null, at: NOW });
    expect(attemptOf({ state: 'inSync' }, { gate, isProven: false }).waiting).toBeNull();
  });

  it('after an attempt that failed waits for the next one', () => {
    const retryAt = at(30_000);
    expect(attemptOf(tried(retryAt))).toEqual({
      waiting: { kind: 'retry', retryAt: retryAt.toISOString(), attempts: 2 },
      at: retryAt,
    });
  });

  it('is not tried again before S-360 takes calls', () => {
    expect(attemptOf(tried(at(30_000)), { noPermit: closed })).toEqual({
      waiting: { kind: 'retry', retryAt: closed.until.toISOString(), attempts: 2 },
      at: closed.until,
    });
  });

  it('once the next attempt is due waits for what stands against it', () => {
    expect(attemptOf(tried(NOW), { noPermit: closed }).waiting).toMatchObject({ kind: 'closed' });
    expect(attemptOf(tried(NOW))).toMatchObject({ waiting: { kind: 'retry' }, at: NOW });
  });

  it.each([
    ['sending is paused', sendingPaused, { kind: 'paused' }],
    [
      'its institution is brought under a changed mapping',
      { isFilled: false },
      { kind: 'mapping' },
    ],
    [
      'a bulk job holds it back',
      { holdingBulkJob: { bulkJobId: 7, bulkJobState: 'waiting' } },
      { kind: 'bulkJob', bulkJobId: 7, bulkJobState: 'waiting' },
    ],
  ] as const)('has no time while %s', (_what, obstacles, waiting) => {
    expect(attemptOf(tried(at(30_000)), obstacles)).toEqual({ waiting, at: null });
  });

  it('waits for sending to be started, before anything else', () => {
    const paused = { sending: true, receiving: false };
    const waits = (status: SendingStatus) =>
      attemptOf({ state: 'pending' }, { gate: anOpenGate({ status, paused }) });
    expect(waits({ state: 'notStarted' })).toEqual({ waiting: { kind: 'notStarted' }, at: null });
    const stopped = { state: 'stopped', cause: 'lost', by: null, at: STARTED.at } as const;
    expect(waits(stopped)).toEqual({ waiting: { kind: 'stopped' }, at: null });
    expect(waits(STARTED).waiting).toEqual({ kind: 'paused' });
  });

  it('has no time where it is linked with another S-360', () => {
    const baseUrl = 'https://other.example.com';
    expect(attemptOf({ state: 'pending', baseUrl })).toMatchObject({
      waiting: { kind: 'otherSystem' },
      at: null,
    });
  });

  it('waits for a pull that comes first, and for the call that the pull needs', () => {
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

  it('is looked up when that is due and S-360 takes calls', () => {
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

describe('a contact with nothing to send', () => {
  it('has no next attempt, unless it is to be read', () => {
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

  it('has no time for a read that waits for an approval, and names the load', () => {
    const holdingBulkJob = { bulkJobId: 7, bulkJobState: 'waiting' } as const;
    const pull = { nextAttemptAt: at(5_000), noPermit: null, holdingBulkJob };
    expect(attemptOf({ state: 'inSync' }, { pull })).toEqual({
      waiting: { kind: 'heldPull', ...holdingBulkJob },
      at: null,
    });
    // One call more is made for what is sent anyway.
    const due = { ...pull, nextAttemptAt: null };
    expect(attemptOf({ state: 'pending' }, { pull: due })).toEqual({ waiting: null, at: NOW });
  });
});
