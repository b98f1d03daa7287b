import {
  aContact,
  aCreateLink,
  aSending,
  aSnapshot,
  at,
  atMs,
} from '../../../helpers/builders/contact-records';
import { anEngine } from '../../../helpers/builders/engine';

describe('an echo that arrives before the answer to its create', () => {
  const sent = { firstName: 'Anna', lastName: 'Keller', email: 'anna@example.com' };
  const echo = (overrides = {}) => aSnapshot(sent, { contactNumber: '3000', ...overrides });

  it('gives its number to the link that is being sent', async () => {
    const engine = anEngine({ contacts: [aContact()], links: [aCreateLink()] });
    const { sending } = await engine.beginCall();
    await engine.deliver([echo()]);
    expect(engine.link()).toMatchObject({ contactNumber: '3000', state: 'sending' });
    await engine.accept(sending, { number: '3000', ms: 900 });
    expect(engine.link()).toMatchObject({ contactNumber: '3000', state: 'inSync', sending: null });
    expect(engine.tables()).toMatchObject({ contacts: [{}], links: [{}], conflicts: [] });
  });

  it('is recognized in the form of the institution', async () => {
    const engine = anEngine({ contacts: [aContact()], links: [aCreateLink()] });
    const { sending } = await engine.beginCall();
    await engine.lose(sending);
    const kept = { firstName: 'ANNA', lastName: 'KELLER', email: sent.email };
    await engine.deliver([aSnapshot(kept, { contactNumber: '3000' })]);
    expect(engine.link()).toMatchObject({ contactNumber: '3000', state: 'inSync', inDoubt: null });
    expect(engine.contact().fields).toMatchObject(sent);
  });

  it('leads to a pull when it contains too little to tell, instead of a new contact', async () => {
    const engine = anEngine({
      contacts: [aContact()],
      links: [aCreateLink({ state: 'sending', sending: aSending() })],
    });
    const { received } = await engine.deliver([
      aSnapshot({ town: 'Bern' }, { contactNumber: '2000', createdAtMs: atMs(100) }),
    ]);
    expect(received).toMatchObject([{ kind: 'refused' }]);
    expect(engine.tables().contacts).toHaveLength(1);
    expect(engine.tables().pulls).toMatchObject([{ contactNumber: '2000' }]);
    await engine.pulled(
      aSnapshot(
        { firstName: 'Anna', lastName: 'Keller', email: 'anna@example.com', town: 'Bern' },
        { contactNumber: '2000', createdAtMs: atMs(100) },
      ),
    );
    expect(engine.link()).toMatchObject({ contactNumber: '2000' });
  });

  it('ends the doubt about a create', async () => {
    const engine = anEngine({ contacts: [aContact()], links: [aCreateLink()] });
    const { sending } = await engine.beginCall();
    await engine.lose(sending);
    await engine.deliver([echo()]);
    expect(engine.link()).toMatchObject({
      contactNumber: '3000',
      state: 'inSync',
      inDoubt: null,
      failure: null,
      nextAttemptAt: null,
    });
  });

  it('makes the loss of a later answer harmless', async () => {
    const engine = anEngine({ contacts: [aContact()], links: [aCreateLink()] });
    const { sending } = await engine.beginCall();
    await engine.deliver([echo()]);
    await engine.lose(sending);
    expect(engine.link()).toMatchObject({ state: 'inSync', inDoubt: null, failure: null });
  });

  it('leaves later edits to be sent', async () => {
    const engine = anEngine({ contacts: [aContact()], links: [aCreateLink()] });
    const { sending } = await engine.beginCall();
    await engine.edit('anna', { firstName: 'Annie' });
    await engine.deliver([echo()]);
    await engine.accept(sending, { number: '3000', ms: 900 });
    expect(engine.link().state).toBe('pending');
    expect(engine.contact().fields.firstName).toBe('Annie');
    expect((await engine.beginCall()).sending).toMatchObject({
      kind: 'update',
      values: { firstName: 'Annie' },
    });
  });

  it.each([
    ['existed before the push', { createdAtMs: atMs(-60_000) }],
    ['has another type', { type: 'structure' as const }],
  ])('leaves the create in doubt when the contact %s', async (_what, overrides) => {
    const doubt = { sending: aSending(), since: at(0).toISOString(), lookups: 0 };
    const engine = anEngine({
      contacts: [aContact()],
      links: [aCreateLink({ state: 'inDoubt', inDoubt: doubt })],
    });
    await engine.deliver([echo(overrides)]);
    expect(engine.link()).toMatchObject({ state: 'inDoubt', contactNumber: null });
  });
});

describe('a namesake of a create in progress', () => {
  const namesake = (overrides = {}) =>
    aSnapshot(
      { firstName: 'Anna', lastName: 'Keller', email: 'changed@example.com' },
      { contactNumber: '3000', createdAtMs: atMs(100), ...overrides },
    );
  const beingCreated = () =>
    anEngine({
      contacts: [aContact()],
      links: [aCreateLink({ state: 'sending', sending: aSending() })],
    });

  it('that was created since waits as a possible echo instead of becoming a second contact', async () => {
    const engine = beingCreated();
    const { received } = await engine.deliver([namesake()]);
    expect(received).toMatchObject([{ kind: 'refused', awaits: 'anna' }]);
    expect(engine.tables()).toMatchObject({ contacts: [{ documentId: 'anna' }], links: [{}] });
  });

  it.each([
    ['existed before', namesake({ createdAtMs: atMs(-60_000) })],
    ['has no creation date', namesake({ createdAtMs: null })],
    [
      'is a company',
      aSnapshot(
        { structureName: 'Keller' },
        { contactNumber: '3000', createdAtMs: atMs(100), type: 'structure' },
      ),
    ],
  ])('counts as another person when it %s', async (_what, snapshot) => {
    const engine = beingCreated();
    await engine.deliver([snapshot]);
    expect(engine.tables().contacts).toHaveLength(2);
  });

  it('also waits when the contact was deleted during its create', async () => {
    const engine = anEngine({
      contacts: [],
      links: [aCreateLink({ state: 'unlinked', sending: aSending() })],
    });
    const { received } = await engine.deliver([namesake()]);
    expect(received).toMatchObject([{ kind: 'refused', awaits: 'anna' }]);
  });

  it('does not wait for a deleted contact whose answer never arrived', async () => {
    const inDoubt = { sending: aSending(), since: new Date(atMs(50)).toISOString(), lookups: 5 };
    const engine = anEngine({
      contacts: [],
      links: [aCreateLink({ state: 'unlinked', sending: null, inDoubt })],
    });
    await engine.deliver([namesake()]);
    expect(engine.tables().contacts).toHaveLength(1);
  });

  it('counts as another person once the create has another number from the same payload', async () => {
    const engine = beingCreated();
    const echo = { firstName: 'Anna', lastName: 'Keller', email: 'anna@example.com' };
    await engine.deliver([
      aSnapshot(echo, { contactNumber: '2000', createdAtMs: atMs(100) }),
      namesake(),
    ]);
    expect(engine.link()).toMatchObject({ contactNumber: '2000' });
    expect(engine.tables().contacts).toHaveLength(2);
  });
});
