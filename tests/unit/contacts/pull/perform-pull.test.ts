import type { PullWork } from '../../../../server/src/contacts/exchange/work';
import { AWAITED_CREATE, performPull } from '../../../../server/src/contacts/pull/perform-pull';
import { retryTime } from '../../../../server/src/sending';
import {
  S360AnswerError,
  S360AuthenticationError,
  S360BusinessError,
  S360HttpError,
  S360NetworkError,
  type S360Error,
} from '../../../../server/src/s360/errors';
import { aContact, aLink, at } from '../../../helpers/builders/contact-records';
import { anEngine } from '../../../helpers/builders/engine';
import { anExchange } from '../../../helpers/builders/exchange';
import { reason } from '../../../../server/src/contracts/reasons';

const HOUR_MS = 60 * 60 * 1000;

/** The wait after a number of pulls. */
const waitMs = (attempts: number) =>
  retryTime(at(0), attempts, AWAITED_CREATE).getTime() - at(0).getTime();

describe('a pull that waits for a create in doubt', () => {
  it('is not repeated before the last search for the create', () => {
    expect(waitMs(0)).toBeGreaterThan(20 * 60 * 1000);
    expect(waitMs(0)).toBeLessThanOrEqual(HOUR_MS);
  });

  it('costs one or two calls a day while nobody decides', () => {
    expect(waitMs(20)).toBeGreaterThanOrEqual(12 * HOUR_MS);
    expect(waitMs(20)).toBeLessThanOrEqual(24 * HOUR_MS);
  });
});

const pull: PullWork = {
  kind: 'pull',
  id: 1,
  contactNumber: '1000',
  lane: 'edit',
  attempts: 0,
  queuedAt: at(0),
  key: 'number:1000',
};

describe('a pull of a contact', () => {
  it('changes nothing when the answer is another contact, and shows the failure', async () => {
    const engine = anEngine({ contacts: [aContact()], links: [aLink()] });
    const data = {
      contactNumber: '2000',
      type: 'INDIVIDUAL' as const,
      individualContact: { individualLastname: 'Other' },
    };
    const { ports, world } = anExchange(engine, {
      getContactData: () => Promise.resolve({ data, answeredAt: at(0) }),
    });
    const before = engine.tables();
    await performPull(pull, ports);
    expect(engine.tables()).toEqual(before);
    expect(world.ends.at(-1)?.end).toBe('done');
    expect(world.pullFailures).toMatchObject([{ code: 'unusable' }]);
    expect(world.pullFailures[0]?.reason).toEqual(
      reason('answerUnusable', { reasons: [reason('notTheContact')] }),
    );
  });
});

describe('a pull that is answered with another number', () => {
  it('ends the link and asks, if it is the same person: S-360 has merged the two', async () => {
    const values = { firstName: 'Anna', lastName: 'Keller', email: 'anna@example.com' };
    const contacts = [
      aContact({ documentId: 'gone', fields: values }),
      aContact({ id: 2, documentId: 'stays', fields: values }),
    ];
    const links = [
      aLink({ contactDocumentId: 'gone', contactNumber: '1000' }),
      aLink({ id: 2, documentId: 'link-2', contactDocumentId: 'stays', contactNumber: '2000' }),
    ];
    const engine = anEngine({ contacts, links });
    const data = {
      contactNumber: '2000',
      type: 'INDIVIDUAL' as const,
      individualContact: { individualLastname: 'Keller', individualFirstname: 'Anna' },
    };
    const { ports, world } = anExchange(engine, {
      getContactData: () => Promise.resolve({ data, answeredAt: at(0) }),
    });
    await performPull(pull, ports);
    const { links: after, reviews } = engine.tables();
    expect(after.map(({ contactNumber, state }) => [contactNumber, state])).toEqual([
      ['1000', 'ended'],
      ['2000', 'inSync'],
    ]);
    expect(reviews).toMatchObject([
      { kind: 'merge', contactNumber: '2000', contactDocumentIds: ['stays', 'gone'] },
    ]);
    expect(world.pullFailures).toEqual([]);
  });
});

describe('a failed pull', () => {
  const CALL = { institution: 'myvenue', service: 'contact', method: 'getContactData' };
  const failing = new S360HttpError(CALL, { status: 500, retryAfterMs: null });

  async function failsWith(error: S360Error, { attempts = 0, isAnsweringOthers = true } = {}) {
    const engine = anEngine({ contacts: [aContact()], links: [aLink()] });
    const { ports, world } = anExchange(engine, { getContactData: () => Promise.reject(error) });
    world.isAnsweringOthers = isAnsweringOthers;
    await performPull({ ...pull, attempts }, ports);
    const ends = world.ends.map(({ end }) => end);
    return { ends, failures: world.pullFailures, link: engine.link() };
  }

  it.each<[string, S360Error, number]>([
    ['when this operator may not read', new S360AuthenticationError(CALL, { status: 403 }), 0],
    ['when it fails every time while other pulls succeed', failing, 15],
    [
      'when it gets no answer every time',
      new S360NetworkError(CALL, { sent: 'maybe', code: 'DEADLINE' }),
      15,
    ],
  ])('no longer delays the push, and is shown, %s', async (_why, error, attempts) => {
    const { ends, failures } = await failsWith(error, { attempts });
    expect(ends).toEqual(['done']);
    expect(failures).toHaveLength(1);
  });

  it.each<[string, S360Error]>([
    [
      'refuses the number',
      new S360BusinessError(CALL, { statusCode: 'ERROR', statusDetail: 'ERR_1234' }),
    ],
    ['shows no contact', new S360AnswerError(CALL, 'no-result')],
  ])('ends the link where S-360 %s, whatever its code', async (_how, error) => {
    const { ends, failures, link } = await failsWith(error);
    expect([ends, failures]).toEqual([['done'], []]);
    expect(link).toMatchObject({
      state: 'ended',
      failure: { reason: reason('goneThere', { number: '1000' }) },
    });
  });

  it('ends no link while S-360 answers nobody', async () => {
    const error = new S360AnswerError(CALL, 'no-result');
    const { failures, link } = await failsWith(error, { isAnsweringOthers: false });
    expect([failures.length, link.state]).toEqual([1, 'inSync']);
  });

  it.each([
    ['when it failed only a few times', { attempts: 9 }],
    ['when all other pulls fail, too', { attempts: 40, isAnsweringOthers: false }],
  ])('is repeated %s', async (_how, lately) => {
    expect((await failsWith(failing, lately)).ends).toEqual(['later']);
  });
});
