/**
 * The ways a call can fail. These errors reach logs, tables and screens, so they contain no
 * credentials, no personal data, no bodies, and no axios error, which carries all of these.
 */

import { inEnglish, reason, type Reason } from '../contracts/reasons';
import { LoggableError } from '../kernel/describe-error';
import { meaningOfRefusal, onlyReads, type Departure } from './interface';
import type { CallName } from './permits';
import { LOGIN_CALL } from './transport/urls';

export interface FailedCall extends CallName {
  readonly institution: string;
}

/** Whether the login before a call failed. The call itself was then never sent. */
export function isLogin(call: CallName): boolean {
  return call.service === LOGIN_CALL.service;
}

abstract class S360CallError extends LoggableError {
  abstract readonly kind: string;
  readonly institution: string;
  readonly service: string;
  readonly method: string;
  /** Why the call failed, in the operator's words. */
  readonly why: Reason;

  /** `detail`: what only a developer wants to know. */
  constructor(call: FailedCall, why: Reason, detail = '') {
    const what = isLogin(call) ? 'The login' : call.method;
    const details = detail && ` (${detail})`;
    super(`${what} for institution ${call.institution}${details}: ${inEnglish(why)}`);
    this.institution = call.institution;
    this.service = call.service;
    this.method = call.method;
    this.why = why;
  }
}

/** S-360 answered with a status that is neither success nor one of the statuses below. */
export class S360HttpError extends S360CallError {
  readonly kind = 'http';
  override readonly name = 'S360HttpError';
  readonly status: number;
  /** How long S-360 asked us to wait; it is not documented whether it ever does. */
  readonly retryAfterMs: number | null;

  constructor(call: FailedCall, answer: { status: number; retryAfterMs: number | null }) {
    super(call, reasonOfStatus(answer.status));
    this.status = answer.status;
    this.retryAfterMs = answer.retryAfterMs;
  }
}

function reasonOfStatus(status: number): Reason {
  if (status >= 500) return reason('callInTrouble', { status });
  if (status === 404) return reason('callNotFound', { status });
  if (status >= 300 && status < 400) return reason('callRedirected', { status });
  return reason('callWrong', { status });
}

/**
 * Too many calls: 509 today, 429 later. Documented: platform.secutix.com/backend/api_rate_limits.
 */
export class S360TooManyCallsError extends S360CallError {
  readonly kind = 'too-many-calls';
  override readonly name = 'S360TooManyCallsError';
  readonly status: number;
  readonly retryAfterMs: number | null;

  constructor(call: FailedCall, answer: { status: number; retryAfterMs: number | null }) {
    super(call, reason('callTooMany', { status: answer.status }));
    this.status = answer.status;
    this.retryAfterMs = answer.retryAfterMs;
  }
}

/** S-360 rejected our identity (401), or does not allow this operator the call (403). */
export class S360AuthenticationError extends S360CallError {
  readonly kind = 'authentication';
  override readonly name = 'S360AuthenticationError';
  readonly status: number;
  /** S-360's clock at the time of the refusal; `null` when it did not say. */
  readonly answeredAt: Date | null;

  constructor(call: FailedCall, answer: { status: number; answeredAt?: Date | null }) {
    const { status } = answer;
    const isForbidden = status === 403 && !isLogin(call);
    super(call, reason(isForbidden ? 'callForbidden' : 'callNotAllowed', { status }));
    this.status = status;
    this.answeredAt = answer.answeredAt ?? null;
  }
}

/** S-360 understood the call and refused it for the reason named in `statusDetail`. */
export class S360BusinessError extends S360CallError {
  readonly kind = 'business';
  override readonly name = 'S360BusinessError';
  readonly statusCode: string;
  /**
   * S-360's error code, e.g. `error.order.availability`, or its text without the values that were
   * sent.
   */
  readonly statusDetail: string | null;
  /** The refusal still names an order, which may exist in S-360. */
  readonly namesOrder: boolean;
  /** The id of that order, if it is readable. */
  readonly orderId: string | null;

