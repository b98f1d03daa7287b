import type { Booking } from '../../../server/src/contracts';
import { bookingIn, startBookingScene, type BookingScene } from '../../helpers/scene/booking-scene';
import { catalogSide } from '../../helpers/catalog/catalogs';
import { describeOn } from '../../helpers/databases/client';
import { SERVERS } from '../../helpers/databases/waiting-statements';
import { pluginInstitution } from '../../helpers/institutions/institutions';
import {
  compileChild,
  startKillable,
  type KillableStrapi,
} from '../../helpers/killed-process/killable-strapi';
import { callAs, type AdminCall } from '../../helpers/strapi/strapi';

/** Slow enough for both processes to start before S-360 answers the first call. */
const SETUP = { code: 'myvenue', plugin: { catalog: {} }, s360: { catalog: true, latencyMs: 100 } };
const ROUNDS = 6;
const CREATE = 'createOrUpdateOrder';

/** On SQLite a process that finds the file locked by the other refuses a save. */
describeOn(...SERVERS)('a booking that two processes submit at the same time', () => {
  let scene: BookingScene;
  let other: KillableStrapi;
  let processes: AdminCall[] = [];
  beforeAll(async () => {
    scene = await startBookingScene({ institutions: [SETUP] });
    other = await startKillable({
      program: compileChild(),
      database: scene.running().database,
      institutions: [pluginInstitution(SETUP, scene.simulator().url)],
    });
    const there = callAs(other.url, scene.running().adminToken);
    processes = [scene.running().admin, there];
    await catalogSide(scene, SETUP.code, other.url).fetched();
  });
  afterAll(async () => {
    await other.stop();
    await scene.end();
  });

  /** The same request twice in each process at the same time; returns the statuses. */
  const everywhere = async ({ documentId }: Booking, what: string, body: object) => {
    const calls = [...processes, ...processes].map((call) =>
      call('POST', `/s360/bookings/${documentId}/${what}`, body),
    );
    return (await Promise.all(calls)).map(({ status }) => status).sort();
  };
  const shownEverywhere = async ({ documentId }: Booking) => {
    const answers = processes.map((call) => call('GET', `/s360/bookings/${documentId}`));
    return (await Promise.all(answers)).map(bookingIn);
  };
  const creationsOf = async ({ reference }: Booking) =>
    (await scene.s360().calls(CREATE)).filter(({ body }) =>
      JSON.stringify(body).includes(reference),
    );

  it.each(Array.from({ length: ROUNDS }, (_, round) => round + 1))(
    'is created and closed once, and is the same in both (round %d)',
    async (round) => {
      // The contact of every other round is pushed first.
      const isKnown = round % 2 === 0;
      const contactDocumentId = isKnown
        ? await scene.knownContact()
        : await scene.crm.creates({ lastName: `Fresh ${round}` });
      const draft = await scene.composes({ contactDocumentId, lines: [scene.seats(1)] });
      const { revision } = draft;
      expect(await everywhere(draft, 'submit', { revision })).toEqual([200, 409, 409, 409]);
      const created = await scene.comesTo(draft, 'created');
      expect(await creationsOf(draft)).toHaveLength(1);
      const [order, ...others] = await scene.ordersOf(draft);
      expect(others).toEqual([]);
      expect(await shownEverywhere(draft)).toMatchObject(
        processes.map(() => ({ state: 'created', orderId: String(order?.orderId) })),
      );
      const confirmed = {
        revision: created.revision,
        payment: created.payment,
        shipmentModeId: null,
        total: created.offer?.total.thousandths,
      };
      expect(await everywhere(draft, 'close', confirmed)).toEqual([200, 409, 409, 409]);
      await scene.comesTo(draft, 'closed');
      expect(await scene.ordersOf(draft)).toMatchObject([{ orderState: 'CLOSED' }]);
      expect(await shownEverywhere(draft)).toMatchObject([
        { state: 'closed' },
        { state: 'closed' },
      ]);
    },
  );

  it('remains one draft, however often it is composed with the same key', async () => {
    const input = { ...scene.input({ notes: 'asked for twice' }), key: 'drawn-for-this-one' };
    const calls = [...processes, ...processes].map((call) => call('POST', '/s360/bookings', input));
    const [first, ...others] = (await Promise.all(calls)).map(bookingIn);
    expect(others).toMatchObject(Array(3).fill({ reference: first?.reference }));
    expect(first?.events).toMatchObject([{ kind: 'composed' }]);
    const changed = await scene.does('PUT', `/${first?.documentId}`, {
      ...scene.input({ notes: 'changed since' }),
      revision: first?.revision,
    });
    expect(bookingIn(await scene.calls('POST', '', input))).toEqual(changed);
    const service = scene.running().strapi.plugin('s360').service('bookings');
    expect(await service.compose(input, 'admin:99')).toMatchObject({
      notes: 'asked for twice',
      author: { id: 'admin:99' },
    });
    expect(await scene.calls('POST', '', { ...input, key: 'short' })).toMatchObject({
      status: 400,
    });
  });
});
