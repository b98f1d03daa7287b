import type { Booking } from '../../../../server/src/contracts';
import { isAddress } from '../../../../server/src/bookings/message/address';
import {
  bookingMessages,
  type BookingMessagePorts,
  type Mail,
} from '../../../../server/src/bookings/message/booking-messages';
import {
  claimMessage,
  messageTimes,
  releaseClaim,
} from '../../../../server/src/bookings/message/claim';
import { messageSettings } from '../../../../server/src/bookings/message/settings';
import { localeFor, localesWith } from '../../../../server/src/bookings/message/texts';
import { aBooking } from '../../../helpers/bookings/a-booking';
import { anOpenBooking } from '../../../helpers/builders/bookings';

interface World {
  ports: BookingMessagePorts;
  /** Advances the clock. */
  passes(ms: number): void;
  sent: Mail[];
  noted: [documentId: string, author: string | null][];
  logged: string[];
}

function aWorld(overrides: Partial<BookingMessagePorts> = {}): World {
  const sent: Mail[] = [];
  const noted: World['noted'] = [];
  const logged: string[] = [];
  let now = new Date('2026-03-01T10:00:00.000Z');
  let stored = aBooking({ revision: anOpenBooking().revision });
  const ports: BookingMessagePorts = {
    booking: async () => anOpenBooking(),
    customer: async () => ({ email: ' nora@example.com ', language: 'fr' }),
    settings: () => messageSettings(),
    timeZone: async () => 'Europe/Zurich',
    mailer: () => async (mail) => sent.push(mail),
    claim: async (_documentId, message) => {
      stored = claimMessage(stored, message, messageTimes(stored.lastMessage), now).booking;
    },
    unclaim: async (_documentId, digest) => {
      stored = releaseClaim(stored, digest, now)?.booking ?? stored;
    },
    noteSent: async (documentId, author) => {
      noted.push([documentId, author]);
    },
    log: { error: (text) => logged.push(text) },
    ...overrides,
  };
  const passes = (ms: number) => {
    now = new Date(now.getTime() + ms);
  };
  return { ports, passes, sent, noted, logged };
}

const heldUntil = (expiresAt: string | null): Booking =>
  anOpenBooking({ kind: 'reservation', state: 'closed', status: 'held', expiresAt });

const named = (name: string): Booking =>
  anOpenBooking({ contact: { documentId: 'c1', name, email: null } });

const reasonOf = (call: Promise<unknown>): Promise<unknown> =>
  call.then(
    () => 'none',
    (error: { details?: { reason?: string } }) => error.details?.reason,
  );

describe('the preview of a booking message', () => {
  it('is in the customer’s language, for the customer’s address', async () => {
    const { ports } = aWorld();
    const preview = await bookingMessages(ports).preview('b1');
    expect(preview).toMatchObject({ to: 'nora@example.com', locale: 'fr' });
    expect(preview.locales).toEqual(['de', 'en', 'fr', 'it']);
    expect(preview.text).toContain('Bonjour Nora Newcomer,');
  });

  it.each([
    ['a closed hold without a known expiry', heldUntil(null), true],
    ['a hold with a known expiry', heldUntil('2027-03-12T17:00:00.000Z'), false],
    ['an open order', anOpenBooking({ kind: 'reservation', expiresAt: null }), false],
    ['a closed sale', anOpenBooking({ state: 'closed', expiresAt: null }), false],
  ])('for %s says whether an expiry is missing: %#', async (_what, booking, lacksExpiry) => {
    const { ports } = aWorld({ booking: async () => booking });
    expect(await bookingMessages(ports).preview('b1')).toMatchObject({ lacksExpiry });
  });

  it('can be requested in another language', async () => {
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
  ])('is refused with the reason %s', async (reason, overrides) => {
    const { ports } = aWorld(overrides);
    expect(await reasonOf(bookingMessages(ports).preview('b1'))).toBe(reason);
  });
});

