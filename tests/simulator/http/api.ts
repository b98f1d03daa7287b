import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { type Fault, retryAfterOf } from '../faults';
import type { Institution } from '../institution';
import { isObject, type JsonObject, type JsonValue, parseJson } from '../json';
import { methodAt } from '../services';
import { isAuthorized, loginToken } from '../token';
import { type Answer, jsonAnswer, refusal, write } from './answer';
import { readBody } from './body';
import { answerInEnvelope, refused } from './envelope';
import { isLoginPath, readApiPath } from './path';

/** An admitted call and its work. */
interface AdmittedCall {
  work: () => Answer;
}

/** Receives API calls for one institution, records and answers each. */
export async function answerApiCall(
  institution: Institution,
  parts: readonly string[],
  request: IncomingMessage,
  response: ServerResponse,
  log: (line: string) => void,
): Promise<void> {
  const text = await readBody(request);
  await travel(institution);
  institution.settleOverdue();
  const { service, method } = namesOf(parts);
  const admitted = admit(institution, parts, request, text);
  const fault = isRefusal(admitted) ? undefined : institution.faults.take(method);
  if (!isRefusal(admitted) && fault?.kind === 'http' && fault.isWorkDone) admitted.work();
  const isLate = fault?.kind === 'timeout' && fault.isWorkLate === true;
  if (isLate) await holdBack(institution, fault.ms);
  const answer = isRefusal(admitted)
    ? admitted
    : (faultyAnswer(fault, institution) ?? answerOf(admitted, fault));
  const status = answer?.status ?? 0;
  const body = loggedBody(text);
  institution.calls.add(institution.clock.now(), { service, method, status, body });
  log(`${institution.code} ${service}/${method} ${status}`);
  const { faults, latencyMs } = institution;
  if (latencyMs > 0) await wait(latencyMs, undefined, { ref: false });
  if (fault?.kind === 'timeout' && !isLate) await faults.hold(fault.ms);
  if (answer) await write(request, response, answer, institution.clock.now());
  else request.socket.destroy();
}

/** Delays the call before it does anything. */
async function holdBack({ faults }: Institution, ms: number): Promise<void> {
  faults.lateCalls += 1;
  await faults.hold(ms);
  faults.lateCalls -= 1;
}

async function travel({ travelMs: { least, most } }: Institution): Promise<void> {
  if (most > 0) await wait(least + Math.random() * (most - least), undefined, { ref: false });
}

/**
 * The order of checks: path and HTTP method, token, content type and JSON, limits. Bodies of
 * refusals are not JSON.
 */
function admit(
  institution: Institution,
  parts: readonly string[],
  request: IncomingMessage,
  text: string | undefined,
): AdmittedCall | Answer {
  const isLogin = isLoginPath(parts, institution.behaviour.now.loginModule);
  const path = readApiPath(parts);
  const method = path && methodAt(path, institution.behaviour.now);
  if (!isLogin && !method) return refusal(404, 'Not Found');
  if (request.method !== 'POST') return refusal(405, 'Method Not Allowed', { Allow: 'POST' });
  if (!isLogin && !isAuthorized(request.headers.authorization, institution)) {
    return refusal(401, 'Unauthorized');
  }
  if (text === undefined) return refusal(413, 'Payload Too Large');
  const isJson = /^application\/json\s*(;|$)/i.test(request.headers['content-type'] ?? '');
  const body = parseJson(text);
  if (!isJson || !isObject(body)) return refusal(400, 'Bad Request');
  const names = namesOf(parts);
  if (!institution.limits.accept(names.service, names.method)) {
    return refusal(institution.tooManyCallsStatus, 'Bandwidth Limit Exceeded');
  }
  return {
    work: () =>
      method
        ? jsonAnswer(200, answerInEnvelope(method, body, institution))
        : login(body, institution),
  };
}

const isRefusal = (outcome: AdmittedCall | Answer): outcome is Answer => 'status' in outcome;

/** The names under which a call is counted and logged. */
const namesOf = (parts: readonly string[]): { service: string; method: string } =>
  isLoginPath(parts)
    ? { service: 'auth', method: 'auth' }
    : { service: parts[2] ?? '', method: parts[4] ?? '' };

/** The body as JSON, otherwise as text; never with the secret of a login call. */
function loggedBody(text: string | undefined): JsonValue {
  const body = parseJson(text ?? '') ?? text ?? null;
  return isObject(body) && body.secret !== undefined ? { ...body, secret: '***' } : body;
}

/** The answer of a fault that prevents the work or its answer. */
function faultyAnswer(fault: Fault | undefined, institution: Institution): Answer | undefined {
  if (fault?.kind === 'business') {
    return jsonAnswer(200, refused(fault.statusDetail, institution));
  }
  if (fault?.kind !== 'http') return undefined;
  const retryAfter = retryAfterOf(fault, institution.clock.now());
  const headers = retryAfter === undefined ? undefined : { 'Retry-After': retryAfter };
  return refusal(fault.status, 'Simulated Fault', headers);
}

/** Does the work; `undefined` when a fault prevents the answer, or with `reset` also the work. */
function answerOf(call: AdmittedCall, fault: Fault | undefined): Answer | undefined {
  if (fault?.kind === 'reset') return undefined;
  const answer = call.work();
  return fault?.kind === 'drop-response' ? undefined : answer;
}

function login(credentials: JsonObject, institution: Institution): Answer {
  const token = loginToken(credentials, institution);
  return token === undefined ? refusal(401, 'Unauthorized') : jsonAnswer(200, { token });
}
