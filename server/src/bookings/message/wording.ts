import type { Money, SeatOfOrder } from '../../contracts';
import { oneLine } from '../../kernel/text/one-line';
import { UNKNOWN_TIME_ZONE } from '../../institutions';
import type { MessageContent, MessageLine } from './content';
import { fillIn, type MessageTextKey, type MessageTexts } from './texts';

/** A worded message, before it is put into a form. Every part is plain text. */
export interface WordedMessage {
  locale: string;
  subject: string;
  greeting: string;
  intro: string;
  lines: WordedLine[];
  /** Labels and amounts; the total is the last. */
  sums: [label: string, amount: string][];
  /** Further notes: the deadline, the amount to pay, whom to ask. */
  notes: string[];
  closing: string[];
}

export interface WordedLine {
  title: string;
  details: string[];
  /** Quantity and unit price: `2 × CHF 80.00`. */
  price: string;
  /** `null` where S-360 reports none. */
  total: string | null;
}

const INTRO = {
  sale: 'introSale',
  reservation: 'introReservation',
  option: 'introOption',
} as const satisfies Record<MessageContent['bookingKind'], MessageTextKey>;

const SUBJECT = {
  sale: 'subjectSale',
  reservation: 'subjectReservation',
  option: 'subjectOption',
} as const satisfies Record<MessageContent['bookingKind'], MessageTextKey>;

/** English dates and amounts take their European form. */
const REGIONAL: Readonly<Record<string, string>> = { en: 'en-GB' };

export function wordMessage(
  content: MessageContent,
  locale: string,
  texts: MessageTexts,
): WordedMessage {
  const format = formats(REGIONAL[locale] ?? locale, content.timeZone);
  const everywhere = {
    venue: content.venue,
    reference: content.reference,
    name: content.customer ?? '',
  };
  const say = (key: MessageTextKey, values: Record<string, string> = {}): string =>
    fillIn(texts[key], { ...everywhere, ...values });
  const isOffer = content.kind === 'offer';
  return {
    locale,
    subject: oneLine(say(isOffer ? 'subjectOffer' : SUBJECT[content.bookingKind])),
    greeting: say(content.customer === null ? 'greetingNobody' : 'greeting'),
    intro: say(isOffer ? 'introOffer' : INTRO[content.bookingKind]),
    lines: content.lines.map((line) => wordedLine(line, say, format)),
    sums: sums(content, say, format),
    notes: notes(content, say, format),
    closing: [say('closing'), say('signature')],
  };
}

type Say = (key: MessageTextKey, values?: Record<string, string>) => string;

interface Formats {
  number(value: number): string;
  money(money: Money): string;
  moment(at: string): string;
  /** A day, `YYYY-MM-DD`. */
  day(day: string): string;
}

function formats(locale: string, timeZone: string): Formats {
  const day = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' } as const;
  // If the venue's time zone is unknown, the text names the zone that is used instead.
  const name = timeZone === UNKNOWN_TIME_ZONE ? ({ timeZoneName: 'short' } as const) : {};
  const time = { hour: '2-digit', minute: '2-digit', timeZone, ...name } as const;
  const moments = new Intl.DateTimeFormat(locale, { ...day, ...time });
  const moment = (at: string) => moments.format(new Date(at));
  return {
    number: (value) => new Intl.NumberFormat(locale).format(value),
    money: (money) => shownMoney(money, locale),
    moment,
    day: (of) =>
      new Intl.DateTimeFormat(locale, { ...day, timeZone: 'UTC' }).format(new Date(`${of}T00:00Z`)),
  };
}

/** Shows digits beyond those of the currency rather than rounding them. */
function shownMoney({ currencyCode, fractionDigits, thousandths }: Money, locale: string): string {
  const isKnown = currencyCode !== null && /^[A-Z]{3}$/.test(currencyCode);
  const digits = fractionDigits ?? 2;
  const number = new Intl.NumberFormat(locale, {
    ...(isKnown && { style: 'currency', currency: currencyCode }),
    minimumFractionDigits: digits,
    maximumFractionDigits: Math.max(digits, 3),
  }).format(Number(thousandths) / 1_000);
  return isKnown || currencyCode === null ? number : `${number} ${currencyCode}`;
}

function wordedLine(line: MessageLine, say: Say, format: Formats): WordedLine {
  const { performance, performanceAt, place, product, seatCategory, seats, tariff } = line;
  const when = performanceAt === null ? null : format.moment(performanceAt);
  const details = [
    performance,
    joinParts([when, place]),
    joinParts([seatCategory, tariff]),
    seatsInWords(seats, say),
  ];
  return {
    title: product ?? performance ?? '–',
    details: details.filter((detail) => detail !== null),
    price: [`${format.number(line.quantity)} ×`, line.unitPrice && format.money(line.unitPrice)]
      .filter((part) => part !== null)
      .join(' '),
    total: line.total && format.money(line.total),
  };
}

const joinParts = (parts: readonly (string | null)[]): string | null =>
  parts.filter((part) => part !== null && part !== '').join(', ') || null;

/** Seats grouped by place: `Balcony, row 5: 7, 8, 9; row 6: 1`. */
function seatsInWords(seats: readonly SeatOfOrder[], say: Say): string | null {
  const byPlace = new Map<string, string[]>();
  for (const { area, entrance, row, seatNumber } of seats) {
    const place = joinParts([
      area,
      row === null ? null : say('row', { row }),
      entrance === null ? null : say('entrance', { entrance }),
    ]);
    if (place === null && seatNumber === null) continue;
    const numbers = byPlace.get(place ?? '') ?? [];
    byPlace.set(place ?? '', seatNumber === null ? numbers : [...numbers, seatNumber]);
  }
  if (byPlace.size === 0) return null;
  const places = [...byPlace].map(([place, numbers]) =>
    [place, numbers.join(', ')].filter((part) => part !== '').join(': '),
  );
  return say('seats', { seats: places.join('; ') });
}

function sums(content: MessageContent, say: Say, format: Formats): [string, string][] {
  const total: [string, string] = [say('total'), format.money(content.total)];
  if (BigInt(content.charges.thousandths) === 0n) return [total];
  return [
    [say('subtotal'), format.money(content.totalBeforeCharges)],
    [say('charges'), format.money(content.charges)],
    total,
  ];
}

function notes(content: MessageContent, say: Say, format: Formats): string[] {
  const { expiresAt, isUnpaid, kind, lastDay, total } = content;
  const until = (at: string) =>
    kind === 'offer'
      ? say('validUntil', { date: format.moment(at) })
      : say('heldUntil', { date: lastDay === null ? format.moment(at) : format.day(lastDay) });
  return [
    ...(expiresAt === null ? [] : [until(expiresAt)]),
    ...(isUnpaid ? [say('unpaid', { total: format.money(total) })] : []),
    say('questions'),
  ];
}
