/** Sends one request and reads one answer, over axios. */

import axios, { AxiosError, type AxiosInstance, type AxiosRequestConfig } from 'axios';
import { createConnections, observedTransport, RequestProgress } from './connection';
import type { Deadline } from './deadline';
import { namesPrivateHost, PRIVATE_ADDRESS, publicLookup } from './private-addresses';
import { S360AnswerError, S360NetworkError, S360RequestError, type FailedCall } from '../errors';
import { createSmoothedEndpoints } from './limiter';
import type { CallName, Lane } from '../permits';
import type { S360ClientSettings } from '../settings';

/** One request, ready to send. */
interface OutgoingCall extends CallName {
  readonly lane: Lane;
  readonly path: string;
  readonly body: object;
  /** Called at the last moment, because a forged token is only valid for a short time. */
  readonly token?: () => string;
  /** Limits that replace those of the institution's other calls. */
  readonly allowance?: Pick<S360ClientSettings, 'timeoutMs' | 'maxAnswerBytes'> | undefined;
}

/** The answer, whatever its status; the body may be any text. */
export interface RawAnswer {
  readonly status: number;
  readonly text: string;
  readonly date: string | null;
  readonly retryAfter: string | null;
}

/** Sends requests to one institution. */
export interface Transport {
  post(call: OutgoingCall, deadline: Deadline): Promise<RawAnswer>;
  close(): void;
}

/** The transport of one institution. It never repeats a request and never follows a redirect. */
export function createTransport(settings: S360ClientSettings): Transport {
  const { baseUrl, institution } = settings;
  const isPublicOnly = settings.publicAddressesOnly === true && settings.proxy === undefined;
  const connections = createConnections(isPublicOnly ? publicLookup : undefined);
  const config = instanceConfig(settings);
  const createInstance = () => axios.create(config);
  const endpoints = createSmoothedEndpoints(createInstance, settings.smoothing);
  return {
    async post(call, deadline) {
      const failedCall = { institution, service: call.service, method: call.method };
      const body = JSON.stringify(call.body);
      if (Buffer.byteLength(body) > settings.maxRequestBytes) {
        throw new S360RequestError(failedCall, 'too-large');
      }
      // Node resolves no address that is written as such.
      if (isPublicOnly && namesPrivateHost(baseUrl))
        throw new S360NetworkError(failedCall, { sent: 'no', code: PRIVATE_ADDRESS });
      const progress = new RequestProgress();
      const endpoint = endpoints.of(call.service);
      const request = {
        ...requestConfig(call, body, deadline.signal, progress),
        ...connections.of(call.lane),
      };
      const tooLate = () => new AxiosError('deadline', 'DEADLINE');
      try {
        return await deadline.wait(send(endpoint, request), tooLate);
      } catch (failure) {
        return refusedBeforeBody(progress) ?? throwConverted(failedCall, failure, progress);
      }
    },
    close() {
      endpoints.release();
      connections.close();
    },
  };
}

/** The configuration of every call. axios has no limits by default, so each one is set. */
function instanceConfig(settings: S360ClientSettings): AxiosRequestConfig {
  return {
    baseURL: settings.baseUrl,
    allowAbsoluteUrls: false,
    maxRedirects: 0,
    proxy: settings.proxy ? { ...settings.proxy } : false,
    timeout: settings.timeoutMs,
    transitional: { clarifyTimeoutError: true },
    maxContentLength: settings.maxAnswerBytes,
    maxBodyLength: settings.maxRequestBytes,
    validateStatus: () => true,
    // The client parses bodies on its own: those of refusals may be any text.
    responseType: 'text',
    transformRequest: [(body: unknown) => body],
    transformResponse: [(body: unknown) => body],
    headers: {
      'Content-Type': 'application/json',
      Accept: 'application/json',
      'Accept-Encoding': 'gzip, deflate',
      'User-Agent': 'strapi-plugin-s360',
    },
  };
}

function requestConfig(
  call: OutgoingCall,
  body: string,
  signal: AbortSignal,
  progress: RequestProgress,
): AxiosRequestConfig<string> {
  const overNode = axios.getAdapter('http');
  return {
    method: 'POST',
    url: call.path,
    data: body,
    signal,
    ...(call.allowance && {
      timeout: call.allowance.timeoutMs,
      maxContentLength: call.allowance.maxAnswerBytes,
    }),
    transport: observedTransport(progress),
    // The adapter runs when the limiter has let the call through.
    adapter(config) {
      if (call.token) config.headers.set('Authorization', `Bearer ${call.token()}`);
      return overNode(config);
    },
  };
}

async function send(
  endpoint: AxiosInstance,
  request: AxiosRequestConfig<string>,
): Promise<RawAnswer> {
  const { status, data, headers } = await endpoint.request<unknown>(request);
  return {
    status,
    text: typeof data === 'string' ? data : '',
    date: headerText(headers['date']),
    retryAfter: headerText(headers['retry-after']),
  };
}

function headerText(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

/** A refusal counts even if its body was truncated or too large, as its status is sufficient. */
function refusedBeforeBody(progress: RequestProgress): RawAnswer | null {
  const { answer } = progress;
  if (!answer || (answer.status >= 200 && answer.status < 300)) return null;
  return {
    status: answer.status,
    text: '',
    date: headerText(answer.headers.date),
    retryAfter: headerText(answer.headers['retry-after']),
  };
}

/** An axios error carries token, body and answer, so only its code may propagate. */
function throwConverted(call: FailedCall, failure: unknown, progress: RequestProgress): never {
  const code = codeOf(failure);
  if (progress.answer && isTooLarge(failure)) throw new S360AnswerError(call, 'too-large');
  if (progress.answer && code.startsWith('Z_')) throw new S360AnswerError(call, 'damaged');
  throw new S360NetworkError(call, { sent: progress.connected ? 'maybe' : 'no', code });
}

/**
 * axios uses the same code for an answer over the limit and for a truncated one; only the text
 * differs.
 */
function isTooLarge(failure: unknown): boolean {
  return failure instanceof AxiosError && failure.message.startsWith('maxContentLength');
}

function codeOf(failure: unknown): string {
  const code = failure instanceof Error && 'code' in failure ? failure.code : undefined;
  if (code === AxiosError.ERR_CANCELED) return 'DEADLINE';
  if (code === AxiosError.ERR_BAD_RESPONSE) return 'ECONNRESET';
  return typeof code === 'string' && /^[A-Z][A-Z0-9_]{2,60}$/.test(code) ? code : 'UNKNOWN';
}
