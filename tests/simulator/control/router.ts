import type { IncomingMessage, ServerResponse } from 'node:http';
import { BusinessError } from '../business-error';
import { type Answer, jsonAnswer, write } from '../http/answer';
import { readBody } from '../http/body';
import { type JsonValue, parseJson, toJson } from '../json';
import type { SimulatedS360 } from '../simulated-s360';
import { answerForInstitution } from './institution';
import { ControlRefusal } from './refusal';
import { writeArray } from './write-array';

const loopback = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);

/** A control answer: one value, or an array too large to be built in memory at once. */
export type ControlAnswer = { json: JsonValue } | { rows: Iterable<JsonValue> };

/** The control API, available on the same machine only. */
export async function answerControlCall(
  s360: SimulatedS360,
  url: URL,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const text = await readBody(request);
  const respond = (answer: Answer): Promise<void> =>
    write(request, response, answer, s360.clock.now());
  if (!loopback.has(request.socket.remoteAddress ?? '')) {
    return respond(jsonAnswer(403, { error: 'the control API is for this machine only' }));
  }
  try {
    const answer = await answerOf(s360, url, request.method ?? 'GET', text ?? '');
    if ('rows' in answer) return await writeArray(response, answer.rows, s360.clock.now());
    return await respond(jsonAnswer(200, answer.json));
  } catch (error) {
    if (error instanceof ControlRefusal) {
      return respond(jsonAnswer(error.status, { error: error.message }));
    }
    if (error instanceof BusinessError) {
      const status = error.statusDetail.endsWith('.unknown') ? 404 : 400;
      return respond(jsonAnswer(status, { error: error.statusDetail }));
    }
    if (error instanceof RangeError) {
      return respond(jsonAnswer(400, { error: error.message }));
    }
    throw error;
  }
}

async function answerOf(
  s360: SimulatedS360,
  url: URL,
  method: string,
  text: string,
): Promise<ControlAnswer> {
  const [, ...parts] = url.pathname.split('/').filter((part) => part !== '');
  const [first = '', ...rest] = parts;
  const body = text === '' ? {} : parseJson(text);
  if (body === undefined) throw new ControlRefusal(400, 'the body is not JSON');
  if (rest.length === 0) return answerForAll(s360, `${method} ${first}`, body);
  const institution = s360.institution(first);
  if (!institution) throw new ControlRefusal(404, 'unknown institution');
  institution.settleOverdue();
  return answerForInstitution(institution, { method, parts: rest, query: url.searchParams, body });
}

function answerForAll(s360: SimulatedS360, call: string, body: unknown): ControlAnswer {
  switch (call) {
    case 'POST clock': {
      s360.clock.advance(advanceOf(body));
      for (const institution of s360.institutions) institution.settleOverdue();
      return { json: { now: new Date(s360.clock.now()).toISOString() } };
    }
    case 'GET state':
      return { json: toJson(s360.state()) };
    default:
      throw new ControlRefusal(404, 'unknown control call');
  }
}

function advanceOf(body: unknown): number {
  const advanceMs =
    typeof body === 'object' && body !== null && 'advanceMs' in body ? body.advanceMs : undefined;
  if (typeof advanceMs !== 'number' || !Number.isFinite(advanceMs)) {
    throw new ControlRefusal(400, 'advanceMs is a number');
  }
  return advanceMs;
}
