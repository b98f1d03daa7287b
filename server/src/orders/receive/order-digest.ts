import { createHash } from 'node:crypto';
import type { OrderContent } from '../database/order-rows';
import type { ShownLine } from '../records';

/**
 * The version of the reading of orders. Raise it with every change of the reading, because the same
 * item then has another meaning.
 */
const ORDER_READING = 4;

const digestOf = (text: string): string => createHash('sha1').update(text).digest('base64');

/** Identifies an item by its JSON text. */
export const itemDigest = (payload: string): string => digestOf(payload);

/** Identifies what was read from an item, apart from units. */
export const contentDigest = ({ lines, order }: OrderContent): string =>
  digestOf(JSON.stringify([order, lines.map(({ seats: _seats, ...line }) => line)]));

export const unitsDigest = (lines: readonly Pick<ShownLine, 'operationId' | 'seats'>[]): string =>
  digestOf(JSON.stringify(lines.map(({ operationId, seats }) => [operationId, seats])));

/**
 * What a stored order remembers of the item that it was applied from: the item, and what was read
 * from it. S-360 repeats items letter by letter, and sends the same order in several forms.
 */
export interface AppliedDigest {
  item: string;
  /** Of everything except the units. */
  content: string;
  /** `null` until an item contains the units. */
  units: string | null;
}

/** The digest as text; no part contains the separators. */
export const digestText = ({ content, item, units }: AppliedDigest): string =>
  `${ORDER_READING}:${item}.${content}.${units ?? ''}`;

/** Parses a digest; `null` when another version of the reading wrote it. */
export function digestFrom(stored: string | null): AppliedDigest | null {
  const [reading, digests] = stored?.split(':') ?? [];
  const [item, content, units] = digests?.split('.') ?? [];
  if (Number(reading) !== ORDER_READING || !item || !content) return null;
  return { item, content, units: units || null };
}
