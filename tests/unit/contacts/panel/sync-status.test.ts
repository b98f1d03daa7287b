import type { SendingStatus } from '../../../../server/src/contracts';
import { readConfiguration } from '../../../../server/src/config/schema';
import {
  contactSyncStatus,
  type StatusInput,
} from '../../../../server/src/services/contacts/panel/sync-status';
import type {
  FieldObservation,
  LinkRecord,
} from '../../../../server/src/services/contacts/records';
import { institutionFrom } from '../../../../server/src/services/institutions/institution';
import { aConfiguration, anInstitution } from '../../../helpers/builders/configuration';
import { anOpenGate, STARTED } from '../../../helpers/builders/trust';
import { aContact, aLink, aSending } from '../../../helpers/builders/contact-records';

const NOW = new Date('2026-03-01T10:00:00.000Z');

function statusOf(
  link: Partial<LinkRecord>,
  {
    conflictIds = new Map<string, number>(),
    gate = anOpenGate(),
    isFilled = true,
    noPermit = null,
  }: Partial<Pick<StatusInput, 'conflictIds' | 'gate' | 'isFilled' | 'noPermit'>> = {},
) {
  const [configuration] = readConfiguration(
    aConfiguration({ institutions: [anInstitution()] }),
  ).institutions;
  if (!configuration) throw new Error('no institution');
  return contactSyncStatus({
    institution: institutionFrom(configuration, { isOnly: true, phoneCountry: null }),
    contact: aContact({ fields: { town: 'Chur' } }),
    link: aLink(link),
    consents: [],
    pullWanted: false,
    now: NOW,
    conflictIds,
    noPermit,
    gate,
    isFilled,
    holdingLoad: null,
  });
}

const heldFieldsOf = (observation: FieldObservation, conflictIds = new Map<string, number>()) =>
  statusOf({ observations: { town: observation } }, { conflictIds }).heldFields;

const held = { base: 'Basel', remote: 'Bern', held: true } as const;

describe('the held fields of a contact', () => {
  it('come with both values and the conflict by which they are decided', () => {
    expect(heldFieldsOf(held, new Map([['town', 7]]))).toEqual([
      { field: 'town', crmValue: 'Chur', s360Value: 'Bern', conflictId: 7, alternates: false },
    ]);
  });

  it('say when they alternate', () => {
    expect(heldFieldsOf({ ...held, alternating: { local: 'Chur' } })).toMatchObject([
      { conflictId: null, alternates: true },
    ]);
  });

  it('are none where nothing is held', () => {
    expect(heldFieldsOf({ base: 'Basel', remote: 'Bern' })).toEqual([]);
  });
});

describe('why a contact waits', () => {
  it('is that the contacts of its institution are brought under a changed mapping', () => {
    expect(statusOf({ state: 'pending' }, { isFilled: false }).waiting).toEqual({
      kind: 'mapping',
    });
    expect(statusOf({ state: 'pending' }).waiting).toBeNull();
    expect(statusOf({ state: 'inSync' }, { isFilled: false }).waiting).toBeNull();
  });

  it('is that its institution is sent nothing, before anything else', () => {
    const paused = { sending: true, receiving: false };
    const waits = (status: SendingStatus) =>
      statusOf({ state: 'pending' }, { gate: anOpenGate({ status, paused }) }).waiting;
    const { at } = STARTED;
    expect(waits({ state: 'notStarted' })).toEqual({ kind: 'notStarted' });
    expect(waits({ state: 'stopped', cause: 'lost', by: null, at })).toEqual({ kind: 'stopped' });
    expect(waits(STARTED)).toEqual({ kind: 'paused' });
  });
});

describe('a contact for which no call is free', () => {
  const until = new Date('2026-03-01T10:01:00.000Z');

  it.each([
    ['the windows', 'window', 'limit'],
    ['the month', 'quota', 'monthLimit'],
    ['what the month keeps for bookings', 'kept', 'monthLimit'],
    ['S-360, which refused the last calls', 'closed', 'closed'],
  ] as const)('waits because of %s', (_what, because, kind) => {
    expect(statusOf({ state: 'pending' }, { noPermit: { because, until } }).waiting).toEqual({
      kind,
      closedUntil: until.toISOString(),
    });
  });

  const tried = (nextAttemptAt: Date) =>
    ({ state: 'pending', attempts: 2, nextAttemptAt }) as const;
  const closed = { because: 'closed', until } as const;

  it('after an attempt that failed waits for the next one', () => {
    const retryAt = new Date(NOW.getTime() + 30_000);
    expect(statusOf(tried(retryAt), { noPermit: closed }).waiting).toEqual({
      kind: 'retry',
      retryAt: retryAt.toISOString(),
      attempts: 2,
    });
  });

  it('once the next attempt is due waits for what stands against it', () => {
    expect(statusOf(tried(NOW), { noPermit: closed }).waiting).toMatchObject({ kind: 'closed' });
    expect(statusOf(tried(NOW)).waiting).toMatchObject({ kind: 'retry' });
  });
});

describe('a create in doubt', () => {
  const inDoubt = { sending: aSending(), since: '2026-03-01T10:00:00.000Z', lookups: 3 };

  it('tells the number that S-360 answered, and the one that is being looked at', () => {
    const adopting = { contactNumber: '4000', author: 'admin:1' };
    const status = statusOf({
      state: 'inDoubt',
      inDoubt: { ...inDoubt, answeredNumber: '3000', adopting },
    });
    expect(status.inDoubt).toEqual({
      since: inDoubt.since,
      nextLookupAt: null,
      answeredNumber: '3000',
      adopting: '4000',
      notAdopted: null,
    });
  });

  it('tells who S-360 shows under a number that was not adopted', () => {
    const shown = { name: 'Bea Keller', email: 'bea@example.com' };
    const notAdopted = { contactNumber: '4000', shown };
    expect(
      statusOf({ state: 'inDoubt', inDoubt: { ...inDoubt, notAdopted } }).inDoubt,
    ).toMatchObject({ answeredNumber: null, notAdopted: { contactNumber: '4000', ...shown } });
  });
});
