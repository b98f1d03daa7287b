import { institutionFrom, readConfiguration } from '../../../../server/src/app/configuration';
import {
  contactSyncStatus,
  type StatusInput,
} from '../../../../server/src/contacts/panel/sync-status';
import type { LinkRecord } from '../../../../server/src/contacts/records';
import type { FieldObservation } from '../../../../server/src/contacts/model/merge/field-observation';
import { aConfiguration, anInstitution } from '../../../helpers/builders/configuration';
import { aContact, agreed, aLink, aSending, at } from '../../../helpers/builders/contact-records';

function statusOf(
  link: Partial<LinkRecord>,
  {
    conflictIds = new Map<string, number>(),
    attempt = null,
  }: Partial<Pick<StatusInput, 'attempt' | 'conflictIds'>> = {},
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
    needsPull: false,
    lostFields: [],
    attempt,
    conflictIds,
  });
}

const heldFieldsOf = (observation: FieldObservation, conflictIds = new Map<string, number>()) =>
  statusOf({ observations: { town: observation } }, { conflictIds }).heldFields;

const held = { base: 'Basel', remote: 'Bern', held: true } as const;

describe('the fields in conflict on the contact panel', () => {
  it('have both values and the conflict to decide', () => {
    expect(heldFieldsOf(held, new Map([['town', 7]]))).toEqual([
      { field: 'town', crmValue: 'Chur', s360Value: 'Bern', conflictId: 7, because: null },
    ]);
  });

  it('are marked when they alternate', () => {
    expect(heldFieldsOf({ ...held, alternating: { local: 'Chur' } })).toMatchObject([
      { conflictId: null, because: 'alternating' },
    ]);
  });

  it('are absent without a conflict', () => {
    expect(heldFieldsOf({ base: 'Basel', remote: 'Bern' })).toEqual([]);
  });
});

describe('a contact whose bulk job a person rejected', () => {
  const attempt = { waiting: { kind: 'paused' }, at: null, isRejected: true } as const;

  it('is not sent, even beside a conflict', () => {
    expect(statusOf({ state: 'pending' }, { attempt })).toMatchObject({
      state: 'notSent',
      outgoing: 'notSent',
    });
    const observations = { town: held };
    expect(statusOf({ state: 'pending', observations }, { attempt })).toMatchObject({
      state: 'conflict',
      outgoing: 'notSent',
    });
  });
});

describe('the state of a contact with a field in conflict', () => {
  const observations = { town: held };

  it('is "conflict", never "in sync"', () => {
    expect(statusOf({ state: 'inSync', observations })).toMatchObject({
      state: 'conflict',
      outgoing: null,
    });
    expect(statusOf({ state: 'inSync' })).toMatchObject({ state: 'inSync', outgoing: null });
  });

  it('is "conflict" even while other fields are pending or being sent, which is also shown', () => {
    const { fields } = aContact();
    const edited = { ...agreed(fields), ...observations, lastName: { base: 'Meier' } };
    expect(statusOf({ state: 'pending', observations: edited })).toMatchObject({
      state: 'conflict',
      outgoing: 'pending',
      pendingFields: ['lastName'],
    });
    expect(statusOf({ state: 'sending', observations })).toMatchObject({
      state: 'conflict',
      outgoing: 'sending',
    });
  });

  it.each(['failed', 'inDoubt', 'unlinked'] as const)('stays "%s" in that state', (state) => {
    expect(statusOf({ state, observations })).toMatchObject({ state, outgoing: null });
  });
});

describe('a create in doubt on the contact panel', () => {
  const inDoubt = { sending: aSending(), since: '2026-03-01T10:00:00.000Z', lookups: 3 };

  it('shows the number from the answer of S-360 and the number being checked', () => {
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

  it('shows when S-360 is next searched, which a closed S-360 delays', () => {
    const doubt = { state: 'inDoubt', inDoubt, nextAttemptAt: at(0) } as const;
    const closed = { kind: 'closed', closedUntil: at(9_000).toISOString() } as const;
    const nextLookupAt = (attempt: StatusInput['attempt']) =>
      statusOf(doubt, { attempt }).inDoubt?.nextLookupAt;
    expect(nextLookupAt({ isRejected: false, waiting: null, at: at(1_000) })).toBe(
      at(1_000).toISOString(),
    );
    expect(nextLookupAt({ isRejected: false, waiting: closed, at: at(9_000) })).toBe(
      at(9_000).toISOString(),
    );
    expect(nextLookupAt({ isRejected: false, waiting: { kind: 'paused' }, at: null })).toBe(
      at(0).toISOString(),
    );
  });

  it('shows whom S-360 has under a number that was not adopted', () => {
    const shown = { name: 'Bea Keller', email: 'bea@example.com' };
    const notAdopted = { contactNumber: '4000', shown };
    expect(
      statusOf({ state: 'inDoubt', inDoubt: { ...inDoubt, notAdopted } }).inDoubt,
    ).toMatchObject({ answeredNumber: null, notAdopted: { contactNumber: '4000', ...shown } });
  });
});
