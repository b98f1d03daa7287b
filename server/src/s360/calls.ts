/** Makes a call: permit, token, request, and reading the answer. */

import type { Tracing } from '../kernel/tracing/tracing';
import type { Answered } from './answered';
import { startDeadline, type Deadline } from './transport/deadline';
import { answeredAt, openEnvelope, parseBody, refuseStatus } from './transport/envelope';
import { S360AuthenticationError, S360NetworkError } from './errors';
import {
  createPermitCheck,
  type CallContext,
  type CallEnd,
  type CallName,
  type Permit,
  type PermitCheck,
  type PermitSource,
} from './permits';
import { reported } from './reported';
import type { S360ClientSettings } from './settings';
import {
  createForgedCredentials,
  createLoginCredentials,
  type Bearer,
  type Credentials,
  type Login,
} from './transport/token';
import { createTransport, type RawAnswer, type Transport } from './transport/transport';
import { LOGIN_CALL, loginPath, methodPath, type ServiceAddress } from './transport/urls';

/** The content of an answer, with S-360's time of it. */
export interface Answer<T> {
  readonly data: T;
  /** S-360's clock (assumption `clock`: the `Date` header); `null` when the answer has none. */
  readonly answeredAt: Date | null;
}

interface MethodCall<T> {
  readonly address: ServiceAddress;
  readonly method: string;
  readonly body: object;
  /** Reads the result; throws when it lacks what was asked for. */
  read(result: Answered): T;
  /** Limits for a call that may exceed those of the institution's other calls. */
  readonly allowance?: CallAllowance;
}

/** How long one call may take and how large its answer may be. */
export type CallAllowance = Pick<S360ClientSettings, 'timeoutMs' | 'deadlineMs' | 'maxAnswerBytes'>;

export interface Caller {
  readonly institution: string;
  call<T>(call: MethodCall<T>, context: CallContext): Promise<Answer<T>>;
  /** Only the login call: returns S-360's token, and takes its own permit. */
  logIn: Login;
  close(): void;
}

/** What the client needs from outside. */
interface ClientPorts {
  readonly permits: PermitSource;
  readonly now: () => number;
  readonly tracing: Tracing;
}

export function createCaller(settings: S360ClientSettings, ports: ClientPorts): Caller {
  const { institution } = settings;
  const transport = createTransport(settings);
  const permitCheck = createPermitCheck(institution);
  const login = createLogin(settings, ports, transport, permitCheck.checkUse);
  const credentials =
    settings.authentication.kind === 'jwt'
      ? createForgedCredentials(settings, ports.now)
      : createLoginCredentials(login, ports.now);
  const open = createOpenCalls(institution, () => transport.close());

  return {
    institution,
    call(call, context) {
      return open.during(async () => {
        const name = { service: call.address.service, method: call.method };
        permitCheck.checkUse(context.permit, name);
        const { deadlineMs } = call.allowance ?? settings;
        const deadline = startDeadline(deadlineMs, context.signal);
        const failedCall = { institution, ...name };
        const attempt = {
          call,
          name,
          deadline,
          context,
          read(answer: RawAnswer) {
            refuseStatus(failedCall, answer, ports.now());
            const result = openEnvelope(failedCall, answer, {
              request: call.body,
              assumptions: settings.assumptions,
            });
            return { data: call.read(result), answeredAt: answeredAt(answer) };
          },
        };
        try {
          return await sendWithToken(attempt, {
            institution,
            transport,
            credentials,
            tracing: ports.tracing,
            async takePermit() {
              const { about, lane } = context.permit;
              const permit = await ports.permits.take({ ...name, lane, about });
              permitCheck.checkUse(permit, name);
              return permit;
            },
            endPermit: ports.permits.endPermit,
          });
        } finally {
          deadline.end();
        }
      });
    },
    logIn: (lane) => open.during(() => login(lane)),
    close: open.close,
  };
}

interface Attempt<T> {
  readonly call: MethodCall<unknown>;
  readonly name: CallName;
  readonly deadline: Deadline;
  readonly context: CallContext;
  read(answer: RawAnswer): Answer<T>;
}

