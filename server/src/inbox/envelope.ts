import { reason, type Reason } from '../contracts/reasons';
import { boundExceeded } from './body-bounds';

/** The items of a delivery, or why it holds none. */
export type Envelope = { kind: 'items'; items: unknown[] } | { kind: 'refused'; reason: Reason };

/**
 * S-360 puts at most 50 items into a payload. Every item is evaluated and answered for by itself, so
 * that a body of a million crumbs would keep the process from all other work for minutes.
 */
export const MAX_ITEMS = 5_000;

/** Far more than a large group order has, whose parsing takes less than a second. */
const MAX_VALUES_OF_ITEM = 250_000;
const MAX_LEVELS = 100;

/** Below it the worst text is parsed in a few milliseconds, characters. */
const WORTH_A_LOOK = 256_000;

/** Some writers begin a text with it; a repetition would bring it again, so it is read past. */
const BYTE_ORDER_MARK = '\uFEFF';

/**
 * Reads the body of a delivery. S-360 sends an array (its CRM page); single objects and
 * `{"bucket": […]}` were seen in use: all three are taken.
 */
export function readEnvelope(body: string): Envelope {
  let parsed: unknown;
  try {
    parsed = JSON.parse(body.startsWith(BYTE_ORDER_MARK) ? body.slice(1) : body);
  } catch {
    return { kind: 'refused', reason: reason('bodyNotJson') };
  }
  if (Array.isArray(parsed)) return limited(parsed);
  if (typeof parsed !== 'object' || parsed === null) {
    return { kind: 'refused', reason: reason('bodyNotList') };
  }
  if ('bucket' in parsed && Array.isArray(parsed.bucket)) return limited(parsed.bucket);
  return { kind: 'items', items: [parsed] };
}

/**
 * The refusal of a body that would keep the process from all other work while it is parsed or
 * applied; `null`: it is worth parsing. Asked once, when it arrives.
 */
export function refusedUnparsed(body: string): Extract<Envelope, { kind: 'refused' }> | null {
  if (body.length <= WORTH_A_LOOK) return null;
  const bounds = { items: MAX_ITEMS, depth: MAX_LEVELS, valuesOfItem: MAX_VALUES_OF_ITEM };
  switch (boundExceeded(body, bounds)) {
    case null:
      return null;
    case 'items':
      return { kind: 'refused', reason: reason('bodyTooLong', { items: MAX_ITEMS }) };
    case 'depth':
      return { kind: 'refused', reason: reason('bodyTooDeep', { levels: MAX_LEVELS }) };
    case 'valuesOfItem':
      return { kind: 'refused', reason: reason('itemTooLarge', { values: MAX_VALUES_OF_ITEM }) };
  }
}

function limited(items: unknown[]): Envelope {
  return items.length > MAX_ITEMS
    ? { kind: 'refused', reason: reason('bodyTooLong', { items: MAX_ITEMS }) }
    : { kind: 'items', items };
}

/** An item as JSON text, whole, to be kept beside what was applied. */
export function itemText(item: unknown): string {
  try {
    return JSON.stringify(item ?? null);
  } catch {
    return 'The item is nested too deep to be written; it stands in the body of the delivery.';
  }
}
