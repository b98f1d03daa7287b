import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { answerControlCall } from '../control/router';
import type { SimulatedS360 } from '../simulated-s360';
import { refusal, write } from './answer';
import { answerApiCall } from './api';
import { institutionInPath } from './path';

/** The HTTP side of the simulator: the API of every institution, and the control API. */
export function createSimulatorServer(s360: SimulatedS360): Server {
  return createServer((request, response) => {
    // A client that disconnects must not stop the simulator.
    response.on('error', () => undefined);
    answer(s360, request, response).catch((error: unknown) => {
      s360.log(`internal error: ${error instanceof Error ? error.stack : String(error)}`);
      if (response.headersSent) response.destroy();
      else void write(request, response, refusal(500, 'Internal Server Error'), s360.clock.now());
    });
  });
}

async function answer(
  s360: SimulatedS360,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://simulator');
  if (url.pathname === '/__control__' || url.pathname.startsWith('/__control__/')) {
    return answerControlCall(s360, url, request, response);
  }
  const found = institutionInPath(url.pathname, request.headers.host);
  const institution = found && s360.institution(found.code);
  if (!found || !institution) {
    request.resume();
    return write(request, response, refusal(404, 'Not Found'), s360.clock.now());
  }
  return answerApiCall(institution, found.rest, request, response, s360.log);
}
