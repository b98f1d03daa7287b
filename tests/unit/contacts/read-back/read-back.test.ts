import { performReadBack } from '../../../../server/src/contacts/read-back/read-back';
import type { FieldObservation } from '../../../../server/src/contacts/model/merge/field-observation';
import type { ReadBackRecord, Verdict } from '../../../../server/src/sending';
import {
  aConsent,
  aContact,
  agreed,
  aLink,
  at,
  atMs,
} from '../../../helpers/builders/contact-records';
import { anEngine } from '../../../helpers/builders/engine';
import { anExchange } from '../../../helpers/builders/exchange';
import { FULL_TRUST } from '../../../helpers/builders/trust';

type Person = Record<string, string | null>;

const PERSON: Person = {
  individualTitle: 'MR',
  individualFirstname: 'Anna',
  individualLastname: 'Keller',
  email: 'anna@example.com',
  cellPhoneNumber: '+41795550101',
};
const FIELDS = {
  title: 'MR',
  firstName: 'Anna',
  lastName: 'Keller',
  email: 'anna@example.com',
  mobilePhone: '+41795550101',
};
const NEWS = 'consent:NEWS';

/** What S-360 shows of the contact, last changed by the save unless said otherwise. */
const shown = (
  person: Person,
  { login, news, secondsLater = 0 }: { login?: string; news?: boolean; secondsLater?: number } = {},
) => ({
  contactNumber: '1000',
  type: 'INDIVIDUAL' as const,
  dateLastModified: at(1000 + secondsLater * 1000).toISOString(),
  ...(login !== undefined && { login }),
  individualContact: person,
  ...(news !== undefined && { authorizations: [{ authorizationCode: 'NEWS', allowed: news }] }),
});

/**
 * A person edits Anna; S-360 accepts the save, and shows this contact before and after it. Answers
 * the verdict, and what is left to do.
 */
async function savedAndRead(
  edit: Record<string, string | null>,
  after: ReturnType<typeof shown>,
  { before = shown(PERSON), consent }: { before?: object; consent?: boolean } = {},
) {
  const engine = anEngine({
    contacts: [aContact({ fields: FIELDS })],
    links: [
      aLink({
        ...(consent !== undefined && { state: 'pending', markedRevision: 1, markedAt: at(0) }),
        observations: {
          ...agreed(FIELDS),
          ...(consent !== undefined && agreed({ [NEWS]: consent ? 'refused' : 'allowed' })),
        },
      }),
    ],
    consents:
      consent === undefined ? [] : [aConsent({ allowed: consent, changedByUser: 'admin:1' })],
  });
  await engine.edit('anna', edit);
  const { sending } = await engine.beginCall({ ms: 500 });
  await engine.accept(sending, { ms: 1000 });
  const readBack: ReadBackRecord = {
    reference: 'first',
    institution: 'myvenue',
    state: 'toRead',
    linkId: 11,
    contactDocumentId: 'anna',
    contactNumber: '1000',
    method: 'individual',
    kind: 'update',
    does: ['data'],
    isUnproven: true,
    savingBasis: '',
    fence: 1,
    startedAtMs: atMs(500),
    doneByMs: atMs(1000),
    isAccepted: true,
    addressId: null,
    sent: sending.values,
    before,
    attempts: 0,
    failure: null,
    finding: null,
    openedAt: at(500),
    endedAt: null,
    restoredBy: null,
  };
  const verdicts: Verdict[] = [];
  const { ports } = anExchange(engine, {
    getContactData: () => Promise.resolve({ data: after, answeredAt: null }),
  });
  const trust = {
    ...FULL_TRUST,
    find: () => Promise.resolve(readBack),
    conclude: async (_readBack: ReadBackRecord, verdict: Verdict) => void verdicts.push(verdict),
  };
  const work = {
    kind: 'readBack',
    reference: 'first',
    lane: 'edit',
    attempts: 0,
    key: 'a',
  } as const;
  await performReadBack(work, { ...ports, trust });
  const observation = (field: string): FieldObservation | undefined =>
    engine.link().observations[field];
  return { engine, observation, verdict: verdicts[0] };
}

