import type { ServerResponse } from 'node:http';
import { getContact, withClient } from './client-setup';
import { CONTACT_333, type ReceivedRequest } from './s360-server';

test('an idle connection is closed before servers do it, which is after 5 s', async () => {
  const answering = (_request: ReceivedRequest, response: ServerResponse) => {
    response.end(JSON.stringify(CONTACT_333));
  };
  await withClient({ answering }, async ({ client, server }) => {
    await getContact(client);
    const idleSince = Date.now();
    await new Promise((resolve) => server.requests[0]?.socket.once('close', resolve));
    const idleMs = Date.now() - idleSince;
    expect(idleMs).toBeGreaterThan(2_000);
    expect(idleMs).toBeLessThan(4_900);
  });
});

test('a connection that waits for an answer is not idle, be it new or kept', async () => {
  const answering = (request: ReceivedRequest, response: ServerResponse) => {
    const slow = first !== null;
    first ??= request;
    setTimeout(() => response.end(JSON.stringify(CONTACT_333)), slow ? 4_600 : 0);
  };
  let first: ReceivedRequest | null = null;
  const settings = { timeoutMs: 8_000, deadlineMs: 9_000 };
  await withClient({ answering, settings }, async ({ client, server }) => {
    await getContact(client);
    await Promise.all([getContact(client), getContact(client)]);
    expect(new Set(server.requests.map(({ socket }) => socket)).size).toBe(2);
  });
});
