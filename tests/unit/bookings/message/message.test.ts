import { composedMessage, OwnMessageError } from '../../../../server/src/bookings/message/compose';
import { messageContent } from '../../../../server/src/bookings/message/content';
import type { MessageContent } from '../../../../server/src/bookings/message/content';
import { htmlOfText } from '../../../../server/src/kernel/text/html-mail';
import { messageSettings } from '../../../../server/src/bookings/message/settings';
import {
  aLine,
  anOffer,
  anOfferedLine,
  anOpenBooking,
  francs,
} from '../../../helpers/builders/bookings';
import type { Booking } from '../../../../server/src/contracts';

const ZURICH = { timeZone: 'Europe/Zurich' };
const USUAL = messageSettings();

function contentOf(booking: Booking, place = ZURICH): MessageContent {
  const content = messageContent(booking, place);
  if (typeof content === 'string') throw new Error(`nothing to tell: ${content}`);
  return content;
}

/**
 * Amounts and dates contain non-breaking spaces, which count as spaces here. The comma after an
 * English weekday depends on the version of Node.js.
 */
const plain = (text: string): string =>
  text.replace(/[\u00a0\u202f]/g, ' ').replace(/(day), (?=\d)/g, '$1 ');

async function textOf(booking: Booking, locale = 'en', place = ZURICH): Promise<string> {
  const { text } = await composedMessage(contentOf(booking, place), locale, USUAL);
  return plain(text);
}

const heldReservation = (overrides: Partial<Booking> = {}): Booking =>
  anOpenBooking({
    kind: 'reservation',
    state: 'closed',
    status: 'held',
    expiresAt: '2027-02-01T17:00:00.000Z',
    ...overrides,
  });

describe('the message to a customer', () => {
  it('presents an open order as an offer', async () => {
    expect(await textOf(anOpenBooking())).toBe(
      [
        'Hello Nora Newcomer,',
        'Thank you for your interest. We are pleased to offer you the following:',
        [
          'The Lighthouse',
          'Friday 12 March 2027 at 19:30, Great Hall',
          'Stalls, Full price',
          'Seats: Left, row 5: 7, 8',
          '2 × CHF 80.00 = CHF 160.00',
        ].join('\n'),
        ['Subtotal: CHF 160.00', 'Charges: CHF 5.00', 'Total: CHF 165.00'].join('\n'),
        'This offer is valid until Sunday 10 January 2027 at 11:00.',
        'If you have any questions, please mention the reference CRM-7F3K9QXM.',
        ['Kind regards', 'My Venue'].join('\n'),
      ].join('\n\n'),
    );
  });

  it('says for an unpaid, closed sale what is still to be paid', async () => {
    const sale = anOpenBooking({ state: 'closed' });
    const { subject } = await composedMessage(contentOf(sale), 'en', USUAL);
    expect(subject).toBe('Your booking at My Venue is confirmed (CRM-7F3K9QXM)');
    const text = await textOf(sale);
    expect(text).toContain('The amount of CHF 165.00 is still to be paid.');
    expect(text).not.toContain('until');
  });

  it('says nothing about payment for a paid sale', async () => {
    const payment = { kind: 'paid', paymentMethodId: '5' } as const;
    expect(await textOf(anOpenBooking({ state: 'closed', payment }))).not.toContain('paid');
  });

  it.each([
    ['reservation', 'We have reserved the following for you:'],
    ['option', 'We are keeping the following for you as an option:'],
  ] as const)('says until when a %s is held', async (kind, intro) => {
    const text = await textOf(heldReservation({ kind }));
    expect(text).toContain(intro);
    expect(text).toContain('We keep it for you until Monday 1 February 2027 at 18:00.');
  });

  it('promises no place beyond the beginning of its performance', async () => {
    const expiresAt = '2027-03-15T23:00:00.000Z';
    const performanceAt = '2027-03-12T18:30:00.000Z';
    const hold = heldReservation({ expiresAt, lastDay: '2027-03-15', performanceAt });
    expect(await textOf(hold)).toContain('We keep it for you until Friday 12 March 2027 at 19:30.');
  });

  it('names the last day of a hold that lasts until the end of that day', async () => {
    const text = await textOf(
      heldReservation({ expiresAt: '2027-02-02T00:00:00.000Z', lastDay: '2027-02-01' }),
    );
    expect(text).toContain('We keep it for you until Monday 1 February 2027. Please');
  });

  it('omits charges of zero', async () => {
    const offer = anOffer({ charges: francs(0), total: francs(160) });
    const text = await textOf(anOpenBooking({ offer }));
    expect(text).not.toContain('Charges');
    expect(text).toContain('Total: CHF 160.00');
  });

  it('names no place when lines at the same time have different places', async () => {
    const elsewhere = aLine({ words: { ...aLine().words, place: 'Small Hall' } });
    const text = await textOf(anOpenBooking({ lines: [aLine(), elsewhere] }));
    expect(text).not.toContain('Hall');
  });

  it('shows times in the time zone of the venue', async () => {
    const text = await textOf(anOpenBooking(), 'en', { timeZone: 'Asia/Tokyo' });
    expect(text).toContain('Saturday 13 March 2027 at 03:30');
  });

  it.each([
    ['JPY', 0, '160000', '￥160'],
    ['KWD', 3, '160125', 'KWD 160.125'],
    ['CHF', 2, '160125', 'CHF 160.125'],
  ])(
    'shows amounts in %s with all their digits and does not round',
    async (code, digits, thousandths, written) => {
      const total = { thousandths, currencyCode: code, fractionDigits: digits };
      const offer = anOffer({ charges: francs(0), total });
      const text = await textOf(anOpenBooking({ offer }), 'en');
      expect(text.replace('JP¥', '￥').replace('¥', '￥')).toContain(`Total: ${written}`);
    },
  );
});

