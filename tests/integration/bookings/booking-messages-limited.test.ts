import type { Booking } from '../../../server/src/contracts';
import { bookingSceneForAll } from '../../helpers/scene/scene-for-tests';
import type { HttpAnswer } from '../../helpers/http';
import { pluginInstitution } from '../../helpers/institutions/institutions';
import { at, objectAt, textAt } from '../../helpers/json';
import {
  compileChild,
  startKillable,
  type KillableStrapi,
} from '../../helpers/killed-process/killable-strapi';
import { callAs } from '../../helpers/strapi/strapi';

const PER_HOUR = 5;
const SETUP = { code: 'myvenue' };

describe('the messages to one customer', () => {
  const scene = bookingSceneForAll({ institutions: [SETUP] });
  let bookings: Booking[];
  let contact: string;
  beforeAll(async () => {
    contact = await scene.knownContact({ email: 'clara.customer@example.com' });
    bookings = [await offered(contact), await offered(contact)];
  });

  async function offered(contactDocumentId: string): Promise<Booking> {
    const draft = await scene.composes({ contactDocumentId, lines: [scene.seats(1)] });
    await scene.submits(draft);
    return scene.comesTo(draft, 'created');
  }

  type Call = (method: string, path: string, body?: unknown) => Promise<HttpAnswer>;
  const here: Call = (method, path, body) => scene.calls(method, path, body);

  async function writes({ documentId }: Booking, text: string, call = here): Promise<HttpAnswer> {
    const previewed = await here('POST', `/${documentId}/message/preview`, {});
    const { digest, locale, revision } = objectAt(at(previewed.body, 'data'));
    const message = { digest, locale, revision, subject: text, text };
    return call('POST', `/${documentId}/message`, message);
  }
  const [one, other] = [() => objectOf(bookings[0]), () => objectOf(bookings[1])];
  const objectOf = (booking: Booking | undefined): Booking => {
    if (!booking) throw new Error('there is no booking');
    return booking;
  };

  it('are limited per hour over all bookings of the contact, even when they are sent at the same time', async () => {
    const sent = await Promise.all(
      Array.from({ length: 4 }, (_none, index) => [
        writes(one(), `Offer ${index}`),
        writes(other(), `Offer ${index}`),
      ]).flat(),
    );
    const statuses = sent.map(({ status }) => status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(PER_HOUR);
    expect(statuses.filter((status) => status === 429)).toHaveLength(8 - PER_HOUR);
  });

  it('are then refused with the time of the next possible one, even after a restart', async () => {
    await scene.strapiStops();
    await scene.strapiStarts();
    const refused = await writes(one(), 'Once more');
    expect(refused.status).toBe(429);
    expect(textAt(refused.body, 'error', 'details', 'reason')).toBe('tooMany');
    const retryAt = Date.parse(textAt(refused.body, 'error', 'details', 'retryAt'));
    expect(retryAt).toBeGreaterThan(Date.now() + 50 * 60_000);
    expect(retryAt).toBeLessThanOrEqual(Date.now() + 60 * 60_000);
    const retryAfter = Number(refused.headers.get('retry-after'));
    expect(retryAfter).toBeGreaterThan(50 * 60);
    expect(retryAfter).toBeLessThanOrEqual(60 * 60);
  });

  it('do not count for other customers', async () => {
    const somebodyElse = await scene.knownContact({ email: 'else@example.com' });
    expect((await writes(await offered(somebodyElse), 'Offer')).status).toBe(200);
  });

  it('are counted over two processes', async () => {
    const somebody = await scene.knownContact({ email: 'third@example.com' });
    const booking = await offered(somebody);
    const process: KillableStrapi = await startKillable({
      program: compileChild(),
      database: scene.running().database,
      institutions: [pluginInstitution(SETUP, scene.simulator().url)],
    });
    try {
      const call = callAs(process.url, scene.running().adminToken);
      const there: Call = (method, path, body) => call(method, `/s360/bookings${path}`, body);
      const statuses: number[] = [];
      for (let index = 0; index < 8; index += 1) {
        const by = index % 2 === 0 ? here : there;
        statuses.push((await writes(booking, `Offer ${index}`, by)).status);
      }
      expect(statuses).toEqual([200, 200, 200, 200, 200, 429, 429, 429]);
    } finally {
      await process.stop();
    }
  });
});
