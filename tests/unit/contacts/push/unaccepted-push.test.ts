import {
  aContact,
  aCreateLink,
  aLink,
  aSnapshot,
  at,
  atMs,
} from '../../../helpers/builders/contact-records';
import { anEngine } from '../../../helpers/builders/engine';

const withLink = () => anEngine({ contacts: [aContact()], links: [aLink()] });
const withCreate = () => anEngine({ contacts: [aContact()], links: [aCreateLink()] });

async function edited() {
  const engine = withLink();
  await engine.edit('anna', { firstName: 'Annie' });
  return engine;
}

describe('a push without acceptance', () => {
  it('is pending again, for a later time, after a technical failure', async () => {
    const engine = await edited();
    const { sending } = await engine.beginCall();
    await engine.retryLater(sending);
    expect(engine.link()).toMatchObject({
      state: 'pending',
      sending: null,
      attempts: 1,
      nextAttemptAt: at(1000),
      failure: { code: 'ECONNRESET' },
    });
  });

  it('does not revert what a person undoes before the echo arrives', async () => {
    const engine = await edited();
    const { sending } = await engine.beginCall();
    await engine.retryLater(sending);
    await engine.edit('anna', { firstName: 'Anna' }, 100);
    await engine.deliver([aSnapshot({ firstName: 'Annie' }, { modifiedAtMs: atMs(50) })], 200);
    expect(engine.contact().fields.firstName).toBe('Anna');
    const { request } = await engine.beginCall({ ms: 2000 });
    expect(request.body).toMatchObject({
      individualContactData: { individualFirstname: 'Anna' },
    });
  });

  it('is corrected when a person undoes the edit and no echo arrives', async () => {
    const engine = await edited();
    const { sending } = await engine.beginCall();
    await engine.retryLater(sending);
    await engine.edit('anna', { firstName: 'Anna' }, 100);
    const again = await engine.beginCall({ ms: 2000 });
    expect(again.sending.values).toMatchObject({ firstName: 'Anna' });
    await engine.accept(again.sending, { ms: 2000 });
    expect(engine.link()).toMatchObject({ state: 'inSync' });
    expect(await engine.prepare()).toEqual({ kind: 'nothing' });
  });

  it('is repeated even when a late payload showed the value meanwhile', async () => {
    const observations = { firstName: { base: 'Anna', remote: 'Anna', setAtMs: atMs(-1000) } };
    const engine = anEngine({
      contacts: [aContact()],
      links: [aLink({ observations: { ...aLink().observations, ...observations } })],
    });
    await engine.edit('anna', { firstName: 'Annie' });
    const { sending } = await engine.beginCall();
    await engine.deliver([aSnapshot({ firstName: 'Annie' }, { modifiedAtMs: atMs(-90_000) })]);
    await engine.retryLater(sending);
    expect((await engine.beginCall()).sending.values).toEqual({ firstName: 'Annie' });
  });

  it('counts as failed after a refusal until the next edit', async () => {
    const engine = await edited();
    const { sending } = await engine.beginCall();
    await engine.refuse(sending);
    expect(engine.link()).toMatchObject({ state: 'failed', sending: null, attempts: 1 });
    expect(await engine.prepare()).toEqual({ kind: 'nothing' });
    await engine.edit('anna', { firstName: 'Ann' });
    expect(engine.link().state).toBe('pending');
  });

  it('is repeated at once after a refusal when the contact was edited meanwhile', async () => {
    const engine = await edited();
    const { sending } = await engine.beginCall();
    await engine.edit('anna', { firstName: 'Ann' });
    await engine.refuse(sending);
    expect(engine.link()).toMatchObject({ state: 'pending', nextAttemptAt: null });
  });

  it('leaves a create without an answer in doubt, and no edit sends it again', async () => {
    const engine = withCreate();
    const { sending } = await engine.beginCall();
    await engine.lose(sending);
    expect(engine.link()).toMatchObject({
      state: 'inDoubt',
      inDoubt: { sending, lookups: 0 },
      nextAttemptAt: at(20_000),
    });
    await engine.edit('anna', { firstName: 'Ann' });
    expect(engine.link().state).toBe('inDoubt');
    expect(await engine.prepare()).toEqual({ kind: 'nothing' });
    expect(await engine.begin()).toEqual({ kind: 'nothing' });
  });
});

describe('the takeover by another process', () => {
  it('sends an interrupted update again', async () => {
    const engine = await edited();
    await engine.beginCall({ fence: 1 });
    await engine.recover(2);
    expect(engine.link()).toMatchObject({ state: 'pending', sending: null });
    expect((await engine.beginCall({ fence: 2 })).sending.values).toEqual({ firstName: 'Annie' });
  });

  it('puts an interrupted create in doubt', async () => {
    const engine = withCreate();
    await engine.beginCall({ fence: 1 });
    await engine.recover(2);
    expect(engine.link()).toMatchObject({ state: 'inDoubt', failure: { code: 'interrupted' } });
  });

  it('does not touch a push of its own', async () => {
    const engine = withCreate();
    await engine.beginCall({ fence: 2 });
    await engine.recover(2);
    expect(engine.link().state).toBe('sending');
  });

  it('ignores the late answer of the earlier process to an update', async () => {
    const engine = await edited();
    const old = await engine.beginCall({ fence: 1, ms: 0 });
    await engine.recover(2);
    await engine.edit('anna', { firstName: 'Ann' });
    await engine.beginCall({ fence: 2, ms: 60_000 });
    const before = engine.tables();
    await engine.accept(old.sending);
    await engine.refuse(old.sending);
    await engine.retryLater(old.sending);
    expect(engine.tables()).toEqual(before);
  });

  it('ends the doubt with the late answer to the create', async () => {
    const engine = withCreate();
    const { sending } = await engine.beginCall({ fence: 1 });
    await engine.recover(2);
    await engine.accept(sending, { number: '3000' });
    expect(engine.link()).toMatchObject({
      state: 'inSync',
      contactNumber: '3000',
      inDoubt: null,
      failure: null,
    });
  });

  it('does not end the doubt with the late answer to another create', async () => {
    const engine = withCreate();
    const { sending } = await engine.beginCall({ fence: 1 });
    await engine.recover(2);
    await engine.accept({ ...sending, startedAtMs: atMs(-1) }, { number: '3000' });
    expect(engine.link()).toMatchObject({ state: 'inDoubt', contactNumber: null });
  });
});

describe('a contact that is deleted during its push', () => {
  it.each(['accept', 'lose', 'retryLater', 'refuse'] as const)(
    'leaves its link unlinked when the call ends with "%s"',
    async (ending) => {
      const engine = withCreate();
      const { sending } = await engine.beginCall();
      await engine.remove('anna');
      if (ending === 'accept') await engine.accept(sending, { number: '3000' });
      else await engine[ending](sending);
      expect(engine.link()).toMatchObject({ state: 'unlinked', sending: null });
      expect(await engine.prepare()).toEqual({ kind: 'nothing' });
    },
  );

  it('leaves the number from the answer of S-360 on the link', async () => {
    const engine = withCreate();
    const { sending } = await engine.beginCall();
    await engine.remove('anna');
    await engine.accept(sending, { number: '3000' });
    expect(engine.link().contactNumber).toBe('3000');
  });

  it('leaves its link unlinked even after a takeover', async () => {
    const engine = withCreate();
    await engine.beginCall({ fence: 1 });
    await engine.remove('anna');
    await engine.recover(2);
    expect(engine.link()).toMatchObject({ state: 'unlinked', sending: null });
  });
});
