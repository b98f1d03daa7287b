import type { Booking } from '../../../server/src/contracts';
import { bookingSceneForAll } from '../../helpers/scene/scene-for-tests';
import { at, listAt } from '../../helpers/json';
import { until } from '../../helpers/waiting';

const CREATE = 'createOrUpdateOrder';
const CASH = { kind: 'paid', paymentMethodId: '16362' } as const;

describe('a booking under a fault', () => {
  const scene = bookingSceneForAll();
  afterEach(() => scene.s360().faults());

  async function draft(values: Record<string, unknown> = {}): Promise<Booking> {
    const contactDocumentId = await scene.knownContact();
    return scene.composes({ contactDocumentId, lines: [scene.item(1)], ...values });
  }
  async function created(): Promise<Booking> {
    const booking = await draft();
    await scene.submits(booking);
    return scene.comesTo(booking, 'created');
  }
  /** Submits a booking whose create meets a fault, and waits for what becomes of it. */
  async function meets(fault: object, booking: Booking, state: Booking['state']) {
    await scene.s360().faults({ method: CREATE, times: 1, ...fault });
    await scene.submits(booking);
    return scene.comesTo(booking, state);
  }
  const inDoubt = (booking: Booking, kind = 'drop-response') => meets({ kind }, booking, 'inDoubt');
  async function restarts(backgroundWork: boolean): Promise<void> {
    await scene.strapiStops();
    await scene.strapiStarts({ settings: { backgroundWork } });
  }
  const stores = (documentId: string, data: object) =>
    scene.running().strapi.db.query('plugin::s360.booking').update({ where: { documentId }, data });
  const callsOf = async (method: string) => (await scene.s360().calls(method)).length;
  const decides = ({ documentId, revision }: Booking, decision: object) =>
    scene.calls('POST', `/${documentId}/in-doubt`, { revision, ...decision });

  it('is in doubt after the answer to its create was lost, until a webhook from S-360 ends the doubt', async () => {
    const booking = await draft();
    const lost = await inDoubt(booking);
    expect(Date.parse(lost.inDoubt?.dueAt ?? '')).toBeGreaterThan(Date.now() + 40 * 60_000);
    await scene.timePasses(16 * 60_000);
    await scene.agreed();
    const abandoned = await scene.comesTo(booking, 'abandoned');
    expect(abandoned.orderDocumentId).not.toBeNull();
    expect(await scene.ordersOf(booking)).toHaveLength(1);
  });

  it('in doubt can be given the right order in S-360 by an operator, but not one of another person', async () => {
    const other = await created();
    const booking = await draft();
    const lost = await inDoubt(booking);
    const taken = await decides(lost, { decision: 'adopt', orderId: other.orderId });
    expect(taken.status).toBe(200);
    const still = await until('it is read', async () => {
      const now = await scene.booking(booking.documentId);
      return now.failure?.code.startsWith('order-of-another') ? now : null;
    });
    expect(still.state).toBe('inDoubt');
    const [order] = await scene.ordersOf(booking);
    await decides(still, { decision: 'adopt', orderId: String(order?.orderId) });
    const adopted = await scene.comesTo(booking, 'created');
    expect(adopted.orderId).toBe(String(order?.orderId));
    await scene.closes(adopted);
    await scene.comesTo(booking, 'closed');
    expect(await scene.ordersOf(booking)).toHaveLength(1);
  });

  it('proposes an order that lost its reference, which can then be adopted', async () => {
    const booking = await draft();
    await inDoubt(booking);
    const [order] = await scene.ordersOf(booking);
    await scene.s360().orders({
      orderId: order?.orderId,
      externalReference: null,
      orderState: 'CLOSED',
    });
    await scene.agreed();
    const doubted = await scene.booking(booking.documentId);
    expect(doubted.inDoubt?.candidates).toMatchObject([
      { orderId: String(order?.orderId), orderState: 'CLOSED' },
    ]);
    await decides(doubted, { decision: 'adopt', orderId: String(order?.orderId) });
    const closed = await scene.comesTo(booking, 'closed');
    expect(closed.orderDocumentId).not.toBeNull();
  });

  it('that never reached S-360 is not created again before an operator decides so', async () => {
    const booking = await draft();
    const lost = await inDoubt(booking, 'reset');
    expect(await scene.ordersOf(booking)).toEqual([]);
    expect((await decides(lost, { decision: 'notCreated' })).status).toBe(200);
    const failed = await scene.comesTo(booking, 'failed');
    expect(failed.isDeclaredNotCreated).toBe(true);
    await scene.submits(failed);
    expect(await scene.comesTo(booking, 'created')).toMatchObject({ isDeclaredNotCreated: false });
    expect(await scene.ordersOf(booking)).toHaveLength(1);
  });

  it('recovers after the answer to closeOrder was lost, and its sale is closed once', async () => {
    const open = await created();
    await scene.s360().faults({ method: 'closeOrder', times: 1, kind: 'drop-response' });
    await scene.closes(open);
    await scene.comesTo(open, 'closed');
    expect(await scene.ordersOf(open)).toMatchObject([{ orderState: 'CLOSED' }]);
  });

  it('recovers after the answer to createPaymentsAndCloseOrder was lost, and is paid once', async () => {
    const open = await created();
    const method = 'createPaymentsAndCloseOrder';
    const before = await callsOf(method);
    await scene.s360().faults({ method, times: 1, kind: 'drop-response' });
    await scene.closes(open, { payment: CASH });
    const closed = await scene.comesTo(open, 'closed');
    expect(closed.failure).toBeNull();
    expect(await scene.ordersOf(open)).toMatchObject([{ orderState: 'CLOSED' }]);
    expect((await callsOf(method)) - before).toBe(1);
  });

  it('recovers after the answer to abandonMovements was lost, and its order is abandoned once', async () => {
    const open = await created();
    const method = 'abandonMovements';
    const before = await callsOf(method);
    await scene.s360().faults({ method, times: 1, kind: 'drop-response' });
    const { documentId, revision } = open;
    await scene.does('POST', `/${documentId}/abandon`, { revision });
    const abandoned = await scene.comesTo(open, 'abandoned');
    expect(abandoned.failure).toBeNull();
    expect(await scene.ordersOf(open)).toMatchObject([{ orderState: 'ABANDONED' }]);
    expect((await callsOf(method)) - before).toBe(1);
  });

  it('shows a refused closing, and its order stays open', async () => {
    const open = await created();
    const statusDetail = 'error.order.closing';
    await scene.s360().faults({ method: 'closeOrder', times: 1, kind: 'business', statusDetail });
    await scene.closes(open);
    const back = await until('it is refused', async () => {
      const now = await scene.booking(open.documentId);
      return now.failure === null ? null : now;
    });
    expect(back).toMatchObject({ state: 'created', failure: { code: statusDetail } });
    await scene.closes(back);
    await scene.comesTo(open, 'closed');
  });

  it('that S-360 forbids is for S-360’s team, apart from those that an edit cures, and submitted again after it', async () => {
    const refused = async (fault: object) => meets(fault, await draft(), 'failed');
    const groups = async () => {
      const { body } = await scene.running().admin('GET', '/s360/attention');
      return listAt(body, 'data').filter((group) => at(group, 'kind') === 'failedBooking');
    };
    const forbidden = await refused({ kind: 'http', status: 403 });
    const sold = { code: 'refusedNoPlaces', values: { detail: 'error.order.availability' } };
    const full = await refused({ kind: 'business', statusDetail: sold.values.detail });
    const ofOperator = { cause: null, actor: 'operator' };
    expect(await groups()).toMatchObject([
      { cause: 's360', actor: 's360', count: 1, reason: { code: 'callForbidden' } },
      { ...ofOperator, count: 1, reason: sold },
    ]);
    const past = await refused({ kind: 'business', statusDetail: 'error.order.quantity' });
    expect((await groups())[1]).toMatchObject({ ...ofOperator, count: 2, reason: null });
    await scene.submits(past);
    await scene.comesTo(past, 'created');
    await scene.submits(forbidden);
    await scene.comesTo(forbidden, 'created');
    await scene.submits(full);
    await scene.comesTo(full, 'created');
    expect(await groups()).toEqual([]);
  });

  it('waits visibly while S-360 is down, and is created once when S-360 is back', async () => {
    const booking = await draft();
    await scene.s360Stops();
    await scene.submits(booking);
    const waiting = await until('it waits', async () => {
      const now = await scene.booking(booking.documentId);
      return now.progress?.step === 'waiting' ? now : null;
    });
    expect(waiting).toMatchObject({ state: 'submitted' });
    await scene.s360Returns();
    await scene.comesTo(booking, 'created', 45_000);
    expect(await scene.ordersOf(booking)).toHaveLength(1);
  });

  it('can be withdrawn while sending is paused, changed, and submitted with another reference', async () => {
    const booking = await draft();
    await scene.pausesSending(true);
    const { documentId, revision } = await scene.submits(booking);
    const withdrawn = await scene.does('POST', `/${documentId}/withdraw`, { revision });
    expect(withdrawn).toMatchObject({ state: 'draft', progress: null, failure: null });
    expect(withdrawn.events.at(-1)).toMatchObject({ kind: 'withdrawn' });
    const twice = await scene.calls('POST', `/${documentId}/withdraw`, { revision });
    expect(twice.status).toBe(409);
    await scene.submits(withdrawn);
    await scene.pausesSending(false);
    const created = await scene.comesTo(booking, 'created');
    expect(await scene.ordersOf(booking)).toMatchObject([
      { externalReference: `${booking.reference}-2` },
    ]);
    const late = { revision: created.revision };
    expect((await scene.calls('POST', `/${documentId}/withdraw`, late)).status).toBe(409);
  });

  it('that was declared not created has a single closed order when a desk closes the earlier one', async () => {
    const booking = await draft();
    const lost = await inDoubt(booking);
    const [first] = await scene.ordersOf(booking);
    await decides(lost, { decision: 'notCreated' });
    await scene.pausesSending(true);
    await scene.submits(await scene.comesTo(booking, 'failed'));
    const { body } = await scene.running().admin('GET', '/s360/attention');
    expect(at(body, 'meta')).toMatchObject({
      retrying: 1,
      unresolvedKeys: ['', 's360', 'integrator'].map((cause) => `failedBooking:myvenue:${cause}`),
    });
    await scene.pausesSending(false);
    const second = await scene.comesTo(booking, 'created');
    await scene.s360().orders({ orderId: first?.orderId, orderState: 'CLOSED' });
    await scene.agreed();
    const warned = await scene.booking(booking.documentId);
    expect(warned).toMatchObject({
      orderId: second.orderId,
      failure: { code: 'closed-otherwise' },
    });
    const confirmed = {
      revision: warned.revision,
      payment: { kind: 'unpaid' },
      shipmentModeId: null,
      total: warned.offer?.total.thousandths,
    };
    const { documentId, revision } = warned;
    expect((await scene.calls('POST', `/${documentId}/close`, confirmed)).status).toBe(409);
    await scene.does('POST', `/${documentId}/abandon`, { revision });
    const ended = await scene.comesTo(booking, 'closed');
    expect(ended.orderId).toBe(String(first?.orderId));
    const states = (await scene.ordersOf(booking)).map(({ orderState }) => orderState);
    expect(states.sort()).toEqual(['ABANDONED', 'CLOSED']);
  });

  it.each([
    ['submitted', 'create', 'inDoubt'],
    ['closing', 'close', 'closed'],
    ['abandoning', 'abandon', 'abandoned'],
  ])(
    'that was killed in the state %s during the step %s ends as %s',
    async (state, step, expected) => {
      const booking = state === 'submitted' ? await draft() : await created();
      await restarts(false);
      if (state === 'submitted') await scene.submits(booking);
      if (state === 'closing') await scene.closes(booking);
      const { documentId, revision } = booking;
      if (state === 'abandoning') await scene.does('POST', `/${documentId}/abandon`, { revision });
      const sending = { step, fence: 0, startedAt: new Date().toISOString() };
      await stores(documentId, { sending });
      await restarts(true);
      await scene.comesTo(booking, expected as Booking['state'], 30_000);
      expect((await scene.ordersOf(booking)).length).toBe(state === 'submitted' ? 0 : 1);
    },
  );

  it('that was made with another base URL is never sent', async () => {
    const booking = await draft();
    await restarts(false);
    await scene.submits(booking);
    await stores(booking.documentId, { baseUrl: 'http://production.example' });
    await restarts(true);
    const other = await created();
    const silent = await scene.booking(booking.documentId);
    expect(silent.progress).toMatchObject({ step: 'waiting', reason: 'otherSystem' });
    expect(await scene.ordersOf(booking)).toEqual([]);
    expect(await scene.ordersOf(other)).toHaveLength(1);
  });
});
