/** Connections to S-360: how they are kept, and how far a request got on one. */

import http from 'node:http';
import https from 'node:https';
import type { Socket } from 'node:net';
import { TLSSocket } from 'node:tls';
import type { Lane } from '../permits';

/**
 * Servers close idle connections after 5 s or more. A request sent on a connection that is just
 * being closed ends as "may have been executed", so ours are closed before. Node takes the same
 * limit for connecting.
 */
const IDLE_SOCKET_MS = 4_000;

/** As many as dispatch has calls in flight, for bookings and for the rest: none waits for a socket. */
const MAX_SOCKETS = 4;

/** Kept connections, as axios takes them. */
export interface Agents {
  readonly httpAgent: http.Agent;
  readonly httpsAgent: https.Agent;
}

/** The kept connections of one institution. */
export interface Connections {
  of(lane: Lane): Agents;
  close(): void;
}

/**
 * Opens nothing yet; connections are made when calls need them. Bookings have their own: behind slow
 * pushes a booking would use up its deadline before it is sent, and its answer would come too late.
 */
export function createConnections(): Connections {
  const forBookings = createAgents();
  const forTheRest = createAgents();
  return {
    of: (lane) => (lane === 'booking' ? forBookings : forTheRest),
    close() {
      for (const { httpAgent, httpsAgent } of [forBookings, forTheRest]) {
        httpAgent.destroy();
        httpsAgent.destroy();
      }
    },
  };
}

function createAgents(): Agents {
  const options = { keepAlive: true, maxSockets: MAX_SOCKETS, timeout: IDLE_SOCKET_MS };
  return { httpAgent: new http.Agent(options), httpsAgent: new https.Agent(options) };
}

/** How far one request got. */
export class RequestProgress {
  /** From here on, S-360 may have received the request. */
  connected = false;
  /** The head of the answer, even if its body never came. */
  answer: { status: number; headers: http.IncomingHttpHeaders } | null = null;

  watch(request: http.ClientRequest): void {
    request.once('socket', (socket) => this.#watchSocket(socket));
    request.once('response', (response) => {
      this.answer = { status: response.statusCode ?? 0, headers: response.headers };
    });
  }

  #watchSocket(socket: Socket): void {
    const markConnected = () => {
      this.connected = true;
    };
    // Node writes nothing before the connection, and for TLS the check of the certificate, is done.
    if (socket instanceof TLSSocket && isSecuring(socket)) {
      socket.once('secureConnect', markConnected);
    } else if (!(socket instanceof TLSSocket) && socket.connecting) {
      socket.once('connect', markConnected);
    } else {
      markConnected();
    }
  }
}

/** Node's own mark; where it is missing, the connection counts as ready, which errs on the safe side. */
function isSecuring(socket: TLSSocket): boolean {
  return 'secureConnecting' in socket && socket.secureConnecting === true;
}

/** Node's own request function, observed; axios takes it as its `transport`. */
export function observedTransport(progress: RequestProgress) {
  return {
    request(options: https.RequestOptions, onAnswer: (answer: http.IncomingMessage) => void) {
      const { request: start } = options.protocol === 'https:' ? https : http;
      const request = start(options, onAnswer);
      progress.watch(request);
      return request;
    },
  };
}