describe('the sending of a booking message', () => {
  const request = async ({ ports }: World) => {
    const { digest, locale, revision, subject, text } = await bookingMessages(ports).preview('b1');
    return { digest, locale, revision, subject, text };
  };

  it('uses the previewed message and records its author', async () => {
    const world = aWorld();
    const preview = await bookingMessages(world.ports).preview('b1');
    await bookingMessages(world.ports).send('b1', await request(world), 'admin:1');
    const { html, subject, text, to } = preview;
    expect(world.sent).toEqual([{ html, subject, text, to }]);
    expect(world.noted).toEqual([['b1', 'admin:1']]);
  });

  it('is refused when the booking has changed since the preview', async () => {
    let revision = 1;
    const world = aWorld({ booking: async () => anOpenBooking({ revision }) });
    const asked = await request(world);
    revision = 2;
    const late = bookingMessages(world.ports).send('b1', asked, 'admin:1');
    await expect(late).rejects.toMatchObject({ status: 409 });
    expect(world.sent).toEqual([]);
    expect(world.noted).toEqual([]);
  });

  it.each([
    [
      'the expiry of the hold',
      { booking: [heldUntil(null), heldUntil('2027-03-12T17:00:00.000Z')] },
    ],
    ["the customer's name", { booking: [named('Nora'), named('Norah')] }],
    ["the customer's address", { email: ['nora@example.com', 'norah@example.com'] }],
  ])('is refused once %s differs from the preview', async (_what, changes) => {
    const { booking = [anOpenBooking()], email = ['nora@example.com'] } = changes as {
      booking?: Booking[];
      email?: string[];
    };
    let at = 0;
    const nowOf = <T>(all: T[]): T => all[at] ?? (all[0] as T);
    const world = aWorld({
      booking: async () => nowOf(booking),
      customer: async () => ({ email: nowOf(email), language: 'fr' }),
    });
    const asked = await request(world);
    at = 1;
    for (const text of [asked.text, 'Mine']) {
      const late = bookingMessages(world.ports).send('b1', { ...asked, text }, null);
      await expect(late).rejects.toMatchObject({ status: 409 });
    }
    expect(world.sent).toEqual([]);
    await bookingMessages(world.ports).send('b1', await request(world), null);
    expect(world.sent).toHaveLength(1);
  });

  it('happens once when two requests for the same message coincide', async () => {
    const world = aWorld();
    const asked = await request(world);
    const sends = () => bookingMessages(world.ports).send('b1', asked, 'admin:1');
    const [one, other] = await Promise.all([reasonOf(sends()), reasonOf(sends())]);
    expect([one, other].sort()).toEqual(['none', 'repeated']);
    world.passes(59_000);
    expect(await reasonOf(sends())).toBe('repeated');
    expect(world.sent).toHaveLength(1);
    world.passes(1_000);
    await sends();
    expect(world.sent).toHaveLength(2);
  });

  it('accepts another message at once, and the same one when the provider rejected it', async () => {
    let isDown = true;
    const world = aWorld({
      mailer: () => (mail) =>
        isDown ? Promise.reject(new Error('down')) : Promise.resolve(world.sent.push(mail)),
    });
    const asked = await request(world);
    const sends = (text: string) =>
      reasonOf(bookingMessages(world.ports).send('b1', { ...asked, text }, null));
    expect(await sends('Mine')).toBe('notSent');
    isDown = false;
    expect(await sends('Mine')).toBe('none');
    expect(await sends('Mine, too')).toBe('none');
    expect(world.sent).toHaveLength(2);
  });

  it('treats the line breaks of a browser as unchanged text', async () => {
    const world = aWorld();
    const { text, ...asked } = await request(world);
    const fromBrowser = { ...asked, text: text.replaceAll('\n', '\r\n') };
    await bookingMessages(world.ports).send('b1', fromBrowser, null);
    expect(world.sent[0]?.html).toContain('<table');
  });

  it('puts a rewritten text into a plain frame', async () => {
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
  ])(
    'fails with the reason %s, records nothing, and logs no personal data',
    async (reason, mailer) => {
      const world = aWorld({ mailer });
      const sending = bookingMessages(world.ports).send('b1', await request(world), null);
      expect(await reasonOf(sending)).toBe(reason);
      expect(world.noted).toEqual([]);
      expect(world.logged.join()).not.toContain('nora');
    },
  );

  it('succeeds even when the record of it fails', async () => {
    const world = aWorld({ noteSent: () => Promise.reject(new Error('database')) });
    await bookingMessages(world.ports).send('b1', await request(world), null);
    expect(world.sent).toHaveLength(1);
    expect(world.logged).toHaveLength(1);
  });
});

describe('the language of a customer message', () => {
  it.each([
    [['fr-CH', 'de'], 'fr'],
    [['FR'], 'fr'],
    [['rm', 'it'], 'it'],
    [[null, undefined, ''], 'en'],
    [['constructor'], 'en'],
  ])('for %j is %s', (wanted, locale) => {
    expect(localeFor(wanted, localesWith({}))).toBe(locale);
  });
});

describe('an email address for a message', () => {
  it.each(['nora@example.com', "o'neill+tickets@mail.example.ch"])('can be %s', (text) =>
    expect(isAddress(text)).toBe(true),
  );
  it.each([
    'nora',
    'nora@example',
    'a@b.ch, c@d.ch',
    'Nora <nora@example.com>',
    'nora@example.com\nBcc: x@y.z',
    `${'n'.repeat(250)}@example.com`,
  ])('cannot be %j', (text) => expect(isAddress(text)).toBe(false));
});
