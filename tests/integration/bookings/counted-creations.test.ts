import type { Booking } from '../../../server/src/contracts';
import { at } from '../../helpers/json';
import { bookingSceneForAll } from '../../helpers/scene/scene-for-tests';
import { until } from '../../helpers/waiting';

const CREATE = 'createOrUpdateOrder';
const COUNT = 'countFilesByCriteria';
const BEFORE = 20 * 60_000;

describe('a creation whose answer was lost, where files are counted', () => {
  const plugin = { assumptions: { findingOrders: 'count' } };
  const scene = bookingSceneForAll({ institutions: [{ code: 'myvenue', plugin }] });
  afterEach(() => scene.s360().faults());

  const stored = () => scene.running().strapi.db.query('plugin::s360.booking');
  const rowOf = ({ documentId }: Booking) => stored().findOne({ where: { documentId } });
  const callsOf = async (method: string) => (await scene.s360().calls(method)).length;

  /** A booking in doubt whose first count is due in two minutes. */
  async function inDoubt(kind: 'reset' | 'drop-response'): Promise<Booking> {
    const contactDocumentId = await scene.knownContact();
    const booking = await scene.composes({ contactDocumentId, lines: [scene.item(1)] });
    await scene.s360().faults({ method: CREATE, times: 1, kind });
    await scene.submits(booking);
    const doubted = await scene.comesTo(booking, 'inDoubt');
    expect(doubted.progress).toBeNull();
    const { nextAttemptAt } = await rowOf(booking);
    expect(new Date(nextAttemptAt).getTime()).toBeGreaterThan(Date.now() + 90_000);
    return doubted;
  }

  /** The time of the next count comes, and S-360 has answered it. */
  async function counts({ documentId }: Booking): Promise<void> {
    const before = await callsOf(COUNT);
    const { doubt } = await stored().findOne({ where: { documentId } });
    const zeroAt = at(doubt, 'count', 'zeroAt') && new Date(Date.now() - BEFORE).toISOString();
    const data = {
      nextAttemptAt: new Date(Date.now() - 1000),
      doubt: { ...doubt, count: { zeroAt } },
    };
    await stored().update({ where: { documentId }, data });
    await until('the files are counted', async () =>
      (await callsOf(COUNT)) > before &&
      (await stored().findOne({ where: { documentId } })).sending === null
        ? true
        : null,
    );
  }

  it('is repeated under another reference once S-360 twice counts none, and makes one order', async () => {
    const booking = await inDoubt('reset');
    await counts(booking);
    expect(await scene.booking(booking.documentId)).toMatchObject({ state: 'inDoubt' });
    expect(await scene.ordersOf(booking)).toEqual([]);
    await counts(booking);
    const created = await scene.comesTo(booking, 'created');
    expect(created.events.map(({ kind }) => kind)).toContain('countedNotCreated');
    expect(await scene.ordersOf(booking)).toHaveLength(1);
    await scene.closes(created);
    await scene.comesTo(booking, 'closed');
    expect(await scene.ordersOf(booking)).toMatchObject([{ orderState: 'CLOSED' }]);
  });

  it('is left to the webhook or a person when S-360 counts its file', async () => {
    const creations = await callsOf(CREATE);
    const booking = await inDoubt('drop-response');
    await counts(booking);
    const row = await rowOf(booking);
    expect([row.nextAttemptAt, at(row.doubt, 'count')]).toEqual([null, undefined]);
    expect(await scene.booking(booking.documentId)).toMatchObject({ state: 'inDoubt' });
    expect((await callsOf(CREATE)) - creations).toBe(1);
    await scene.timePasses(16 * 60_000);
    await scene.agreed();
    await scene.comesTo(booking, 'abandoned');
  });
});
