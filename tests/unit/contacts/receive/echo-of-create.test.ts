import {
  aContact,
  aCreateLink,
  aSending,
  aSnapshot,
  at,
  atMs,
} from '../../../helpers/builders/contact-records';
import { anEngine } from '../../../helpers/builders/engine';

describe('an echo that beats the answer to a create', () => {
  const sent = { firstName: 'Anna', lastName: 'Keller', email: 'anna@example.com' };
  const echo = (overrides = {}) => aSnapshot(sent, { contactNumber: '3000', ...overrides });

  it('gives the number to the link that is being sent', async () => {
    const engine = anEngine({ contacts: [aContact()], links: [aCreateLink()] });
    const { sending } = await engine.beginCall();
    await engine.deliver([echo()]);
    expect(engine.link()).toMatchObject({ contactNumber: '3000', state: 'sending' });
    await engine.accept(sending, { number: '3000', ms: 900 });
    expect(engine.link()).toMatchObject({ contactNumber: '3000', state: 'inSync', sending: null });
    expect(engine.tables()).toMatchObject({ contacts: [{}], links: [{}], conflicts: [] });
  });

  it('that shows too little to be told from a create is read first, not made a new contact', async () => {
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

  it('settles a create in doubt', async () => {
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

  it('settles a create whose answer is lost afterwards', async () => {
    const engine = anEngine({ contacts: [aContact()], links: [aCreateLink()] });
    const { sending } = await engine.beginCall();
    await engine.deliver([echo()]);
    await engine.lose(sending);
    expect(engine.link()).toMatchObject({ state: 'inSync', inDoubt: null, failure: null });
  });

  it('leaves what was edited since to be sent', async () => {
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
    ['existed before the send', { createdAtMs: atMs(-60_000) }],
    ['is of another type', { type: 'structure' as const }],
  ])('is none when the contact %s: a create in doubt stays in doubt', async (_what, overrides) => {
    const doubt = { sending: aSending(), since: at(0).toISOString(), lookups: 0 };
    const engine = anEngine({
      contacts: [aContact()],
      links: [aCreateLink({ state: 'inDoubt', inDoubt: doubt })],
    });
    await engine.deliver([echo(overrides)]);
    expect(engine.link()).toMatchObject({ state: 'inDoubt', contactNumber: null });
  });
});

describe('a namesake of a create that is out', () => {
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

  it('made there since may be it, changed meanwhile: it waits, and makes no second contact', async () => {
    const engine = beingCreated();
    const { received } = await engine.deliver([namesake()]);
    expect(received).toMatchObject([{ kind: 'refused', awaits: 'anna' }]);
    expect(engine.tables()).toMatchObject({ contacts: [{ documentId: 'anna' }], links: [{}] });
  });

  it.each([
    ['was there before', namesake({ createdAtMs: atMs(-60_000) })],
    ['does not say since when it is there', namesake({ createdAtMs: null })],
    [
      'is a company',
      aSnapshot(
        { structureName: 'Keller' },
        { contactNumber: '3000', createdAtMs: atMs(100), type: 'structure' },
      ),
    ],
  ])('is somebody else where it %s', async (_what, snapshot) => {
    const engine = beingCreated();
    await engine.deliver([snapshot]);
    expect(engine.tables().contacts).toHaveLength(2);
  });

  it('waits for the answer, also where the contact was deleted while its create was sent', async () => {
    const engine = anEngine({
      contacts: [],
      links: [aCreateLink({ state: 'unlinked', sending: aSending() })],
    });
    const { received } = await engine.deliver([namesake()]);
    expect(received).toMatchObject([{ kind: 'refused', awaits: 'anna' }]);
  });

  it('does not wait for one whose contact was deleted and whose answer never came', async () => {
    const inDoubt = { sending: aSending(), since: new Date(atMs(50)).toISOString(), lookups: 5 };
    const engine = anEngine({
      contacts: [],
      links: [aCreateLink({ state: 'unlinked', sending: null, inDoubt })],
    });
    await engine.deliver([namesake()]);
    expect(engine.tables().contacts).toHaveLength(1);
  });

  it('is somebody else once the create is known by another number of the same payload', async () => {
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
