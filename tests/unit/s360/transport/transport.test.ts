import http from 'node:http';
import { deflateSync, gzipSync } from 'node:zlib';
import {
  contactCalls,
  createS360Client,
  LOGIN_CALL,
  mayHaveBeenExecuted,
  S360RequestError,
} from '../../../../server/src/s360';
import {
  contextFor,
  createPermits,
  failureOf,
  getContact,
  jwtAuthentication,
  loginAuthentication,
  permitFor,
  settingsFor,
  withClient,
} from '../client-setup';
import { answerJson, answerText, CONTACT_333, listen, startServer } from '../s360-server';

const PATH = '/tnco/backend-apis/contactInformationPublicService/v2_21/getContactData';

/** Answers with a compressed body. */
function answerPacked(encoding: string, body: Buffer) {
  return (_request: unknown, response: http.ServerResponse) => {
    response.writeHead(200, { 'Content-Encoding': encoding });
    response.end(body);
  };
}

describe('a request to S-360', () => {
  test('is JSON by POST, with the path of the base URL', async () => {
    const server = await startServer(answerJson(CONTACT_333));
    for (const baseUrl of [`${server.origin}/myvenue`, `${server.origin}/myvenue/`]) {
      const client = createS360Client(settingsFor(baseUrl), { permits: createPermits() });
      await getContact(client);
      client.close();
    }
    for (const request of server.requests) {
      expect(request).toMatchObject({ method: 'POST', url: `/myvenue${PATH}` });
      expect(request.headers).toMatchObject({
        'content-type': 'application/json',
        'accept-encoding': 'gzip, deflate',
        authorization: expect.stringMatching(/^Bearer \S+$/),
      });
      expect(JSON.parse(request.body)).toEqual({ contactNumber: '333', details: ['GENERAL'] });
    }
    expect(server.requests).toHaveLength(2);
    await server.close();
  });

  test('reuses a kept connection', async () => {
    await withClient({ answering: answerJson(CONTACT_333) }, async ({ client, server }) => {
      await getContact(client);
      await getContact(client);
      expect(server.requests[1]?.socket).toBe(server.requests[0]?.socket);
    });
  });

  test('is not sent when it is too large', async () => {
    const settings = { maxRequestBytes: 50 };
    await withClient({ answering: answerJson(CONTACT_333), settings }, async (setup) => {
      const individualContactData = { individualLastname: 'x'.repeat(50) };
      const failure = await failureOf(
        setup.client.saveIndividualContactData(
          { individualContactData },
          contextFor('saveIndividualContactData'),
        ),
      );
      expect(failure).toBeInstanceOf(S360RequestError);
      expect(failure).toMatchObject({ reason: 'too-large' });
      expect(mayHaveBeenExecuted(failure)).toBe(false);
      expect(setup.server.requests).toHaveLength(0);
    });
  });

  test('ignores a proxy that only the environment names', async () => {
    const proxy = await startServer(answerText('', 500));
    process.env['http_proxy'] = proxy.origin;
    try {
      await withClient({ answering: answerJson(CONTACT_333) }, async ({ client }) => {
        await getContact(client);
      });
      expect(proxy.requests).toHaveLength(0);
    } finally {
      delete process.env['http_proxy'];
      await proxy.close();
    }
  });

  test('uses the configured proxy', async () => {
    const proxy = await startServer(answerJson(CONTACT_333));
    const settings = settingsFor('http://s360.invalid/myvenue', {
      proxy: { protocol: 'http', host: '127.0.0.1', port: Number(new URL(proxy.origin).port) },
    });
    const client = createS360Client(settings, { permits: createPermits() });
    await getContact(client);
    expect(proxy.requests[0]?.url).toBe(`http://s360.invalid/myvenue${PATH}`);
    client.close();
    await proxy.close();
  });

  test('over https uses a tunnel through the proxy, which sees neither path nor token', async () => {
    const asked: http.IncomingMessage[] = [];
    const proxy = http.createServer((request) => asked.push(request));
    proxy.on('connect', (request, socket) => {
      asked.push(request);
      socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
    });
    const port = await listen(proxy);
    const settings = settingsFor('https://s360.invalid/myvenue', {
      proxy: {
        protocol: 'http',
        host: '127.0.0.1',
        port,
        auth: { username: 'crm', password: 'word' },
      },
    });
    const client = createS360Client(settings, { permits: createPermits() });
    await failureOf(getContact(client));
    client.close();
    expect(asked.map(({ url }) => url)).toEqual(['s360.invalid:443']);
    const credentials = `Basic ${Buffer.from('crm:word').toString('base64')}`;
    expect(asked[0]?.headers).toMatchObject({ 'proxy-authorization': credentials });
    expect(asked[0]?.headers).not.toHaveProperty('authorization');
    await new Promise((resolve) => proxy.close(resolve));
  });
});