  constructor(
    call: FailedCall,
    result: {
      statusCode: string;
      statusDetail: string | null;
      namesOrder?: boolean;
      orderId?: string | null;
    },
  ) {
    super(call, reasonOfRefusal(call.method, result.statusDetail ?? result.statusCode));
    this.statusCode = result.statusCode;
    this.statusDetail = result.statusDetail;
    this.namesOrder = result.namesOrder ?? false;
    this.orderId = result.orderId ?? null;
  }
}

/** In the words for its code, where that is known. */
function reasonOfRefusal(method: string, detail: string): Reason {
  const unknown = onlyReads(method) ? 'readRefused' : 'callRefused';
  return reason(meaningOfRefusal(detail)?.reason ?? unknown, { detail });
}

/** S-360 has accepted the call and is still working on it. */
export class S360InProgressError extends S360CallError {
  readonly kind = 'in-progress';
  override readonly name = 'S360InProgressError';
  /** The id for requesting the result later; `null` when the answer did not include it. */
  readonly requestId: number | null;

  constructor(call: FailedCall, requestId: number | null) {
    super(call, reason('callInProgress'));
    this.requestId = requestId;
  }
}

export class S360NetworkError extends S360CallError {
  readonly kind = 'network';
  override readonly name = 'S360NetworkError';
  /** `no` only when it is certain that the request never reached S-360. */
  readonly sent: 'no' | 'maybe';
  /** The cause as a code: from Node (`ECONNREFUSED`), from TLS, or `DEADLINE`. */
  readonly code: string;

  constructor(call: FailedCall, failure: { sent: 'no' | 'maybe'; code: string }) {
    const code = failure.sent === 'no' ? 'callNotReached' : 'callWithoutAnswer';
    super(call, reason(code, { code: failure.code }));
    this.sent = failure.sent;
    this.code = failure.code;
  }
}

type UnreadableAnswer =
  | 'not-json'
  | 'no-envelope'
  | 'no-result'
  | 'too-large'
  | 'damaged'
  /** The status is neither success nor a known refusal. */
  | 'unknown-status';

/** S-360 answered in a form that the plugin cannot read. */
export class S360AnswerError extends S360CallError {
  readonly kind = 'answer';
  override readonly name = 'S360AnswerError';
  readonly reason: UnreadableAnswer;
  /** The unknown status; empty for other reasons. */
  readonly word: string;

  constructor(call: FailedCall, flaw: UnreadableAnswer, word = '') {
    if (flaw === 'unknown-status') super(call, reason('callStatusUnknown', { word }));
    else super(call, reason('callUnreadable'), flaw);
    this.reason = flaw;
    this.word = word;
  }
}

/** The request was not sent, because it cannot be valid. */
export class S360RequestError extends S360CallError {
  readonly kind = 'request';
  override readonly name = 'S360RequestError';
  readonly reason: 'too-large' | 'no-criteria' | 'not-described';
  /** What is not as S-360's interface is described; `null` for other reasons. */
  readonly departure: Departure | null;

  constructor(call: FailedCall, why: 'too-large' | 'no-criteria' | Departure) {
    if (typeof why === 'string')
      super(call, reason(why === 'too-large' ? 'callTooLarge' : 'callEmpty'));
    else super(call, reason('callNotDescribed', { member: why.member }), why.flaw);
    this.reason = typeof why === 'string' ? why : 'not-described';
    this.departure = typeof why === 'string' ? null : why;
  }
}

/** All errors that a call to S-360 can end with, distinguished by `kind`. */
export type S360Error =
  | S360HttpError
  | S360TooManyCallsError
  | S360AuthenticationError
  | S360BusinessError
  | S360InProgressError
  | S360NetworkError
  | S360AnswerError
  | S360RequestError;

/** Whether the call to S-360 failed, as opposed to something in our own program. */
export function isS360Error(error: unknown): error is S360Error {
  return error instanceof S360CallError;
}
