import { reason, type Reason } from '../contracts/reasons';
import { boundExceeded } from './body-bounds';

/** The items of a delivery, or why it contains none. */
type Envelope = { kind: 'items'; items: unknown[] } | { kind: 'refused'; reason: Reason };

/**
 * S-360 puts at most 50 items into a payload. Every item is evaluated and has its own outcome, so a
 * body of a million tiny items would keep the process from all other work for minutes.
 */
export const MAX_ITEMS = 5_000;

/** Far more than a large group order has; parsing this many takes less than a second. */
const MAX_VALUES_OF_ITEM = 250_000;
const MAX_LEVELS = 100;

/** Characters. Below this length, even the worst text is parsed in a few milliseconds. */
const WORTH_A_LOOK = 256_000;

/** Some writers begin a text with it. It is skipped, because a retry would contain it again. */
const BYTE_ORDER_MARK = '\uFEFF';

/**
 * Reads the body of a delivery. S-360 sends an array (its CRM page); single objects and `{"bucket":
 * […]}` were seen in use. All three are accepted.
 */
export function readEnvelope(body: string): Envelope {
  let parsed: unknown;
  try {
    parsed = JSON.parse(body.startsWith(BYTE_ORDER_MARK) ? body.slice(1) : body);
  } catch {
    return { kind: 'refused', reason: reason('bodyNotJson') };
  }
  if (Array.isArray(parsed)) return limitItems(parsed);
  if (typeof parsed !== 'object' || parsed === null) {
    return { kind: 'refused', reason: reason('bodyNotList') };
  }
  if ('bucket' in parsed && Array.isArray(parsed.bucket)) return limitItems(parsed.bucket);
  return { kind: 'items', items: [parsed] };
}

/**
 * Refuses a body that would keep the process from all other work while it is parsed or applied;
 * `null`: it may be parsed. Call this once, when the body arrives.
 */
export function refuseUnparsed(body: string): Extract<Envelope, { kind: 'refused' }> | null {
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

function limitItems(items: unknown[]): Envelope {
  return items.length > MAX_ITEMS
    ? { kind: 'refused', reason: reason('bodyTooLong', { items: MAX_ITEMS }) }
    : { kind: 'items', items };
}

/** The whole item as JSON text. */
export function itemText(item: unknown): string {
  try {
    return JSON.stringify(item ?? null);
  } catch {
    return 'The item is nested too deep to be written; it stands in the body of the delivery.';
  }
}