describe('an answer from S-360', () => {
  test.each([
    ['gzip', gzipSync],
    ['deflate', deflateSync],
  ])('may be compressed with %s', async (encoding, pack) => {
    const answering = answerPacked(encoding, pack(JSON.stringify(CONTACT_333)));
    await withClient({ answering }, async ({ client }) => {
      expect((await getContact(client)).data.contactNumber).toBe('333');
    });
  });

  test('that cannot be decompressed may belong to an executed call', async () => {
    const answering = answerPacked('gzip', Buffer.from('not gzip at all'));
    await withClient({ answering }, async ({ client }) => {
      const failure = await failureOf(getContact(client));
      expect(failure).toMatchObject({ kind: 'answer', reason: 'damaged' });
    });
  });

  test.each([
    ['uncompressed', answerJson({ ...CONTACT_333, text: 'x'.repeat(5_000) })],
    ['decompressed', answerPacked('gzip', gzipSync('x'.repeat(5_000)))],
  ])('is not read when it is too large, %s', async (_name, answering) => {
    await withClient({ answering, settings: { maxAnswerBytes: 1_000 } }, async ({ client }) => {
      const failure = await failureOf(getContact(client));
      expect(failure).toMatchObject({ kind: 'answer', reason: 'too-large' });
      expect(mayHaveBeenExecuted(failure)).toBe(true);
    });
  });

  test('that redirects is not followed', async () => {
    const elsewhere = await startServer(answerJson(CONTACT_333));
    const answering = answerText('', 307, { Location: `${elsewhere.origin}/` });
    await withClient({ answering }, async ({ client }) => {
      expect(await failureOf(getContact(client))).toMatchObject({ kind: 'http', status: 307 });
      expect(elsewhere.requests).toHaveLength(0);
    });
    await elsewhere.close();
  });
});

describe('a permit for a call to S-360', () => {
  test.each([
    ['another institution', { institution: 'museum' }],
    ['another service', { service: 'catalogService' }],
    ['another method', { method: 'searchContact' }],
  ])('for %s is rejected', async (_name, change) => {
    await withClient({ answering: answerJson(CONTACT_333) }, async ({ client, server }) => {
      const permit = { ...permitFor(contactCalls().getContactData), ...change };
      const call = client.getContactData({ contactNumber: '333', details: [] }, { permit });
      await expect(call).rejects.toThrow('was given a permit for');
      expect(server.requests).toHaveLength(0);
    });
  });

  test('is valid for one call', async () => {
    await withClient({ answering: answerJson(CONTACT_333) }, async ({ client, server }) => {
      const context = contextFor('getContactData');
      const call = () => client.getContactData({ contactNumber: '333', details: [] }, context);
      await call();
      await expect(call()).rejects.toThrow('used already');
      expect(server.requests).toHaveLength(1);
    });
  });

  test.each(['jwt', 'login'] as const)(
    'is notified of the end of its call, with or without an answer (%s)',
    async (kind) => {
      const authentication = kind === 'jwt' ? jwtAuthentication : loginAuthentication;
      const server = await startServer(answerText('', 500));
      const permits = createPermits();
      const settings = settingsFor(server.origin, { authentication });
      const client = createS360Client(settings, { permits });
      await failureOf(getContact(client));
      expect(permits.spent.map(({ method }) => method)).toEqual([
        kind === 'jwt' ? 'getContactData' : LOGIN_CALL.method,
      ]);
      client.close();
      await server.close();
    },
  );

  test('that is not available ends the call with the error of its source', async () => {
    const settings = settingsFor('http://127.0.0.1:9', { authentication: loginAuthentication });
    const permits = { ...createPermits(), take: () => Promise.reject(new Error('none free')) };
    const client = createS360Client(settings, { permits });
    await expect(getContact(client)).rejects.toThrow('none free');
    client.close();
  });
});

