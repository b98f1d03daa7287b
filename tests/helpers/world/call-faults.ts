import { NoPermitError } from '../../../server/src/s360/no-permit-error';
import {
  S360AnswerError,
  S360BusinessError,
  S360HttpError,
  S360NetworkError,
  S360TooManyCallsError,
  type FailedCall,
} from '../../../server/src/s360/errors';
import type { Random } from '../runs/random';

/** A fault of a call, `before` or `after` S-360 has done the work. */
export type CallFault =
  | { kind: 'none' }
  | { kind: 'before'; error(call: FailedCall): Error }
  | { kind: 'after'; error(call: FailedCall): Error }
  /** S-360 executes a create without returning the number. */
  | { kind: 'unnamed' };

const http = (status: number) => (call: FailedCall) =>
  new S360HttpError(call, { status, retryAfterMs: null });
const network = (sent: 'no' | 'maybe', code: string) => (call: FailedCall) =>
  new S360NetworkError(call, { sent, code });

const FAULTS: readonly [CallFault, ...CallFault[]] = [
  { kind: 'after', error: network('maybe', 'ECONNRESET') },
  { kind: 'before', error: network('maybe', 'ECONNRESET') },
  { kind: 'before', error: network('no', 'ECONNREFUSED') },
  {
    kind: 'before',
    error: (call) => new S360TooManyCallsError(call, { status: 509, retryAfterMs: null }),
  },
  { kind: 'before', error: http(503) },
  { kind: 'before', error: http(502) },
  { kind: 'after', error: http(504) },
  { kind: 'after', error: (call) => new S360AnswerError(call, 'not-json') },
  {
    kind: 'before',
    error: (call) =>
      new S360BusinessError(call, { statusCode: 'error', statusDetail: 'error.contact.refused' }),
  },
  { kind: 'before', error: ({ institution }) => new NoPermitError(institution, 700) },
  { kind: 'unnamed' },
];

/** A random fault with this probability in percent. */
export function drawFault(random: Random, percent: number): CallFault {
  return random.chance(percent) ? random.oneOf(FAULTS) : { kind: 'none' };
}

/** The client stopped waiting; S-360 may or may not have done the work. */
export const deadlineError = network('maybe', 'DEADLINE');
