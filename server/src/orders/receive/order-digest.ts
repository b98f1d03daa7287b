import { createHash } from 'node:crypto';
import type { OrderContent } from '../database/order-rows';
import type { ShownLine } from '../records';

/** How orders are read. To be raised with every change of it: the same item then says something else. */
export const ORDER_READING = 4;

const digestOf = (text: string): string => createHash('sha1').update(text).digest('base64');

/** Tells an item from another by its JSON text. */
export const itemDigest = (payload: string): string => digestOf(payload);

/** Tells what is read of an item, apart from units, from what is read of another. */
export const contentDigest = ({ lines, order }: OrderContent): string =>
  digestOf(JSON.stringify([order, lines.map(({ seats: _seats, ...line }) => line)]));

/** Tells the units of lines from others. */
export const unitsDigest = (lines: readonly Pick<ShownLine, 'operationId' | 'seats'>[]): string =>
  digestOf(JSON.stringify(lines.map(({ operationId, seats }) => [operationId, seats])));

/**
 * What a stored order keeps of the item that it was applied from: the item, and what was read of it.
 * S-360 repeats items letter by letter, and tells the same order in several forms.
 */
export interface AppliedDigest {
  item: string;
  /** Of all but the units. */
  content: string;
  /** `null` while no item has shown the units. */
  units: string | null;
}

/** No part holds the separators. */
export const digestText = ({ content, item, units }: AppliedDigest): string =>
  `${ORDER_READING}:${item}.${content}.${units ?? ''}`;

/** `null` where the order was read in another way than today. */
export function digestFrom(stored: string | null): AppliedDigest | null {
  const [reading, digests] = stored?.split(':') ?? [];
  const [item, content, units] = digests?.split('.') ?? [];
  if (Number(reading) !== ORDER_READING || !item || !content) return null;
  return { item, content, units: units || null };
}
