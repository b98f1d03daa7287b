import { createServer, request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { sign, type SignOptions } from 'jsonwebtoken';
import { type Simulator, type SimulatorOptions, startSimulator } from '../../simulator/index';
import {
  isObject,
  type JsonObject,
  type JsonValue,
  objectOf,
  objectsOf,
} from '../../simulator/json';

const running: { stop(): Promise<void> }[] = [];

/** Stops everything that a test started. */
export async function stopAll(): Promise<void> {
  await Promise.all(running.splice(0).map((one) => one.stop()));
}

/** The result envelope of a success. */
export const success = {
  statusCode: 'success',
  statusDetail: null,
  requestId: expect.any(Number),
};

/** Starts a simulator with the institution `myvenue` on a free port, with its own clock. */
export async function simulator(
  institution: Partial<SimulatorOptions['institutions'][number]> = {},
  options: Partial<SimulatorOptions> = {},
): Promise<Simulator> {
  const started = await startSimulator({
    institutions: [{ code: 'myvenue', contacts: 20, ...institution }],
    ...options,
  });
  running.push(started);
  return started;
}

export interface Reply {
  status: number;
  headers: IncomingHttpHeaders;
  text: string;
  json: JsonObject;
}

/** A token as a client signs it, with the given claims in place of the right ones. */
export function token(
  options: SignOptions = {},
  claims: { iat?: number; exp?: number } = {},
  secret = 'demo-secret',
): string {
  const iat = Math.floor(Date.now() / 1000);
  return sign({ iat, exp: iat + 30, ...claims }, secret, {
    algorithm: 'HS256',
    subject: 'MYVENUE',
    audience: 'MYVENUE_CRM',
    issuer: 'strapi-plugin-s360',
    ...options,
  });
}

export const contactPath = (method: string, version = 'v2_21'): string =>
  `/myvenue/tnco/backend-apis/contactInformationPublicService/${version}/${method}`;

const servicesOfTnseb = new Map([
  ['createOrUpdateOrder', 'externalOrderFacade'],
  ['createPaymentsAndCloseOrder', 'externalOrderFacade'],
  ['getCatalogDetailed', 'catalogService'],
  ['getPOSConfig', 'catalogService'],
  ['isCatalogServiceAlive', 'catalogService'],
  ['getEventAvailability', 'availabilityService'],
  ['getUpdatedAvailabilities', 'availabilityService'],
  ['listSeasons', 'setupService'],
  ['searchProductsByCriteria', 'setupService'],
  ['countFilesByCriteria', 'externalOrderHistoryService'],
]);

export const salesPath = (method: string): string =>
  `/myvenue/tnseb/backend-apis/${servicesOfTnseb.get(method) ?? 'externalOrderService'}/v1_33/${method}`;

/** Makes one request with exactly the given headers. */
export function send(
  url: string,
  options: { method?: string; headers?: Record<string, string>; body?: string } = {},
): Promise<Reply & { bytes: Buffer }> {
  return new Promise((resolve, reject) => {
    const { method = 'POST', headers = {}, body } = options;
    const outgoing = httpRequest(url, { method, headers, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        const bytes = Buffer.concat(chunks);
        const text = bytes.toString('utf8');
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          text,
          bytes,
          json: objectFrom(text),
        });
      });
    });
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

function objectFrom(text: string): JsonObject {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : {};
  } catch {
    return {};
  }
}

/** Calls an API method with a valid token. */
export const call = (started: Simulator, path: string, body: JsonValue = {}): Promise<Reply> =>
  send(started.url + path, {
    headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${token()}` },
    body: JSON.stringify(body),
  });

export const callContact = (started: Simulator, method: string, body: JsonValue): Promise<Reply> =>
  call(started, contactPath(method), body);

export const callSales = (
  started: Simulator,
  method: string,
  body: JsonValue = {},
): Promise<Reply> => call(started, salesPath(method), body);

/** Makes a call of the control API. */
export const control = (
  started: Simulator,
  call: string,
  body?: JsonValue,
): Promise<Reply & { rows: JsonObject[] }> => {
  const [method = 'GET', path = ''] = call.split(' ');
  return send(`${started.url}/__control__/${path}`, {
    method,
    body: body === undefined ? undefined : JSON.stringify(body),
  }).then((reply) => ({ ...reply, rows: rowsFrom(reply.text) }));
};

function rowsFrom(text: string): JsonObject[] {
  const value: unknown = text.startsWith('[') ? JSON.parse(text) : [];
  return Array.isArray(value) ? value.filter(isObject) : [];
}

export interface Received {
  headers: IncomingHttpHeaders;
  method: string;
  url: string;
  body: string;
}

export interface Receiver {
  url: string;
  received: Received[];
  /** The status of the next answers. */
  status: number;
}

/** Starts a webhook receiver. */
export async function receiver(): Promise<Receiver> {
  const state: Receiver = { url: '', received: [], status: 200 };
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString('utf8');
      const { headers, method = '', url = '' } = request;
      state.received.push({ headers, method, url, body });
      response.writeHead(state.status).end('ignored');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  running.push({
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  });
  const address = server.address();
  const port = address !== null && typeof address === 'object' ? address.port : 0;
  state.url = `http://127.0.0.1:${port}/hook`;
  return state;
}

/** Follows a path into nested objects; a number selects from a list. */
export function at(source: JsonObject, ...steps: (string | number)[]): JsonObject {
  let current = source;
  for (let position = 0; position < steps.length; position += 1) {
    const step = String(steps[position]);
    const index = steps[position + 1];
    if (typeof index === 'number') {
      current = objectsOf(current, step)[index] ?? {};
      position += 1;
    } else current = objectOf(current, step) ?? {};
  }
  return current;
}