describe('a save that was read back', () => {
  it('is found on the contact and not sent again when S-360 keeps its value', async () => {
    const { engine, verdict } = await savedAndRead({ firstName: 'Hanna' }, shown(PERSON));
    expect(verdict).toMatchObject({ kind: 'notDone', values: [{ isExplained: false }] });
    expect(engine.contact().fields.firstName).toBe('Hanna');
    expect(engine.tables().conflicts).toMatchObject([
      { field: 'firstName', localValue: 'Hanna', remoteValue: 'Anna', rule: 'kept' },
    ]);
    expect(engine.link().state).toBe('conflict');
    expect(await engine.prepare()).toEqual({ kind: 'nothing' });
  });

  it('is sent again once a person changes the value, or decides so', async () => {
    const edited = await savedAndRead({ firstName: 'Hanna' }, shown(PERSON));
    await edited.engine.edit('anna', { firstName: 'Johanna' });
    expect((await edited.engine.beginCall()).sending.values).toEqual({ firstName: 'Johanna' });
    const decided = await savedAndRead({ firstName: 'Hanna' }, shown(PERSON));
    await decided.engine.decide(1, 'crm');
    expect((await decided.engine.beginCall()).sending.values).toEqual({ firstName: 'Hanna' });
  });

  it('is well when S-360 shows the value in capitals, and the CRM keeps its spelling', async () => {
    const after = shown({ ...PERSON, individualFirstname: 'HANNA' });
    const { engine, verdict } = await savedAndRead({ firstName: 'Hanna' }, after);
    expect(verdict).toMatchObject({
      kind: 'well',
      values: [{ field: 'firstName', isTaken: true }],
    });
    expect(engine.contact().fields.firstName).toBe('Hanna');
    expect(engine.link().state).toBe('inSync');
  });

  it('says nothing of how S-360 saves when a login keeps its e-mail', async () => {
    const login = 'anna@example.com';
    const { engine, verdict } = await savedAndRead(
      { email: 'new@example.com' },
      shown(PERSON, { login }),
      { before: shown(PERSON, { login }) },
    );
    expect(verdict).toMatchObject({ kind: 'notDone', values: [{ isExplained: true }] });
    expect(engine.contact().fields.email).toBe('new@example.com');
  });

  it('says nothing of how S-360 saves when an emptied field is still filled', async () => {
    const { engine, verdict } = await savedAndRead({ mobilePhone: null }, shown(PERSON));
    expect(verdict).toMatchObject({ kind: 'notDone', values: [{ isExplained: true }] });
    expect(engine.contact().fields.mobilePhone).toBeNull();
    expect(await engine.prepare()).toEqual({ kind: 'nothing' });
  });

  it('takes nothing from S-360 when the save harmed something else', async () => {
    const after = shown({ ...PERSON, individualFirstname: 'Hanna', individualLastname: 'KX' });
    const { engine, verdict } = await savedAndRead({ firstName: 'Hanna' }, after);
    expect(verdict).toMatchObject({ kind: 'lost' });
    expect(engine.contact().fields.lastName).toBe('Keller');
  });
});

describe('a consent that S-360 confirmed', () => {
  it('waits for the person’s confirmation while S-360 shows it as refused', async () => {
    const { engine, observation, verdict } = await savedAndRead(
      {},
      shown(PERSON, { news: false }),
      {
        before: shown(PERSON, { news: false }),
        consent: true,
      },
    );
    expect(verdict).toMatchObject({ kind: 'notDone', values: [{ isExplained: true }] });
    expect(engine.tables().consents).toMatchObject([{ allowed: true }]);
    expect(observation(NEWS)).toMatchObject({ remote: 'refused', kept: { local: 'allowed' } });
    expect(engine.link().state).toBe('inSync');
    expect(await engine.prepare()).toEqual({ kind: 'nothing' });
  });

  it('is refused when somebody changed the contact in S-360 since', async () => {
    const after = shown(PERSON, { news: false, secondsLater: 60 });
    const { engine } = await savedAndRead({}, after, { consent: true });
    expect(engine.tables().consents).toMatchObject([{ allowed: false }]);
  });

  it('stays refused in the CRM when S-360 ignored a refusal, which is found on the contact', async () => {
    const { engine } = await savedAndRead({}, shown(PERSON, { news: true }), {
      before: shown(PERSON, { news: true }),
      consent: false,
    });
    expect(engine.tables().consents).toMatchObject([{ allowed: false }]);
    expect(engine.tables().conflicts).toMatchObject([{ field: NEWS, rule: 'kept' }]);
    expect(await engine.prepare()).toEqual({ kind: 'nothing' });
    await engine.decide(1, 'crm');
    expect((await engine.beginCall()).sending.values).toEqual({ [NEWS]: 'refused' });
  });
});
