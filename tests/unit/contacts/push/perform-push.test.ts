import { QUESTION_FIRST } from '../../../../server/src/contracts/contact-sync';
import { performPush } from '../../../../server/src/services/contacts/push/perform-push';
import { S360HttpError, S360NetworkError } from '../../../../server/src/services/ticketing/errors';
import { aContact, aCreateLink, aLink, at } from '../../../helpers/builders/contact-records';
import { anEngine } from '../../../helpers/builders/engine';
import { anExchange } from '../../../helpers/builders/exchange';

const CALL = { institution: 'myvenue', service: 'contact', method: 'saveIndividualContactData' };
const failing = new S360HttpError(CALL, { status: 500, retryAfterMs: null });
const unanswered = new S360NetworkError(CALL, { sent: 'maybe', code: 'DEADLINE' });

/** An edit that is pushed each time it is due, up to so many times, and each time in vain. */
async function pushedInVain(error: Error, most: number, isAnsweringOthers = true) {
  const engine = anEngine({ contacts: [aContact()], links: [aLink()] });
  await engine.edit('anna', { town: 'Bern' });
  const reject = () => Promise.reject(error);
  const { ports, world } = anExchange(engine, { saveIndividualContactData: reject });
  world.isAnsweringOthers = isAnsweringOthers;
  const startedAtMs = world.nowMs;
  while (engine.link().state === 'pending' && world.permitsTaken < most) {
    const { attempts, nextAttemptAt } = engine.link();
    world.nowMs = Math.max(world.nowMs, nextAttemptAt?.getTime() ?? 0);
    await performPush({ kind: 'push', linkId: 11, lane: 'edit', attempts, key: 'link:11' }, ports);
  }
  return { engine, world, tookMinutes: (world.nowMs - startedAtMs) / 60_000 };
}

describe('an edit at which S-360 fails each time', () => {
  it.each([
    ['with an answer', failing, 'HTTP 500'],
    ['without one', unanswered, 'DEADLINE'],
  ])('%s, while it answers others, is failed after an hour', async (_how, error, code) => {
    const { engine, tookMinutes, world } = await pushedInVain(error, 100);
    expect(engine.link()).toMatchObject({ state: 'failed', failure: { code } });
    expect(world.permitsTaken).toBe(16);
    expect(tookMinutes).toBeGreaterThan(30);
    expect(tookMinutes).toBeLessThan(90);
  });

  it('is sent again with the next edit', async () => {
    const { engine } = await pushedInVain(unanswered, 100);
    await engine.edit('anna', { street1: 'Gasse 1' });
    expect((await engine.beginCall()).sending.values).toEqual({ town: 'Bern', street1: 'Gasse 1' });
  });

  it('as at all others waits for S-360, however often', async () => {
    const { engine } = await pushedInVain(failing, 40, false);
    expect(engine.link()).toMatchObject({ state: 'pending', attempts: 40 });
  });
});

it('a create that a person is asked about costs no permit', async () => {
  const engine = anEngine({
    contacts: [aContact()],
    links: [aCreateLink()],
    questions: [
      {
        kind: 'match',
        institution: 'myvenue',
        contactNumber: '2000',
        contactType: 'individual',
        contactDocumentIds: ['anna', 'bea'],
        reason: 'two contacts match',
        noticedAt: at(0),
      },
    ],
  });
  const { ports, world } = anExchange(engine, {});
  const work = { kind: 'push', linkId: 11, lane: 'edit', attempts: 0, key: 'link:11' } as const;
  await performPush(work, ports);
  expect(engine.link()).toMatchObject({ state: 'failed', failure: { code: QUESTION_FIRST } });
  expect(world.permitsTaken).toBe(0);
});
