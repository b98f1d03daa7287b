import http from 'node:http';
import https from 'node:https';
import type { AddressInfo } from 'node:net';
import { canConnect } from '../../../../server/src/s360';
import { CERTIFICATE, PRIVATE_KEY } from '../unknown-certificate';

async function withServer(
  server: http.Server | https.Server,
  test: (port: number) => Promise<void>,
): Promise<void> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    await test((server.address() as AddressInfo).port);
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
}

const securely = () => https.createServer({ key: PRIVATE_KEY, cert: CERTIFICATE });

describe('the reachability check for S-360', () => {
  it('succeeds when a server listens and fails when none does', async () => {
    let baseUrl = '';
    await withServer(http.createServer(), async (port) => {
      baseUrl = `http://127.0.0.1:${port}/myvenue`;
      await expect(canConnect({ baseUrl })).resolves.toBe(true);
    });
    await expect(canConnect({ baseUrl })).resolves.toBe(false);
  });

  it.each(['localhost', '127.0.0.1'])('fails at %s with an untrusted certificate', async (host) => {
    await withServer(securely(), async (port) => {
      await expect(canConnect({ baseUrl: `https://${host}:${port}` })).resolves.toBe(false);
    });
  });

  it('fails over TLS when the server does not speak it', async () => {
    await withServer(http.createServer(), async (port) => {
      await expect(canConnect({ baseUrl: `https://127.0.0.1:${port}` })).resolves.toBe(false);
    });
  });

  it('depends on the proxy when there is one', async () => {
    await withServer(http.createServer(), async (port) => {
      const proxy = { protocol: 'http', host: '127.0.0.1', port } as const;
      await expect(canConnect({ baseUrl: 'https://s360.invalid', proxy })).resolves.toBe(true);
    });
    await withServer(securely(), async (port) => {
      const proxy = { protocol: 'https', host: '127.0.0.1', port } as const;
      await expect(canConnect({ baseUrl: 'https://s360.invalid', proxy })).resolves.toBe(false);
    });
  });
});