describe('no message', () => {
  it.each([
    ['for a draft', anOpenBooking({ state: 'draft', offer: null }), 'noOffer'],
    ['for a booking being created', anOpenBooking({ state: 'submitted' }), 'noOffer'],
    ['for an abandoned booking', anOpenBooking({ state: 'abandoned' }), 'past'],
    ['for a sold reservation', heldReservation({ status: 'sold' }), 'past'],
    ['for an expired reservation', heldReservation({ status: 'expired' }), 'past'],
    ['for a release', anOpenBooking({ kind: 'release' }), 'release'],
  ])('is composed %s', (_what, booking, reason) => {
    expect(messageContent(booking, ZURICH)).toBe(reason);
  });
});

describe('the message in the language', () => {
  it.each([
    ['de', 'Guten Tag Nora Newcomer', 'Freitag, 12. März 2027', '160,00 CHF', 'Reihe 5'],
    ['fr', 'Bonjour Nora Newcomer,', 'vendredi 12 mars 2027', '160,00 CHF', 'rang 5'],
    ['it', 'Buongiorno Nora Newcomer,', 'venerdì 12 marzo 2027', '160,00 CHF', 'fila 5'],
  ])('%s has its own texts, dates and amounts', async (locale, ...parts) => {
    const text = await textOf(anOpenBooking(), locale);
    for (const part of parts) expect(text).toContain(part);
  });
});

describe('text from outside', () => {
  const EVIL = '<img src=x onerror="alert(1)"> & \'co\'';

  it('is escaped in the HTML of a message', async () => {
    const booking = anOpenBooking({
      institution: { code: 'myvenue', name: EVIL, timeZone: 'UTC' },
      contact: { documentId: 'c1', name: EVIL, email: 'nora@example.com' },
      lines: [aLine({ words: { ...aLine().words, place: EVIL } })],
      offer: anOffer({
        lines: [
          anOfferedLine({
            product: EVIL,
            performance: `${EVIL}!`,
            seatCategory: EVIL,
            tariff: EVIL,
            seats: [{ row: EVIL, seatNumber: EVIL, area: EVIL, entrance: EVIL, isTheirs: true }],
          }),
        ],
      }),
    });
    const { html, text } = await composedMessage(contentOf(booking), 'en', USUAL);
    expect(html).not.toContain('<img');
    expect(html).not.toContain('"alert');
    expect(html).toContain('&#60;img src=x onerror=&#34;alert(1)&#34;&#62; &#38; &#39;co&#39;');
    expect(text).toContain(EVIL);
  });

  it('cannot add a line to the subject of a message', async () => {
    const name = 'My Venue\r\nBcc: all@example.com';
    const institution = { code: 'myvenue', name, timeZone: 'UTC' };
    const { subject } = await composedMessage(
      contentOf(anOpenBooking({ institution })),
      'en',
      USUAL,
    );
    expect(subject).not.toMatch(/[\r\n]/);
  });

  it('is escaped in the HTML of a rewritten message', () => {
    const html = htmlOfText('One <b>\ntwo\n\nthree', 'en', '<title>');
    expect(html).toContain('>One &#60;b&#62;<br>two</p>');
    expect(html).toContain('>three</p>');
    expect(html).not.toContain('<b>');
  });

  it('is not searched for placeholders', async () => {
    const contact = { documentId: 'c1', name: '{reference} {constructor}', email: null };
    expect(await textOf(anOpenBooking({ contact }))).toContain('Hello {reference} {constructor},');
  });
});

describe('the message settings of a venue', () => {
  it('can replace single texts and keep the others', async () => {
    const own = messageSettings({ texts: { en: { greeting: 'Dear {name} of {venue}!' } } });
    const { text } = await composedMessage(contentOf(anOpenBooking()), 'en', own);
    expect(text).toMatch(/^Dear Nora Newcomer of My Venue!\n\nThank you/);
  });

  it('can add a language, with English for its missing texts', async () => {
    const own = messageSettings({ texts: { es: { greeting: 'Hola {name}:' } } });
    const { html, text } = await composedMessage(contentOf(anOpenBooking()), 'es', own);
    expect(text).toContain('Hola Nora Newcomer:');
    expect(text).toContain('viernes, 12 de marzo de 2027');
    expect(text).toContain('Kind regards');
    expect(html).toContain('<html lang="es">');
  });

  it('can be a function of the content and the default message', async () => {
    const own = messageSettings({
      compose: ({ locale, reference }, { html, text }) => ({
        subject: `${locale} ${reference}\n`,
        text: text.slice(0, 5),
        html: `${html}<!-- seen -->`,
      }),
    });
    const message = await composedMessage(contentOf(anOpenBooking()), 'en', own);
    expect(message.subject).toBe('en CRM-7F3K9QXM');
    expect(message.text).toBe('Hello');
    expect(message.html).toContain('<!-- seen -->');
  });

  it.each([
    ['throws', () => Promise.reject(new Error('no'))],
    ['returns no message', () => ({ subject: '', text: 'x', html: 'y' })],
  ])('are ignored when the function %s', async (_how, compose) => {
    const made = composedMessage(contentOf(anOpenBooking()), 'en', messageSettings({ compose }));
    await expect(made).rejects.toBeInstanceOf(OwnMessageError);
  });
});
