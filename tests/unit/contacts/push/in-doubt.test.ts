import { withNumber } from '../../../../server/src/contacts/push/link-number';
import {
  lookUpCriteria,
  nextLookUp,
  resolveByLookUp,
} from '../../../../server/src/contacts/push/in-doubt';
import type { ContactSnapshot } from '../../../../server/src/contacts/model/mapping/snapshot';
import {
  aContact,
  aCreateLink,
  aLink,
  aSending,
  aSnapshot,
  at,
  atMs,
} from '../../../helpers/builders/contact-records';
import { anEngine } from '../../../helpers/builders/engine';

const SENT = { firstName: 'Anna', lastName: 'Keller', email: 'anna@example.com' };

async function inDoubt(initial: Parameters<typeof anEngine>[0] = {}) {
  const { contacts = [], links = [] } = initial;
  const engine = anEngine({
    contacts: [aContact(), ...contacts],
    links: [aCreateLink(), ...links],
  });
  const { sending } = await engine.beginCall();
  await engine.lose(sending);
  const lookUp = (snapshots: ContactSnapshot[], ms = 30_000) =>
    resolveByLookUp(11, { snapshots, answeredAtMs: atMs(ms), at: at(ms) }, engine);
  return { engine, lookUp, sending };
}

const hit = (overrides = {}, values: Record<string, string | null> = SENT) =>
  aSnapshot(values, { contactNumber: '3000', createdAtMs: atMs(500), ...overrides });

describe('the contact that S-360 returns for a create in doubt', () => {
  it('is adopted when it is the only one created after the push and has equal values', async () => {
    const { engine, lookUp } = await inDoubt();
    expect(await lookUp([hit()])).toBe('adopted');
    expect(engine.link()).toMatchObject({
      state: 'inSync',
      contactNumber: '3000',
      inDoubt: null,
      failure: null,
    });
  });

  it('is adopted even with more values than were sent', async () => {
    const { lookUp } = await inDoubt();
    expect(await lookUp([hit({}, { ...SENT, town: 'Bern', language: 'de' })])).toBe('adopted');
  });

  it.each([
    ['was created before the send', hit({ createdAtMs: atMs(-2001) })],
    ['differs in a sent value', hit({}, { ...SENT, firstName: 'Anne' })],
    ['has another type', hit({ type: 'structure' })],
    ['shows none of the sent values', hit({}, {})],
  ])('is not adopted when it %s', async (_what, snapshot) => {
    const { engine, lookUp } = await inDoubt();
    expect(await lookUp([snapshot])).toBe('stillInDoubt');
    expect(engine.link()).toMatchObject({ state: 'inDoubt', contactNumber: null });
  });

  it('is left to a person when two contacts match', async () => {
    const { engine, lookUp } = await inDoubt();
    expect(await lookUp([hit(), hit({ contactNumber: '3001' })])).toBe('stillInDoubt');
    expect(engine.link()).toMatchObject({ state: 'inDoubt', nextAttemptAt: null });
  });

  it('is not adopted when another link has its number', async () => {
    const { engine, lookUp } = await inDoubt({
      contacts: [aContact({ id: 2, documentId: 'bea' })],
      links: [aLink({ id: 12, contactDocumentId: 'bea', contactNumber: '3000' })],
    });
    expect(await lookUp([hit()])).toBe('stillInDoubt');
    expect(engine.link().contactNumber).toBeNull();
  });

  it('is adopted with an update for the edits made meanwhile', async () => {
    const { engine, lookUp } = await inDoubt();
    await engine.edit('anna', { firstName: 'Annie' });
    await lookUp([hit()]);
    expect((await engine.beginCall()).sending).toMatchObject({
      kind: 'update',
      values: { firstName: 'Annie' },
    });
  });

  it('is searched for three times before a person decides, and never created again', async () => {
    const { engine, lookUp } = await inDoubt();
    await lookUp([], 20_000);
    expect(engine.link().nextAttemptAt).toEqual(at(20_000 + 5 * 60_000));
    await lookUp([], 320_000);
    expect(engine.link().nextAttemptAt).toEqual(at(320_000 + 20 * 60_000));
    await lookUp([], 2_000_000);
    expect(engine.link()).toMatchObject({
      state: 'inDoubt',
      nextAttemptAt: null,
      inDoubt: { lookups: 3 },
    });
    expect(await engine.prepare()).toEqual({ kind: 'nothing' });
  });

  it('is ignored once the doubt has ended in another way', async () => {
    const { engine, lookUp, sending } = await inDoubt();
    await engine.accept(sending, { number: '3333' });
    const before = engine.tables();
    expect(await lookUp([hit()])).toBe('stillInDoubt');
    expect(engine.tables()).toEqual(before);
  });
});

describe('a pulled number that turns out to belong to a create in doubt', () => {
  it('shows the sent values, and later edits in the CRM are sent instead of reverted', async () => {
    const { engine } = await inDoubt();
    await engine.edit('anna', { firstName: 'Annie' });
    await engine.pulled(hit(), 5_000);
    expect(engine.contact('anna').fields.firstName).toBe('Annie');
    expect(engine.tables().conflicts).toEqual([]);
    expect((await engine.beginCall()).sending).toMatchObject({
      kind: 'update',
      values: { firstName: 'Annie' },
    });
  });

  it('does not restore a value that was emptied in the CRM since', async () => {
    const { engine } = await inDoubt();
    await engine.edit('anna', { firstName: null });
    await engine.pulled(hit(), 5_000);
    expect(engine.contact('anna').fields.firstName).toBeNull();
  });
});

describe('a number that a person confirms for a create in doubt', () => {
  it('shows the sent values, and later edits in the CRM are not reverted', async () => {
    const { engine } = await inDoubt();
    await engine.edit('anna', { firstName: 'Annie' });
    await engine.store.transaction((transaction) =>
      transaction.updateLinks([withNumber(engine.link(), '3000')]),
    );
    await engine.pulled(hit(), 5_000);
    expect(engine.contact('anna').fields.firstName).toBe('Annie');
    expect(engine.tables().conflicts).toEqual([]);
    expect((await engine.beginCall()).sending).toMatchObject({
      kind: 'update',
      values: { firstName: 'Annie' },
    });
  });
});

describe('the search criteria for a create in doubt', () => {
  it.each([
    ['email address and name', SENT, { email: 'anna@example.com', lastName: 'Keller' }],
    ['the email address', { email: 'anna@example.com' }, { email: 'anna@example.com' }],
    ['the name', { lastName: 'Keller', email: null }, { lastName: 'Keller' }],
    ['missing without searchable values', { firstName: 'Anna' }, null],
  ])('are %s', (_what, values, criteria) => {
    const sending = aSending({ values });
    expect(lookUpCriteria(sending)).toEqual(criteria);
    if (criteria === null) expect(nextLookUp(0, sending, at(0))).toBeNull();
  });
});
