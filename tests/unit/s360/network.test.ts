import type { ServerResponse } from 'node:http';
import net from 'node:net';
import {
  createS360Client,
  mayHaveBeenExecuted,
  type S360ClientSettings,
} from '../../../server/src/s360';
import {
  createPermits,
  failureOf,
  getContact,
  loginAuthentication,
  settingsFor,
  withClient,
} from './client-setup';
import { answerJson, CONTACT_333, listen } from './s360-server';

/** Runs a call against an address that may not even speak HTTP. */
async function failureAt(baseUrl: string, changes: Partial<S360ClientSettings> = {}) {
  const client = createS360Client(settingsFor(baseUrl, changes), { permits: createPermits() });
  try {
    return await failureOf(getContact(client));
  } finally {
    client.close();
  }
}

/** Runs a test against a bare TCP server. */
async function withTcpServer(
  onSocket: (socket: net.Socket) => void,
  test: (port: number) => Promise<void>,
): Promise<void> {
  const sockets = new Set<net.Socket>();
  const server = net.createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    onSocket(socket);
  });
  try {
    await test(await listen(server));
  } finally {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  }
}

async function freePort(): Promise<number> {
  let free = 0;
  await withTcpServer(
    () => undefined,
    async (port) => {
      free = port;
    },
  );
  return free;
}

describe('a call that never reached S-360', () => {
  test('includes a refused connection', async () => {
    const failure = await failureAt(`http://127.0.0.1:${await freePort()}`);
    expect(failure).toMatchObject({ kind: 'network', sent: 'no', code: 'ECONNREFUSED' });
    expect(mayHaveBeenExecuted(failure)).toBe(false);
    expect(failure.message).toContain('Nothing was changed');
  });

  test('includes an unknown host', async () => {
    const failure = await failureAt('http://s360.invalid');
    expect(failure).toMatchObject({ kind: 'network', sent: 'no' });
    expect(failure).toMatchObject({ code: expect.stringMatching(/^(ENOTFOUND|EAI_AGAIN)$/) });
  });

  test('includes a server without TLS', async () => {
    const answerPlain = (socket: net.Socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n');
    await withTcpServer(answerPlain, async (port) => {
      const failure = await failureAt(`https://127.0.0.1:${port}`);
      expect(failure).toMatchObject({ kind: 'network', sent: 'no' });
    });
  });

  test('includes an endless TLS handshake', async () => {
    await withTcpServer(
      () => undefined,
      async (port) => {
        const failure = await failureAt(`https://127.0.0.1:${port}`, { timeoutMs: 200 });
        expect(failure).toMatchObject({ kind: 'network', sent: 'no', code: 'ETIMEDOUT' });
      },
    );
  });

  test('includes a deadline that passed before the call was sent', async () => {
    const settings = { smoothing: { maxCalls: 1, perMs: 60_000 }, deadlineMs: 3_000 };
    await withClient({ answering: answerJson(CONTACT_333), settings }, async (setup) => {
      await getContact(setup.client);
      const failure = await failureOf(getContact(setup.client));
      expect(failure).toMatchObject({ kind: 'network', sent: 'no', code: 'DEADLINE' });
      // Closing rejects what still waits, which must not be sent either.
      setup.client.close();
      await new Promise((resolve) => setTimeout(resolve, 100));
      expect(setup.server.requests).toHaveLength(1);
    });
  });

  test('includes a deadline that passed during the login', async () => {
    const settings = { authentication: loginAuthentication, deadlineMs: 2_000 };
    await withClient({ answering: () => undefined, settings }, async ({ client, server }) => {
      const failure = await failureOf(getContact(client));
      expect(failure).toMatchObject({ kind: 'network' });
      expect(mayHaveBeenExecuted(failure)).toBe(false);
      expect(server.requests.map((request) => request.url)).toEqual(['/tnai/backend-apis/v1/auth']);
    });
  });
});

describe('a call that S-360 may have executed', () => {
  test('includes a connection reset, and the call is not repeated', async () => {
    const answering = (request: { socket: net.Socket }) => {
      request.socket.resetAndDestroy();
    };
    await withClient({ answering }, async ({ client, server }) => {
      const failure = await failureOf(getContact(client));
      expect(failure).toMatchObject({ kind: 'network', sent: 'maybe', code: 'ECONNRESET' });
      expect(mayHaveBeenExecuted(failure)).toBe(true);
      expect(failure.message).toContain('look it up before you create anything again');
      expect(server.requests).toHaveLength(1);
    });
  });

  test('includes a kept connection that the server closes during the call', async () => {
    let count = 0;
    await withTcpServer(
      (socket) =>
        socket.on('data', () => {
          count += 1;
          if (count > 1) return socket.destroy();
          const body = JSON.stringify(CONTACT_333);
          const head = `HTTP/1.1 200 OK\r\nContent-Length: ${body.length}\r\n\r\n`;
          return socket.write(head + body);
        }),
      async (port) => {
        const settings = settingsFor(`http://127.0.0.1:${port}`);
        const client = createS360Client(settings, { permits: createPermits() });
        await getContact(client);
        const failure = await failureOf(getContact(client));
        expect(failure).toMatchObject({ kind: 'network', sent: 'maybe', code: 'ECONNRESET' });
        client.close();
      },
    );
  });

  test('includes an answer that is cut off', async () => {
    const answering = (_request: unknown, response: ServerResponse) => {
      response.writeHead(200, { 'Content-Length': 1_000 });
      response.write('{"statusCode":');
      setTimeout(() => response.destroy(), 20);
    };
    await withClient({ answering }, async ({ client }) => {
      const failure = await failureOf(getContact(client));
      expect(failure).toMatchObject({ kind: 'network', sent: 'maybe', code: 'ECONNRESET' });
    });
  });

  test('includes a call without a timely answer', async () => {
    const options = { answering: () => undefined, settings: { timeoutMs: 1_000 } };
    await withClient(options, async ({ client }) => {
      const failure = await failureOf(getContact(client));
      expect(failure).toMatchObject({ kind: 'network', sent: 'maybe', code: 'ETIMEDOUT' });
    });
  });

  test('includes an answer slower than the deadline', async () => {
    const answering = (_request: unknown, response: ServerResponse) => {
      response.writeHead(200);
      const drip = setInterval(() => response.write(' '), 50);
      response.on('close', () => clearInterval(drip));
    };
    await withClient({ answering, settings: { deadlineMs: 2_000 } }, async ({ client }) => {
      const failure = await failureOf(getContact(client));
      expect(failure).toMatchObject({ kind: 'network', sent: 'maybe', code: 'DEADLINE' });
    });
  });
});
