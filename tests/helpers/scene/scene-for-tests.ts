import { startBookingScene, type BookingScene } from './booking-scene';
import { startScene, type Scene, type SceneOptions } from './scene';

type Hook = (work: () => Promise<void>) => void;

/** Starts and ends a scene in these hooks. */
function between<Started extends Scene>(
  before: Hook,
  after: Hook,
  start: () => Promise<Started>,
): () => Started {
  let started: Started | null = null;
  before(async () => {
    started = await start();
  });
  after(async () => {
    await started?.end();
    started = null;
  });
  return () => {
    if (started) return started;
    throw new Error('The scene is only there while a test runs.');
  };
}

/** A scene that is there before it starts, to be passed on. */
const passedOn = (scene: () => Scene): Scene => ({
  get crm() {
    return scene().crm;
  },
  s360: (code) => scene().s360(code),
  running: () => scene().running(),
  simulator: () => scene().simulator(),
  delivers: (body, code) => scene().delivers(body, code),
  posts: (options, code) => scene().posts(options, code),
  deliversOrders: (body, code) => scene().deliversOrders(body, code),
  postsOrders: (options, code) => scene().postsOrders(options, code),
  timePasses: (advanceMs) => scene().timePasses(advanceMs),
  cycle: () => scene().cycle(),
  settled: (withinMs) => scene().settled(withinMs),
  agreed: (withinMs) => scene().agreed(withinMs),
  s360Stops: () => scene().s360Stops(),
  s360Returns: () => scene().s360Returns(),
  strapiStops: () => scene().strapiStops(),
  strapiStarts: (changed) => scene().strapiStarts(changed),
  excuse: (excuse) => scene().excuse(excuse),
  end: () => scene().end(),
});

/** One scene for all tests of a `describe`. */
export const sceneForAll = (options?: SceneOptions): Scene =>
  passedOn(between(beforeAll, afterAll, () => startScene(options)));

/** A scene of its own for each test of a `describe`. */
export const sceneForEach = (options?: SceneOptions): Scene =>
  passedOn(between(beforeEach, afterEach, () => startScene(options)));

/** One scene with bookings for all tests of a `describe`. */
export function bookingSceneForAll(options?: SceneOptions): BookingScene {
  const scene = between(beforeAll, afterAll, () => startBookingScene(options));
  const ofBookings: Omit<BookingScene, keyof Scene> = {
    seats: (quantity, of) => scene().seats(quantity, of),
    item: (quantity) => scene().item(quantity),
    knownContact: (values) => scene().knownContact(values),
    input: (of) => scene().input(of),
    calls: (method, path, body) => scene().calls(method, path, body),
    does: (method, path, body) => scene().does(method, path, body),
    composes: (of) => scene().composes(of),
    submits: (booking) => scene().submits(booking),
    closes: (booking, how) => scene().closes(booking, how),
    booking: (documentId) => scene().booking(documentId),
    comesTo: (booking, state, withinMs) => scene().comesTo(booking, state, withinMs),
    ordersInS360: () => scene().ordersInS360(),
    ordersOf: (booking) => scene().ordersOf(booking),
    pausesSending: (isPaused) => scene().pausesSending(isPaused),
    stock: (performanceId, seatCategoryId, left) =>
      scene().stock(performanceId, seatCategoryId, left),
  };
  return Object.assign(passedOn(scene), ofBookings);
}
