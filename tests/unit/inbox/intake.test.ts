import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { deliveryIntake, readBody } from '../../../server/src/inbox/intake';
import { PayloadTooLargeError } from '../../../server/src/kernel/errors';
import { untraced } from '../../../server/src/kernel/tracing/tracing';
import type { DeliveryStore } from '../../../server/src/inbox/delivery-store';

type NewDelivery = Parameters<DeliveryStore['add']>[0];

function anIntake(add: (delivery: NewDelivery) => Promise<unknown> = async () => undefined) {
  const stored: NewDelivery[] = [];
  const events: string[] = [];
  const statuses: number[] = [];
  const store = {
    add: async (delivery: NewDelivery) => {
      await add(delivery);
      stored.push(delivery);
    },
  } as unknown as DeliveryStore;
  const intake = deliveryIntake({
    store,
    now: () => new Date(0),
    noteAnswer: async ({ status }) => {
      statuses.push(status);
    },
    wake: (institution) => events.push(`wake ${institution}`),
    tracing: untraced,
    reportFailure: (institution) => events.push(`failure ${institution}`),
  });
  const take = (body: string) => intake.take({ institution: 'myvenue', stream: 'contacts', body });
  return { take, stored, events, statuses };
}

describe('the intake of a delivery', () => {
  it('stores the delivery before it answers, and wakes the applier', async () => {
    const { events, stored, take } = anIntake();
    expect(await take('[{"ü":1}]')).toEqual({ kind: 'stored' });
    expect(stored).toMatchObject([{ body: '[{"ü":1}]', byteLength: 10, state: 'stored' }]);
    expect(events).toEqual(['wake myvenue']);
  });

  it('also stores a body that it refuses', async () => {
    const { stored, statuses, take } = anIntake();
    expect(await take('no JSON')).toMatchObject({ kind: 'refused' });
    expect(statuses).toEqual([400]);
    expect(stored).toMatchObject([{ body: 'no JSON', state: 'refused' }]);
  });

  it('answers with status 503 when the delivery cannot be stored', async () => {
    const { events, take } = anIntake(() => Promise.reject(new Error('disk full')));
    await expect(take('[]')).rejects.toMatchObject({ status: 503 });
    expect(events).toEqual(['failure myvenue']);
  });

  it('answers with status 413 when the database takes no statement of this size', async () => {
    const refused = Object.assign(new Error(), { code: 'ER_NET_PACKET_TOO_LARGE' });
    const { statuses, take } = anIntake(() => Promise.reject(refused));
    await expect(take('[]')).rejects.toMatchObject({ status: 413 });
    expect(statuses).toEqual([413]);
  });

  it('answers with status 413 when the store refuses the size', async () => {
    const refused = new PayloadTooLargeError('too much');
    const { statuses, take } = anIntake(() => Promise.reject(refused));
    await expect(take('[]')).rejects.toBe(refused);
    expect(statuses).toEqual([413]);
  });

  it('answers with status 503 when the delivery is not stored within five seconds', async () => {
    jest.useFakeTimers();
    try {
      const { take } = anIntake(() => new Promise(() => undefined));
      const taken = expect(take('[]')).rejects.toMatchObject({ status: 503 });
      await jest.advanceTimersByTimeAsync(5000);
      await taken;
    } finally {
      jest.useRealTimers();
    }
  });
});

describe('the reader of a request body', () => {
  function aRequest(parts: Buffer[], headers: Record<string, string> = {}) {
    const request = new IncomingMessage(new Socket());
    Object.assign(request.headers, headers);
    parts.forEach((part) => request.push(part));
    request.push(null);
    return request;
  }

  it('joins characters that arrive in two parts', async () => {
    const [one, two] = [Buffer.from([0xc3]), Buffer.from([0xbc])];
    expect(await readBody(aRequest([one, two]), 10)).toBe('ü');
  });

  it('accepts exactly the maximum size', async () => {
    expect(await readBody(aRequest([Buffer.alloc(10, 'x')]), 10)).toHaveLength(10);
    await expect(readBody(aRequest([Buffer.alloc(11, 'x')]), 10)).rejects.toMatchObject({
      status: 413,
    });
  });

  it('does not start to read a body with too large an announced size', async () => {
    const request = aRequest([], { 'content-length': '11' });
    await expect(readBody(request, 10)).rejects.toMatchObject({ status: 413 });
  });
});
