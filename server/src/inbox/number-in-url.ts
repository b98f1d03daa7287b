import { STREAM_DESCRIPTIONS, type Stream } from '../contracts/streams';
import { isRecord } from '../kernel/is-record';

/**
 * Where a URL of the V1 form may contain the number, which is all that it says: in the last part of its path, or in its
 * query.
 */
interface UrlOfWebhook {
  number: unknown;
  query: Readonly<Record<string, unknown>>;
}

/**
 * The body to store for a webhook call. When the URL contains the number, and the body is empty or
 * the flat JSON that the V1 form may add, the stored body is an item with only the number. A body
 * that says more stays unchanged.
 */
export function withNumberInUrl(
  body: string,
  stream: Stream,
  { number, query }: UrlOfWebhook,
): string {
  const element = STREAM_DESCRIPTIONS[stream].number;
  const named = [number, query[element]].find((value) => typeof value === 'string' && value !== '');
  return named !== undefined && (body.trim() === '' || isFlatWithout(body, element))
    ? JSON.stringify({ [element]: named })
    : body;
}

/** Characters. What the V1 form may add is short; a longer body is checked before it is parsed. */
const LONGEST_FLAT = 10_000;

/** Whether a body is one short, flat object that does not name its contact or order. */
function isFlatWithout(body: string, element: string): boolean {
  if (body.length > LONGEST_FLAT) return false;
  try {
    const parsed: unknown = JSON.parse(body);
    return (
      isRecord(parsed) &&
      !Object.hasOwn(parsed, element) &&
      Object.values(parsed).every((value) => typeof value !== 'object' || value === null)
    );
  } catch {
    return false;
  }
}
