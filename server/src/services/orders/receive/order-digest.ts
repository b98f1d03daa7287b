import { createHash } from 'node:crypto';
import type { OrderContent } from '../database/order-rows';

/** How orders are read. To be raised with every change of it: the same item then says something else. */
export const ORDER_READING = 1;

const digestOf = (text: string): string => createHash('sha1').update(text).digest('base64');

/** Tells an item from another by its JSON text. */
export const itemDigest = (payload: string): string => digestOf(payload);

/** Tells what is read of an item from what is read of another. */
export const contentDigest = (content: OrderContent): string => digestOf(JSON.stringify(content));

/**
 * What a stored order keeps of the item that it was applied from: the item, and what was read of it.
 * S-360 repeats items letter by letter, and tells the same order in several forms.
 */
export interface AppliedDigest {
  item: string;
  content: string;
}

/** Neither part holds the separators. */
export const digestText = ({ content, item }: AppliedDigest): string =>
  `${ORDER_READING}:${item}.${content}`;

/** `null` where the order was read in another way than today. */
export function digestFrom(stored: string | null): AppliedDigest | null {
  const [reading, digests] = stored?.split(':') ?? [];
  const [item, content] = digests?.split('.') ?? [];
  if (Number(reading) !== ORDER_READING || !item || !content) return null;
  return { item, content };
}