interface Means {
  readonly institution: string;
  readonly transport: Transport;
  readonly credentials: Credentials;
  readonly tracing: Tracing;
  takePermit(): Promise<Permit>;
  endPermit(permit: Permit, end: CallEnd): Promise<void>;
}

const isUnauthorized = (error: unknown): error is S360AuthenticationError =>
  error instanceof S360AuthenticationError && error.status === 401;

/**
 * Sends the call, and repeats it once if only the age of its token was wrong: S-360 does not execute
 * a call that it answers with 401.
 */
async function sendWithToken<T>(attempt: Attempt<T>, means: Means): Promise<Answer<T>> {
  const { call, name, deadline, context } = attempt;
  const tooLate = () =>
    new S360NetworkError(
      { institution: means.institution, ...name },
      { sent: 'no', code: 'DEADLINE' },
    );
  const takeToken = () => deadline.wait(means.credentials.bearer(context.permit.lane), tooLate);
  const send = (bearer: Bearer, permit: Permit) => {
    const path = methodPath(call.address, call.method);
    const outgoing = {
      ...name,
      lane: permit.lane,
      path,
      body: call.body,
      token: bearer.read,
      allowance: call.allowance,
    };
    const reporting = {
      request: () => means.transport.post(outgoing, deadline),
      ended: (end: CallEnd) => means.endPermit(permit, end),
      tracing: means.tracing,
    };
    return reported(permit, reporting, attempt.read);
  };

  const bearer = await takeToken();
  try {
    return await send(bearer, context.permit);
  } catch (error) {
    if (!isUnauthorized(error)) throw error;
    if (!means.credentials.refused(bearer, error.answeredAt)) throw error;
  }
  const fresh = await takeToken();
  try {
    return await send(fresh, await deadline.wait(means.takePermit(), tooLate));
  } catch (error) {
    if (isUnauthorized(error)) means.credentials.refused(fresh, error.answeredAt);
    throw error;
  }
}

/** The login call (seen in use; its failures are unknown, so several forms count as a refusal). */
function createLogin(
  settings: S360ClientSettings,
  ports: ClientPorts,
  transport: Transport,
  usePermit: PermitCheck['checkUse'],
): Login {
  const { operator, partner, secret } = settings.authentication;
  const failedCall = { institution: settings.institution, ...LOGIN_CALL };
  return async (lane) => {
    const permit = await ports.permits.take({ ...LOGIN_CALL, lane });
    usePermit(permit, LOGIN_CALL);
    const deadline = startDeadline(settings.deadlineMs);
    const outgoing = {
      ...LOGIN_CALL,
      lane,
      path: loginPath(settings.authentication),
      body: { operator, partner, secret },
    };
    const tokenIn = (answer: RawAnswer): string => {
      if (answer.status === 400) throw new S360AuthenticationError(failedCall, answer);
      refuseStatus(failedCall, answer, ports.now());
      const { token } = parseBody(failedCall, answer);
      if (typeof token === 'string' && token !== '') return token;
      throw new S360AuthenticationError(failedCall, answer);
    };
    try {
      const reporting = {
        request: () => transport.post(outgoing, deadline),
        ended: (end: CallEnd) => ports.permits.endPermit(permit, end),
        tracing: ports.tracing,
      };
      return await reported(permit, reporting, tokenIn);
    } finally {
      deadline.end();
    }
  };
}

/** Lets ongoing calls end before it closes the connections. */
function createOpenCalls(institution: string, closeConnections: () => void) {
  let count = 0;
  let closed = false;
  return {
    async during<T>(work: () => Promise<T>): Promise<T> {
      if (closed) throw new Error(`The S-360 client of institution ${institution} is closed.`);
      count += 1;
      try {
        return await work();
      } finally {
        count -= 1;
        if (closed && count === 0) closeConnections();
      }
    },
    close() {
      if (closed) return;
      closed = true;
      if (count === 0) closeConnections();
    },
  };
}
