/** The items of a delivery, or why it holds none. */
export type Envelope = { kind: 'items'; items: unknown[] } | { kind: 'refused'; reason: string };

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
    return { kind: 'refused', reason: 'The body is not JSON.' };
  }
  if (Array.isArray(parsed)) return { kind: 'items', items: parsed };
  if (typeof parsed !== 'object' || parsed === null) {
    return { kind: 'refused', reason: 'The body is neither an array nor an object.' };
  }
  if ('bucket' in parsed && Array.isArray(parsed.bucket))
    return { kind: 'items', items: parsed.bucket };
  return { kind: 'items', items: [parsed] };
}
