import type { PushTrust } from '../../../../server/src/contacts/read-back/ports';
import { MATCH_REVIEW_FIRST } from '../../../../server/src/contracts/contacts/contact-sync';
import { performPush } from '../../../../server/src/contacts/push/perform-push';
import { S360HttpError, S360NetworkError } from '../../../../server/src/s360/errors';
import {
  aContact,
  aCreateLink,
  aLink,
  at,
  someSettings,
} from '../../../helpers/builders/contact-records';
import { anEngine } from '../../../helpers/builders/engine';
import { anExchange } from '../../../helpers/builders/exchange';
import { FULL_TRUST } from '../../../helpers/builders/trust';
import { written } from '../../../helpers/builders/reasons';

const CALL = { institution: 'myvenue', service: 'contact', method: 'saveIndividualContactData' };
const failing = new S360HttpError(CALL, { status: 500, retryAfterMs: null });
const unanswered = new S360NetworkError(CALL, { sent: 'maybe', code: 'DEADLINE' });

/** An edit whose every push fails, for at most the given number of attempts. */
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

describe('an edit on which S-360 fails every time', () => {
  it.each([
    ['with an error', failing, 'HTTP 500'],
    ['without an answer', unanswered, 'DEADLINE'],
  ])(
    '%s counts as failed after an hour in which other edits succeed',
    async (_how, error, code) => {
      const { engine, tookMinutes, world } = await pushedInVain(error, 100);
      expect(engine.link()).toMatchObject({ state: 'failed', failure: { code } });
      expect(world.permitsTaken).toBe(16);
      expect(tookMinutes).toBeGreaterThan(30);
      expect(tookMinutes).toBeLessThan(90);
    },
  );

  it('is sent again with the next edit', async () => {
    const { engine } = await pushedInVain(unanswered, 100);
    await engine.edit('anna', { street1: 'Gasse 1' });
    expect((await engine.beginCall()).sending.values).toEqual({ town: 'Bern', street1: 'Gasse 1' });
  });

  it('stays pending, however often, while S-360 fails on everything', async () => {
    const { engine } = await pushedInVain(failing, 40, false);
    expect(engine.link()).toMatchObject({ state: 'pending', attempts: 40 });
  });
});

it('a create with an open match review costs no permit', async () => {
  const engine = anEngine({
    contacts: [aContact()],
    links: [aCreateLink()],
    reviews: [
      {
        kind: 'match',
        institution: 'myvenue',
        contactNumber: '2000',
        contactType: 'individual',
        contactDocumentIds: ['anna', 'bea'],
        reason: written('two contacts match'),
        noticedAt: at(0),
      },
    ],
  });
  const { ports, world } = anExchange(engine, {});
  const work = { kind: 'push', linkId: 11, lane: 'edit', attempts: 0, key: 'link:11' } as const;
  await performPush(work, ports);
  expect(engine.link()).toMatchObject({ state: 'failed', failure: { code: MATCH_REVIEW_FIRST } });
  expect(world.permitsTaken).toBe(0);
});

describe('a push with read-back for a contact that S-360 has changed since', () => {
  const done = () => Promise.resolve();
  const work = { kind: 'push', linkId: 11, lane: 'edit', attempts: 0, key: 'link:11' } as const;

  /**
   * A person edits both fields; S-360 has these values when the contact is read before the save.
   */
  async function pushed(
    there: { firstName: string; lastName: string },
    conflict: 's360' | 'crm' | 'manual',
  ) {
    const settings = someSettings({ rules: { firstName: { conflict } } });
    const engine = anEngine({ contacts: [aContact()], links: [aLink()] }, settings);
    await engine.edit('anna', { firstName: 'Hanna', email: 'hanna@example.com' });
    const sent: unknown[] = [];
    const seenBefore: unknown[] = [];
    const { ports } = anExchange(engine, {
      getContactData: () =>
        Promise.resolve({
          data: {
            contactNumber: '1000',
            individualContact: {
              individualFirstname: there.firstName,
              individualLastname: there.lastName,
              email: 'anna@example.com',
            },
          },
          answeredAt: null,
        }),
      saveIndividualContactData(request) {
        sent.push(request.individualContactData);
        return Promise.resolve({ data: { contactNumber: '1000' }, answeredAt: null });
      },
    });
    const trust: PushTrust = {
      ...FULL_TRUST,
      careFor: () => 'unproven',
      open: () => Promise.resolve(true),
      noteBefore: (_reference: string, before: unknown) => {
        seenBefore.push(before);
        return Promise.resolve();
      },
      noteDone: done,
      drop: done,
      find: () => Promise.resolve(null),
    };
    for (let turn = 0; turn < 3; turn += 1) await performPush(work, { ...ports, trust });
    return { engine, seenBefore, sent };
  }
  const changedThere = { firstName: 'Annette', lastName: 'Keller' };

  it('skips the changed field when the rule prefers S-360, and sends the rest', async () => {
    const { engine, seenBefore, sent } = await pushed(changedThere, 's360');
    expect(sent).toEqual([{ contactNumber: '1000', email: 'hanna@example.com' }]);
    expect(seenBefore).toHaveLength(1);
    expect(engine.contact().fields).toMatchObject({ firstName: 'Annette' });
    expect(engine.tables().conflicts).toMatchObject([{ field: 'firstName', outcome: 'remote' }]);
    expect(engine.link().state).toBe('inSync');
  });

  it('skips the changed field when the rule leaves it to a person', async () => {
    const { engine, sent } = await pushed(changedThere, 'manual');
    expect(sent).toEqual([{ contactNumber: '1000', email: 'hanna@example.com' }]);
    expect(engine.contact().fields).toMatchObject({ firstName: 'Hanna' });
    expect(engine.tables().conflicts).toMatchObject([{ field: 'firstName', outcome: 'held' }]);
  });

  it('sends the value of the CRM when the rule prefers the CRM, and records the conflict', async () => {
    const { engine, sent } = await pushed(changedThere, 'crm');
    expect(sent).toEqual([
      { contactNumber: '1000', individualFirstname: 'Hanna', email: 'hanna@example.com' },
    ]);
    expect(engine.tables().conflicts).toMatchObject([{ field: 'firstName', outcome: 'local' }]);
  });

  it('adopts changes of fields that are not sent', async () => {
    const { engine, sent } = await pushed({ firstName: 'Anna', lastName: 'Weber' }, 'manual');
    expect(sent).toHaveLength(1);
    expect(engine.contact().fields).toMatchObject({ firstName: 'Hanna', lastName: 'Weber' });
    expect(engine.tables().conflicts).toEqual([]);
  });
});
