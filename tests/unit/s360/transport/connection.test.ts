import type { ServerResponse } from 'node:http';
import { bookingCalls } from '../../../../server/src/s360/bookings';
import { getContact, permitFor, withClient } from '../client-setup';
import { CONTACT_333, type ReceivedRequest } from '../s360-server';

test('the client closes an idle connection before servers close it after 5 s', async () => {
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

test('the client does not count a connection as idle while it waits for an answer', async () => {
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

test('the client sends a booking at once while slow pushes occupy their connections', async () => {
  const PUSHES = 8;
  const SLOW_MS = 2_500;
  const answering = (request: ReceivedRequest, response: ServerResponse) => {
    const isOfBooking = request.url.endsWith('/closeOrder');
    const body = { statusCode: 'success', orderUpdateData: { orderId: 700, orderState: 'CLOSED' } };
    const answer = () => response.end(JSON.stringify(isOfBooking ? body : CONTACT_333));
    setTimeout(answer, isOfBooking ? 0 : SLOW_MS);
  };
  const settings = { timeoutMs: 6_000, deadlineMs: 9_000 };
  await withClient({ answering, settings }, async ({ client, server }) => {
    const pushes = Array.from({ length: PUSHES }, () => getContact(client));
    await new Promise((resolve) => setTimeout(resolve, 200));
    const startedAt = Date.now();
    const permit = permitFor(bookingCalls.closeOrder, 'booking');
    const order = { orderId: '700', orderType: 'SALE', contactNumber: '1001' } as const;
    await client.closeOrder(order, { permit });
    expect(Date.now() - startedAt).toBeLessThan(SLOW_MS / 2);
    await Promise.all(pushes);
    const ofPushes = server.requests.filter(({ url }) => !url.endsWith('/closeOrder'));
    expect(new Set(ofPushes.map(({ socket }) => socket)).size).toBe(4);
  });
}, 15_000);
