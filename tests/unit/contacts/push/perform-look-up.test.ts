import { performLookUp } from '../../../../server/src/contacts/push/perform-look-up';
import { S360AuthenticationError, S360HttpError } from '../../../../server/src/s360/errors';
import { aContact, aCreateLink, atMs } from '../../../helpers/builders/contact-records';
import { anEngine } from '../../../helpers/builders/engine';
import { anExchange } from '../../../helpers/builders/exchange';

const CALL = { institution: 'myvenue', service: 'contact', method: 'searchContact' };
const DAY_MS = 24 * 60 * 60 * 1000;

/** A create in doubt whose every search fails with this error. */
async function askedInVain(error: Error) {
  const engine = anEngine({ contacts: [aContact()], links: [aCreateLink()] });
  const { sending } = await engine.beginCall();
  await engine.lose(sending);
  const { ports, world } = anExchange(engine, { searchContact: () => Promise.reject(error) });
  async function until(ms: number): Promise<void> {
    for (;;) {
      const { contactDocumentId, inDoubt, nextAttemptAt } = engine.link();
      if (!inDoubt || !nextAttemptAt || nextAttemptAt.getTime() > atMs(ms)) return;
      world.nowMs = nextAttemptAt.getTime();
      const work = { kind: 'lookUp', lane: 'retry', attempts: 0, key: 'link:11' } as const;
      await performLookUp({ ...work, linkId: 11, contactDocumentId, inDoubt }, ports);
    }
  }
  return { engine, until, world };
}

describe('a failed search for a create in doubt', () => {
  it('is repeated at growing intervals until a person decides', async () => {
    const error = new S360HttpError(CALL, { status: 500, retryAfterMs: null });
    const { engine, until, world } = await askedInVain(error);
    await until(DAY_MS);
    const onTheFirstDay = world.permitsTaken;
    expect(onTheFirstDay).toBeGreaterThan(9);
    expect(onTheFirstDay).toBeLessThan(20);
    await until(8 * DAY_MS);
    expect(world.permitsTaken - onTheFirstDay).toBeLessThanOrEqual(7 * 8);
    expect(engine.link()).toMatchObject({ state: 'inDoubt', inDoubt: { lookups: 0 } });
  });

  it('is first repeated after a short time', async () => {
    const error = new S360HttpError(CALL, { status: 500, retryAfterMs: null });
    const { engine, until } = await askedInVain(error);
    await until(20_000);
    expect(engine.link().nextAttemptAt?.getTime()).toBeLessThanOrEqual(atMs(80_000));
  });

  it('counts as a search without a result when S-360 forbids it, so that a person decides', async () => {
    const { engine, until, world } = await askedInVain(
      new S360AuthenticationError(CALL, { status: 403 }),
    );
    await until(DAY_MS);
    expect(world.permitsTaken).toBe(3);
    expect(engine.link()).toMatchObject({ state: 'inDoubt', nextAttemptAt: null });
  });
});
