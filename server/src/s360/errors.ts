/**
 * The ways a call can fail. These errors reach logs, tables and screens, so they contain no
 * credentials, no personal data, no bodies, and no axios error, which carries all of these.
 */

import { LoggableError } from '../kernel/describe-error';
import { onlyReads, type Departure } from './interface';
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

  constructor(call: FailedCall, whatHappened: string, whatToDo: string) {
    const what = isLogin(call) ? 'The login' : call.method;
    super(`${what} for institution ${call.institution} ${whatHappened}. ${whatToDo}`);
    this.institution = call.institution;
    this.service = call.service;
    this.method = call.method;
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
    super(call, `was answered with HTTP ${answer.status}`, adviceFor(answer.status));
    this.status = answer.status;
    this.retryAfterMs = answer.retryAfterMs;
  }
}

function adviceFor(status: number): string {
  if (status >= 500) return 'S-360 or a gateway in front of it is in trouble; try again later.';
  if (status === 404) return 'Check the base URL, the service version and the method names.';
  if (status >= 300 && status < 400) return 'Redirects are not followed; check the base URL.';
  return 'The same call would be refused again; check the configuration of the institution.';
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
    super(
      call,
      `was refused with HTTP ${answer.status}: too many calls`,
      'Wait for the next window; if it happens often, lower the limits of the institution.',
    );
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
    super(
      call,
      `was not allowed (HTTP ${answer.status})`,
      "Check operator, partner, secret and rights of the virtual operator, and this server's clock.",
    );
    this.status = answer.status;
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
    super(
      call,
      `was refused by S-360: ${result.statusDetail ?? result.statusCode}`,
      onlyReads(call.method)
        ? 'S-360 may not have what was asked for, or no longer; look it up there.'
        : 'Correct the data and send it again.',
    );
    this.statusCode = result.statusCode;
    this.statusDetail = result.statusDetail;
    this.namesOrder = result.namesOrder ?? false;
    this.orderId = result.orderId ?? null;
  }
}

/** S-360 has accepted the call and is still working on it. */
export class S360InProgressError extends S360CallError {
  readonly kind = 'in-progress';
  override readonly name = 'S360InProgressError';
  /** The id for requesting the result later; `null` when the answer did not include it. */
  readonly requestId: number | null;

  constructor(call: FailedCall, requestId: number | null) {
    super(call, 'is still being worked on by S-360', 'Ask again in ten seconds or more.');
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
    const never = failure.sent === 'no';
    super(
      call,
      never
        ? `did not reach S-360 (${failure.code})`
        : `was sent, but no whole answer came back (${failure.code})`,
      never
        ? 'Nothing was changed; check the network and the base URL, then try again.'
        : 'It may have been carried out; look it up before you create anything again.',
    );
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

const UNREADABLE: Record<Exclude<UnreadableAnswer, 'unknown-status'>, string> = {
  'not-json': 'is not JSON',
  'no-envelope': 'has no statusCode',
  'no-result': 'lacks the expected result',
  'too-large': 'is larger than allowed',
  damaged: 'cannot be unpacked',
};

const unreadable = (flaw: string) => ({
  whatHappened: `was answered, but the answer ${flaw}`,
  whatToDo: 'It may have been carried out; check the base URL and what S-360 shows.',
});

const unknownStatus = (word: string) => ({
  whatHappened: `was answered with the status ${word}, which is neither success nor a refusal`,
  whatToDo:
    'It may have been carried out; add the word to assumptions.successWords or assumptions.failureWords of the institution, whichever it means.',
});

/** S-360 answered in a form that the plugin cannot read. */
export class S360AnswerError extends S360CallError {
  readonly kind = 'answer';
  override readonly name = 'S360AnswerError';
  readonly reason: UnreadableAnswer;
  /** The unknown status; empty for other reasons. */
  readonly word: string;

  constructor(call: FailedCall, reason: UnreadableAnswer, word = '') {
    const { whatHappened, whatToDo } =
      reason === 'unknown-status' ? unknownStatus(word) : unreadable(UNREADABLE[reason]);
    super(call, whatHappened, whatToDo);
    this.reason = reason;
    this.word = word;
  }
}

const NOT_SENT: Record<'too-large' | 'no-criteria', string> = {
  'too-large': 'it is larger than allowed',
  'no-criteria': 'it says nothing to search for',
};

const DEPARTURES: Record<Departure['flaw'], string> = {
  missing: 'is missing',
  unknown: 'is not known to S-360',
  wrongKind: 'is of another kind than S-360 takes',
  wrongValue: 'is none of the values that S-360 takes',
  tooLong: 'is longer than S-360 takes',
};

/** The request was not sent, because it cannot be valid. */
export class S360RequestError extends S360CallError {
  readonly kind = 'request';
  override readonly name = 'S360RequestError';
  readonly reason: 'too-large' | 'no-criteria' | 'not-described';
  /** What is not as S-360's interface is described; `null` for other reasons. */
  readonly departure: Departure | null;

  constructor(call: FailedCall, why: 'too-large' | 'no-criteria' | Departure) {
    const flaw = typeof why === 'string' ? NOT_SENT[why] : `${why.member} ${DEPARTURES[why.flaw]}`;
    super(call, `was not sent: ${flaw}`, 'Sending it again unchanged cannot help.');
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
