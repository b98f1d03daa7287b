import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Booking } from '../../../server/src/contracts';
import { PERMISSION_ACTIONS } from '../../../server/src/contracts';
import { bookingIn } from '../../helpers/scene/booking-scene';
import { bookingSceneForAll } from '../../helpers/scene/scene-for-tests';
import { request as callsApi } from '../../helpers/http';
import { at, objectAt, textAt } from '../../helpers/json';

const EMAIL = 'clara.customer@example.com';

describe('a message to the customer of a booking', () => {
  const scene = bookingSceneForAll({
    institutions: [{ code: 'myvenue', plugin: { messages: { language: 'it' } } }],
  });
  let offered: Booking;
  beforeAll(async () => {
    offered = await open(await scene.knownContact({ email: EMAIL, language: 'fr' }));
  });

  async function open(contactDocumentId: string): Promise<Booking> {
    const draft = await scene.composes({ contactDocumentId, lines: [scene.seats(2)] });
    await scene.submits(draft);
    return scene.comesTo(draft, 'created');
  }

  const messagePath = ({ documentId }: Booking) => `/${documentId}/message`;

  const preview = async (booking: Booking, request = {}) =>
    scene.calls('POST', `${messagePath(booking)}/preview`, request);

  function mails(): Record<string, unknown>[] {
    const folder = path.join(scene.running().folder, 'mails');
    return readdirSync(folder)
      .sort()
      .map((name) => objectAt(JSON.parse(readFileSync(path.join(folder, name), 'utf8'))));
  }

  it('offers an open order in the language of the customer, and is sent as it was previewed', async () => {
    const { body } = await preview(offered);
    const { digest, html, locale, revision, subject, text, to } = objectAt(at(body, 'data'));
    expect(to).toBe(EMAIL);
    expect(locale).toBe('fr');
    expect(subject).toContain(offered.reference);
    expect(text).toContain('Nous avons le plaisir de vous proposer');

    const request = { locale, revision, digest, subject, text };
    const late = { ...request, revision: offered.revision - 1 };
    expect((await scene.calls('POST', messagePath(offered), late)).status).toBe(409);
    const sent = await scene.does('POST', messagePath(offered), request);
    expect(mails().at(-1)).toMatchObject({ to: EMAIL, subject, text, html });
    const [event] = sent.events.slice(-1);
    expect(event).toMatchObject({ kind: 'messageSent', detail: 'email' });
    expect(event?.author?.id).toMatch(/^admin:/);
    expect(sent.revision).toBe(offered.revision);
    const again = await scene.calls('POST', messagePath(offered), request);
    expect(again.status).toBe(400);
    expect(at(again.body, 'error', 'details', 'reason')).toBe('repeated');
  });

  it('is sent once when two requests coincide', async () => {
    const { body } = await preview(offered, { locale: 'it' });
    const { digest, locale, revision } = objectAt(at(body, 'data'));
    const request = { locale, revision, digest, subject: 'Once', text: 'Once.' };
    const before = mails().length;
    const answers = await Promise.all(
      [1, 2].map(() => scene.calls('POST', messagePath(offered), request)),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 400]);
    expect(mails()).toHaveLength(before + 1);
  });

  it('is written in the requested language', async () => {
    const { body } = await preview(offered, { locale: 'de' });
    expect(textAt(body, 'data', 'text')).toContain('Guten Tag');
  });

  it('is written in the language of the institution when that of the customer is unknown', async () => {
    const booking = await open(await scene.knownContact({ email: 'other@example.com' }));
    expect(textAt((await preview(booking)).body, 'data', 'locale')).toBe('it');
  });

  it('is refused with the reason when the contact has no email address', async () => {
    const booking = await open(await scene.knownContact());
    const { body, status } = await preview(booking);
    expect(status).toBe(400);
    expect(at(body, 'error', 'details', 'reason')).toBe('noAddress');
  });

  it('is reported and not recorded when the provider rejects it', async () => {
    const before = await scene.booking(offered.documentId);
    const plugin = scene.running().strapi.plugin('email') as unknown as { provider: object };
    const { provider } = plugin;
    plugin.provider = { send: () => Promise.reject(new Error(`550 ${EMAIL} is unknown`)) };
    const { revision } = before;
    const digest = textAt((await preview(offered)).body, 'data', 'digest');
    const request = { revision, locale: 'fr', digest, subject: 'S', text: 'T' };
    const { body, status } = await scene.calls('POST', messagePath(offered), request);
    plugin.provider = provider;
    expect(status).toBe(400);
    expect(at(body, 'error', 'details', 'reason')).toBe('notSent');
    expect(JSON.stringify(body)).not.toContain(EMAIL);
    expect((await scene.booking(offered.documentId)).events).toHaveLength(before.events.length);
  });

  it.each([
    ['a missing subject', { subject: ' ' }],
    ['a missing text', { text: '' }],
    ['a missing revision', { revision: undefined }],
    ['a missing preview', { digest: undefined }],
    ['another recipient', { to: 'all@example.com' }],
  ])('is rejected with %s', async (_what, wrong) => {
    const { revision } = offered;
    const digest = '0'.repeat(64);
    const request = { revision, locale: 'fr', digest, subject: 'S', text: 'T', ...wrong };
    expect((await scene.calls('POST', messagePath(offered), request)).status).toBe(400);
  });

  it('can be sent by a permitted token, which is then its author', async () => {
    const made = await scene.running().admin('POST', '/admin/api-tokens', {
      name: 'shop',
      description: '',
      type: 'custom',
      permissions: ['plugin::s360.bookingMessages.preview', 'plugin::s360.bookingMessages.send'],
      lifespan: null,
    });
    const authorization = `Bearer ${textAt(made.body, 'data', 'accessKey')}`;
    const posts = (path: string, json: unknown, headers = {}) =>
      callsApi(`${scene.running().url}/api/s360/bookings${path}`, {
        method: 'POST',
        headers,
        json,
      });
    const path = messagePath(offered);
    const shown = await posts(`${path}/preview`, { locale: 'de' }, { authorization });
    const { digest, locale, revision, subject, text } = objectAt(at(shown.body, 'data'));
    expect(locale).toBe('de');
    const request = { locale, revision, digest, subject, text };
    const sent = await posts(path, request, { authorization });
    const { events } = bookingIn(sent);
    expect(events.at(-1)).toMatchObject({ kind: 'messageSent', author: { name: 'shop' } });
    expect(mails().at(-1)).toMatchObject({ to: EMAIL, subject });
    const unknown = await posts(path, request);
    expect(unknown.status).toBe(401);
  });

  it('needs the permission to submit bookings', async () => {
    const reader = await scene.running().userWith([PERMISSION_ACTIONS.readBookings]);
    const where = `/s360/bookings${messagePath(offered)}`;
    expect((await reader('POST', `${where}/preview`, {})).status).toBe(403);
    expect((await reader('POST', where, {})).status).toBe(403);
  });
});
