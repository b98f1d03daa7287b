/** Connections to S-360: keeps them alive, and observes how far a request got on one. */

import http from 'node:http';
import https from 'node:https';
import type { LookupFunction, Socket } from 'node:net';
import { TLSSocket } from 'node:tls';
import type { Lane } from '../permits';

/**
 * Servers close idle connections after 5 s or more. A request on a connection that is closing at
 * that moment ends as "may have been executed", so the client closes its own earlier. Node uses the
 * same limit for connecting.
 */
const IDLE_SOCKET_MS = 4_000;

/**
 * Matches dispatch's calls in flight, for bookings and for the rest, so that none waits for a
 * socket.
 */
const MAX_SOCKETS = 4;

/** Keep-alive agents in the form that axios accepts. */
interface Agents {
  readonly httpAgent: http.Agent;
  readonly httpsAgent: https.Agent;
}

/** The keep-alive connections of one institution. */
interface Connections {
  of(lane: Lane): Agents;
  close(): void;
}

/**
 * Opens connections only when calls need them. Bookings have their own: behind slow pushes, a
 * booking would use up its deadline before it is sent, and its answer would come too late.
 * `lookup` resolves names instead of Node's own.
 */
export function createConnections(lookup?: LookupFunction): Connections {
  const forBookings = createAgents(lookup);
  const forTheRest = createAgents(lookup);
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

function createAgents(lookup: LookupFunction | undefined): Agents {
  const options = {
    keepAlive: true,
    maxSockets: MAX_SOCKETS,
    timeout: IDLE_SOCKET_MS,
    ...(lookup && { lookup }),
  };
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
    // Node writes nothing before it is connected and, for TLS, has checked the certificate.
    if (socket instanceof TLSSocket && isSecuring(socket)) {
      socket.once('secureConnect', markConnected);
    } else if (!(socket instanceof TLSSocket) && socket.connecting) {
      socket.once('connect', markConnected);
    } else {
      markConnected();
    }
  }
}

/**
 * Reads Node's internal flag. Without it the connection counts as ready, which is the safe side.
 */
function isSecuring(socket: TLSSocket): boolean {
  return 'secureConnecting' in socket && socket.secureConnecting === true;
}

/** Node's own request function, observed; axios uses it as its `transport`. */
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
