/** A small HTTP server with answers from the test, which records its requests. */

import http from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { text } from 'node:stream/consumers';

export interface ReceivedRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: http.IncomingHttpHeaders;
  readonly body: string;
  readonly atMs: number;
  readonly socket: Socket;
}

export type Answering = (
  request: ReceivedRequest,
  response: http.ServerResponse,
) => void | Promise<void>;

export interface TestServer {
  readonly origin: string;
  readonly requests: ReceivedRequest[];
  close(): Promise<void>;
}

export async function startServer(answering: Answering): Promise<TestServer> {
  const requests: ReceivedRequest[] = [];
  const server = http.createServer((incoming, response) => {
    void receive(incoming).then(async (request) => {
      requests.push(request);
      await answering(request, response);
    });
  });
  // Long enough that only the client closes an idle connection.
  server.keepAliveTimeout = 60_000;
  const port = await listen(server);
  return {
    origin: `http://127.0.0.1:${port}`,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function receive(incoming: http.IncomingMessage): Promise<ReceivedRequest> {
  const { method = '', url = '', headers, socket } = incoming;
  return { method, url, headers, socket, body: await text(incoming), atMs: Date.now() };
}

/** Listens on a free port of the loopback interface. */
export function listen(server: {
  listen(port: number, host: string, ready: () => void): unknown;
  address(): AddressInfo | string | null;
}): Promise<number> {
  return new Promise((resolve, reject) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      if (address === null || typeof address === 'string') reject(new Error('no port'));
      else resolve(address.port);
    });
  });
}

export function answerJson(body: unknown, status = 200, headers: http.OutgoingHttpHeaders = {}) {
  return (_request: ReceivedRequest, response: http.ServerResponse) => {
    response.writeHead(status, { 'Content-Type': 'application/json', ...headers });
    response.end(JSON.stringify(body));
  };
}

export function answerText(body: string, status: number, headers: http.OutgoingHttpHeaders = {}) {
  return (_request: ReceivedRequest, response: http.ServerResponse) => {
    response.writeHead(status, { 'Content-Type': 'text/html', ...headers });
    response.end(body);
  };
}

/** The answer of `getContactData` for the contact 333. */
export const CONTACT_333 = { statusCode: 'success', contactNumber: '333', contactId: 1001 };
