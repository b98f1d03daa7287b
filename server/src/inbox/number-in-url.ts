import { isRecord } from '../kernel/database/values';
import type { Stream } from './records';

/** What the V1 form names in the URL: all that it says of a contact or an order. */
const NAMED_IN_URL: Record<Stream, string> = { contacts: 'contactNumber', orders: 'orderId' };

/** Where a URL may name a number: as the last part of its path, or in its query. */
export interface UrlOfWebhook {
  number: unknown;
  query: Readonly<Record<string, unknown>>;
}

/**
 * The body that is stored of a webhook call. Where the URL names the number, and the body is none or
 * the flat JSON that the V1 form may bring beside it, it is an item with nothing else in it. A body
 * that says more stands as it came.
 */
export function withNumberInUrl(
  body: string,
  stream: Stream,
  { number, query }: UrlOfWebhook,
): string {
  const element = NAMED_IN_URL[stream];
  const named = [number, query[element]].find((value) => typeof value === 'string' && value !== '');
  return named !== undefined && (body.trim() === '' || isFlatWithout(body, element))
    ? JSON.stringify({ [element]: named })
    : body;
}

/** Whether a body is one flat object that does not say which contact or order it is about. */
function isFlatWithout(body: string, element: string): boolean {
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