describe('the smoothing of calls', () => {
  test('spreads calls to one endpoint over windows', async () => {
    const options = {
      answering: answerJson(CONTACT_333),
      settings: { smoothing: { maxCalls: 2, perMs: 1_500 }, deadlineMs: 20_000 },
    };
    await withClient(options, async ({ client, server }) => {
      await Promise.all(Array.from({ length: 5 }, () => getContact(client)));
      const times = server.requests.map((request) => request.atMs);
      const after = times.map((time) => time - (times[0] ?? 0));
      expect(after[1]).toBeLessThan(1_300);
      expect(after[2]).toBeGreaterThanOrEqual(1_300);
      expect(after[4]).toBeGreaterThanOrEqual(2_800);
    });
  });

  test('counts the login as a separate endpoint', async () => {
    const options = {
      answering: answerJson({ ...CONTACT_333, token: 'abc' }),
      settings: {
        authentication: loginAuthentication,
        smoothing: { maxCalls: 1, perMs: 60_000 },
      },
    };
    await withClient(options, async ({ client, server }) => {
      await getContact(client);
      expect(server.requests).toHaveLength(2);
    });
  });
});

describe('the closing of the client', () => {
  test('lets a call in progress end, accepts no more, and closes the connections', async () => {
    const answering = (_request: unknown, response: http.ServerResponse) => {
      setTimeout(() => response.end(JSON.stringify(CONTACT_333)), 200);
    };
    await withClient({ answering }, async ({ client, server }) => {
      const call = getContact(client);
      await new Promise((resolve) => setTimeout(resolve, 100));
      client.close();
      await expect(getContact(client)).rejects.toThrow('is closed');
      expect((await call).data.contactNumber).toBe('333');
      const socket = server.requests[0]?.socket;
      const endedMs = Date.now();
      if (!socket?.destroyed) await new Promise((resolve) => socket?.once('close', resolve));
      // Far sooner than an idle connection would be closed.
      expect(Date.now() - endedMs).toBeLessThan(2_000);
      expect(socket?.destroyed).toBe(true);
    });
  });
});

describe('the settings of the client', () => {
  test.each([
    ['a missing URL', { baseUrl: 'myvenue' }],
    ['an unsupported protocol', { baseUrl: 'file:///etc/passwd' }],
    ['credentials in the URL', { baseUrl: 'https://user:word@myvenue.ws.secutix.com' }],
    ['a query', { baseUrl: 'https://myvenue.ws.secutix.com/?a=b' }],
    ['a method name with a path', { methodNames: { saveIndividual: '../x', saveStructure: 'y' } }],
    ['a missing time limit', { timeoutMs: 0 }],
    ['a missing size limit', { maxAnswerBytes: -1 }],
  ])('are rejected with %s', (_name, change) => {
    const settings = settingsFor('http://127.0.0.1:9', change);
    expect(() => createS360Client(settings, { permits: createPermits() })).toThrow('cannot work');
  });
});
