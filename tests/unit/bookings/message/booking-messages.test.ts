import { isAddress } from '../../../../server/src/services/bookings/message/address';
import {
  bookingMessages,
  type BookingMessagePorts,
  type Mail,
} from '../../../../server/src/services/bookings/message/booking-messages';
import { messageSettings } from '../../../../server/src/services/bookings/message/settings';
import { localeFor, localesWith } from '../../../../server/src/services/bookings/message/texts';
import { anOpenBooking } from '../../../helpers/builders/bookings';

interface World {
  ports: BookingMessagePorts;
  sent: Mail[];
  noted: [documentId: string, author: string | null][];
  logged: string[];
}

function aWorld(overrides: Partial<BookingMessagePorts> = {}): World {
  const sent: Mail[] = [];
  const noted: World['noted'] = [];
  const logged: string[] = [];
  const ports: BookingMessagePorts = {
    booking: async () => anOpenBooking(),
    customer: async () => ({ email: ' nora@example.com ', language: 'fr' }),
    settings: () => messageSettings(),
    timeZone: async () => 'Europe/Zurich',
    mailer: () => async (mail) => sent.push(mail),
    noteSent: async (documentId, author) => {
      noted.push([documentId, author]);
    },
    log: { error: (text) => logged.push(text) },
    ...overrides,
  };
  return { ports, sent, noted, logged };
}

const reasonOf = (call: Promise<unknown>): Promise<unknown> =>
  call.then(
    () => 'none',
    (error: { details?: { reason?: string } }) => error.details?.reason,
  );

describe('previewing a message', () => {
  it("writes in the customer's language to the customer's address", async () => {
    const { ports } = aWorld();
    const preview = await bookingMessages(ports).preview('b1');
    expect(preview).toMatchObject({ to: 'nora@example.com', locale: 'fr' });
    expect(preview.locales).toEqual(['de', 'en', 'fr', 'it']);
    expect(preview.text).toContain('Bonjour Nora Newcomer,');
  });

  it('writes in another language when asked to', async () => {
    const { ports } = aWorld();
    expect((await bookingMessages(ports).preview('b1', 'de')).locale).toBe('de');
  });

  it.each([
    ['noContact', { customer: async () => null }],
    ['noAddress', { customer: async () => ({ email: ' ', language: null }) }],
    ['oddAddress', { customer: async () => ({ email: 'a@b.ch, c@d.ch', language: null }) }],
    ['nothingToTell', { booking: async () => anOpenBooking({ state: 'abandoned' }) }],
    [
      'textsFail',
      { settings: () => messageSettings({ compose: () => Promise.reject(new Error('nora@…')) }) },
    ],
  ])('says %s', async (reason, overrides) => {
    const { ports } = aWorld(overrides);
    expect(await reasonOf(bookingMessages(ports).preview('b1'))).toBe(reason);
  });
});

describe('sending a message', () => {
  const request = async ({ ports }: World) => {
    const { locale, revision, subject, text } = await bookingMessages(ports).preview('b1');
    return { locale, revision, subject, text };
  };

  it('sends what was previewed, and notes who sent it', async () => {
    const world = aWorld();
    const preview = await bookingMessages(world.ports).preview('b1');
    await bookingMessages(world.ports).send('b1', await request(world), 'admin:1');
    const { html, subject, text, to } = preview;
    expect(world.sent).toEqual([{ html, subject, text, to }]);
    expect(world.noted).toEqual([['b1', 'admin:1']]);
  });

  it('sends nothing that was previewed before the booking changed', async () => {
    let revision = 1;
    const world = aWorld({ booking: async () => anOpenBooking({ revision }) });
    const asked = await request(world);
    revision = 2;
    const late = bookingMessages(world.ports).send('b1', asked, 'admin:1');
    await expect(late).rejects.toMatchObject({ status: 409 });
    expect(world.sent).toEqual([]);
    expect(world.noted).toEqual([]);
  });

  it('takes the line breaks of a browser for none of its own', async () => {
    const world = aWorld();
    const { text, ...asked } = await request(world);
    const fromBrowser = { ...asked, text: text.replaceAll('\n', '\r\n') };
    await bookingMessages(world.ports).send('b1', fromBrowser, null);
    expect(world.sent[0]?.html).toContain('<table');
  });

  it('sends another text as it was written, in a frame of its own', async () => {
    const world = aWorld();
    const asked = { ...(await request(world)), subject: 'Hi\r\nBcc: x@y.z', text: 'See <you>' };
    await bookingMessages(world.ports).send('b1', asked, null);
    expect(world.sent[0]).toMatchObject({ subject: 'Hi Bcc: x@y.z', text: 'See <you>' });
    expect(world.sent[0]?.html).toContain('See &#60;you&#62;');
    expect(world.sent[0]?.html).not.toContain('<table');
  });

  it.each([
    ['noMailer', () => null],
    ['notSent', () => () => Promise.reject(new Error('550 nora@example.com unknown'))],
  ])('says %s, notes nothing, and logs nothing personal', async (reason, mailer) => {
    const world = aWorld({ mailer });
    const sending = bookingMessages(world.ports).send('b1', await request(world), null);
    expect(await reasonOf(sending)).toBe(reason);
    expect(world.noted).toEqual([]);
    expect(world.logged.join()).not.toContain('nora');
  });

  it('does not fail when it was sent and could not be noted', async () => {
    const world = aWorld({ noteSent: () => Promise.reject(new Error('database')) });
    await bookingMessages(world.ports).send('b1', await request(world), null);
    expect(world.sent).toHaveLength(1);
    expect(world.logged).toHaveLength(1);
  });
});

describe('the language for a customer', () => {
  it.each([
    [['fr-CH', 'de'], 'fr'],
    [['FR'], 'fr'],
    [['rm', 'it'], 'it'],
    [[null, undefined, ''], 'en'],
    [['constructor'], 'en'],
  ])('of %j is %s', (wanted, locale) => {
    expect(localeFor(wanted, localesWith({}))).toBe(locale);
  });
});

describe('an address', () => {
  it.each(['nora@example.com', "o'neill+tickets@mail.example.ch"])('%s can be written to', (text) =>
    expect(isAddress(text)).toBe(true),
  );
  it.each([
    'nora',
    'nora@example',
    'a@b.ch, c@d.ch',
    'Nora <nora@example.com>',
    'nora@example.com\nBcc: x@y.z',
    `${'n'.repeat(250)}@example.com`,
  ])('%j cannot', (text) => expect(isAddress(text)).toBe(false));
});
