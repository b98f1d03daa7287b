/** Reads an answer of S-360: first its HTTP status, then the result envelope. */

import {
  S360AnswerError,
  S360AuthenticationError,
  S360BusinessError,
  S360HttpError,
  S360InProgressError,
  S360TooManyCallsError,
  type FailedCall,
} from '../errors';
import { idIn, type Answered } from '../answered';
import { statusMeaning } from '../assumptions';
import type { Assumptions } from '../interface';
import { withoutSentValues } from './redaction';
import type { RawAnswer } from './transport';
import { isRecord } from '../../kernel/is-record';

/** Throws the error that corresponds to an unsuccessful status. */
export function refuseStatus(call: FailedCall, answer: RawAnswer, nowMs: number): void {
  const { status } = answer;
  if (status >= 200 && status < 300) return;
  const retryAfterMs = parseRetryAfter(answer, nowMs);
  // documented: 509 today, 429 later; clients must handle both
  if (status === 509 || status === 429) {
    throw new S360TooManyCallsError(call, { status, retryAfterMs });
  }
  if (status === 401 || status === 403) {
    throw new S360AuthenticationError(call, { status, answeredAt: answeredAt(answer) });
  }
  throw new S360HttpError(call, { status, retryAfterMs });
}

/**
 * Parses the body as a JSON object.
 *
 * @throws S360AnswerError when it is not one.
 */
export function parseBody(call: FailedCall, answer: RawAnswer): Answered {
  let body: unknown;
  try {
    body = JSON.parse(answer.text);
  } catch {
    // The error of JSON.parse quotes the body, so it must not propagate.
    throw new S360AnswerError(call, 'not-json');
  }
  if (!isRecord(body)) throw new S360AnswerError(call, 'no-envelope');
  return body;
}

/**
 * The result of a successful call, without its envelope. Documented: every result carries
 * `statusCode`, `statusDetail` and `requestId`. Assumed (`successWords`, `failureWords`,
 * `failures`): a refusal is HTTP 200 with the reason in `statusDetail`.
 */
export function openEnvelope(
  call: FailedCall,
  answer: RawAnswer,
  { assumptions, request }: { request: object; assumptions: Assumptions },
): Answered {
  const body = parseBody(call, answer);
  const { statusCode, statusDetail } = body;
  if (typeof statusCode !== 'string' || statusCode === '') {
    throw new S360AnswerError(call, 'no-envelope');
  }
  const word = withoutSentValues(statusCode, request);
  switch (statusMeaning(statusCode, assumptions)) {
    case 'done':
      return withoutEnvelope(body);
    case 'inProgress':
      throw new S360InProgressError(call, requestIdOf(body));
    case 'unknown':
      throw new S360AnswerError(call, 'unknown-status', word);
    case 'refused': {
      const detail = typeof statusDetail === 'string' && statusDetail !== '' ? statusDetail : null;
      throw new S360BusinessError(call, {
        statusCode: word,
        statusDetail: detail === null ? null : withoutSentValues(detail, request),
        ...namedOrder(body),
      });
    }
  }
}

/** OrderUpdateResult carries both the status and the order, so a refusal may include an order. */
function namedOrder({ orderUpdateData }: Answered) {
  const id = isRecord(orderUpdateData) ? orderUpdateData.orderId : null;
  return { namesOrder: Boolean(id), orderId: idIn(id) };
}

function requestIdOf({ requestId }: Answered): number | null {
  const id = typeof requestId === 'string' ? Number(requestId) : requestId;
  return typeof id === 'number' && Number.isSafeInteger(id) && id !== 0 ? id : null;
}

const ENVELOPE_FIELDS = new Set(['statusCode', 'statusDetail', 'requestId']);

function withoutEnvelope(body: Answered): Answered {
  return Object.fromEntries(Object.entries(body).filter(([name]) => !ENVELOPE_FIELDS.has(name)));
}

/** S-360's clock at the time of the answer (assumption `clock`: the `Date` header). */
export function answeredAt(answer: RawAnswer): Date | null {
  const ms = answer.date === null ? NaN : Date.parse(answer.date);
  return Number.isNaN(ms) ? null : new Date(ms);
}

/** `Retry-After` is a number of seconds or a date. A date refers to the clock of its sender. */
function parseRetryAfter(answer: RawAnswer, nowMs: number): number | null {
  if (answer.retryAfter === null) return null;
  const text = answer.retryAfter.trim();
  if (/^\d{1,9}$/.test(text)) return Number(text) * 1000;
  const until = Date.parse(text);
  if (Number.isNaN(until)) return null;
  return Math.max(0, until - (answeredAt(answer)?.getTime() ?? nowMs));
}
