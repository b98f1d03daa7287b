import { setTimeout as wait } from 'node:timers/promises';
import { callContact, callSales, control, simulator, stopAll } from './client';

afterEach(stopAll);

const read = { contactNumber: '1001' };

describe('the rate limit of the simulator', () => {
  test('per endpoint refuses and logs the call above it without JSON, and lets other calls pass', async () => {
    const started = await simulator({ limits: { perEndpointPerMinute: 2 } });
    await callContact(started, 'getContactData', read);
    await callContact(started, 'getContactData', read);
    const refused = await callContact(started, 'searchContact', { searchCriteria: read });
    expect(refused.status).toBe(509);
    expect(() => JSON.parse(refused.text)).toThrow();
    expect((await callSales(started, 'isCatalogServiceAlive')).status).toBe(200);
    const calls = (await control(started, 'GET myvenue/calls')).rows;
    expect(calls.map(({ status }) => status)).toEqual([200, 200, 509, 200]);
    expect(calls[2]).toMatchObject({ method: 'searchContact', body: { searchCriteria: read } });
  });

  test('is rolling, so that a call is free a minute after the first call', async () => {
    let now = Date.now();
    const started = await simulator({ limits: { perInstancePerMinute: 2 } }, { now: () => now });
    const status = async (): Promise<number> =>
      (await callContact(started, 'getContactData', read)).status;
    expect(await status()).toBe(200);
    now += 20_000;
    expect(await status()).toBe(200);
    now += 9_000;
    await control(started, 'POST clock', { advanceMs: 30_999 });
    expect(await status()).toBe(509);
    await control(started, 'POST clock', { advanceMs: 1 });
    expect(await status()).toBe(200);
    expect(await status()).toBe(509);
  });

  test('by calendar minute frees all calls at the next minute', async () => {
    let now = Math.floor(Date.now() / 60_000) * 60_000 - 1;
    const limits = { perInstancePerMinute: 2, counting: 'calendar' } as const;
    const started = await simulator({ limits }, { now: () => now });
    const status = async (): Promise<number> =>
      (await callContact(started, 'getContactData', read)).status;
    expect([await status(), await status(), await status()]).toEqual([200, 200, 509]);
    now += 1;
    expect([await status(), await status(), await status()]).toEqual([200, 200, 509]);
    await control(started, 'POST clock', { advanceMs: 59_999 });
    expect(await status()).toBe(509);
  });

  test('per month can answer with 429 when configured so', async () => {
    const started = await simulator({ limits: { perMonth: 1 }, tooManyCallsStatus: 429 });
    expect((await callContact(started, 'getContactData', read)).status).toBe(200);
    expect((await callContact(started, 'getContactData', read)).status).toBe(429);
    await control(started, 'PUT myvenue/limits', { perMonth: null });
    expect((await callContact(started, 'getContactData', read)).status).toBe(200);
  });

  test('allows getCatalogDetailed once in ten minutes', async () => {
    const started = await simulator();
    expect((await callSales(started, 'getCatalogDetailed')).status).toBe(200);
    await control(started, 'POST clock', { advanceMs: 599_000 });
    expect((await callSales(started, 'getCatalogDetailed')).status).toBe(509);
    await control(started, 'POST clock', { advanceMs: 1000 });
    expect((await callSales(started, 'getCatalogDetailed')).status).toBe(200);
  });
});

describe('a fault in the simulator', () => {
  const create = { individualContactData: { individualLastname: 'Faulty' } };
  const save = 'saveIndividualContactData';
  const created = async (started: Awaited<ReturnType<typeof simulator>>): Promise<number> =>
    (await control(started, 'GET myvenue/contacts?start=20')).rows.length;

  test('of the kind "http" affects the method the given number of times and does no work', async () => {
    const started = await simulator();
    const fault = { method: save, times: 2, kind: 'http', status: 503 };
    await control(started, 'POST myvenue/faults', fault);
    expect((await callContact(started, 'getContactData', read)).status).toBe(200);
    expect((await callContact(started, save, create)).status).toBe(503);
    expect((await callContact(started, save, create)).status).toBe(503);
    expect(await created(started)).toBe(0);
    expect((await callContact(started, save, create)).status).toBe(200);
  });

  test('of the kind "business" returns an error in the envelope and does no work', async () => {
    const started = await simulator();
    const fault = { method: '*', times: 1, kind: 'business', statusDetail: 'error.any' };
    await control(started, 'POST myvenue/faults', [fault]);
    const reply = await callContact(started, save, create);
    expect(reply.status).toBe(200);
    expect(reply.json).toEqual({ statusCode: 'error', statusDetail: 'error.any' });
    expect(await created(started)).toBe(0);
  });

  test('of the kind "timeout" does the work and answers late', async () => {
    const started = await simulator();
    await control(started, 'POST myvenue/faults', { method: save, kind: 'timeout', ms: 150 });
    const startedAt = Date.now();
    const reply = callContact(started, save, create);
    expect((await reply).json.statusCode).toBe('success');
    expect(Date.now() - startedAt).toBeGreaterThanOrEqual(140);
  });

  test('of the kind "timeout" lets the call answer at once when the fault is removed', async () => {
    const started = await simulator();
    const fault = { method: save, times: 2, kind: 'timeout', ms: 60_000 };
    await control(started, 'POST myvenue/faults', fault);
    const startedAt = Date.now();
    const reply = callContact(started, save, create);
    while ((await created(started)) === 0) await wait(10);
    await control(started, 'DELETE myvenue/faults');
    expect((await reply).json.statusCode).toBe('success');
    expect((await callContact(started, save, create)).json.statusCode).toBe('success');
    expect(Date.now() - startedAt).toBeLessThan(30_000);
  });

  test('of the kind "drop-response" does the work and loses the answer', async () => {
    const started = await simulator();
    await control(started, 'POST myvenue/faults', { method: save, kind: 'drop-response' });
    await expect(callContact(started, save, create)).rejects.toThrow();
    expect(await created(started)).toBe(1);
  });

  test('of the kind "reset" does no work and sends no answer', async () => {
    const started = await simulator();
    await control(started, 'POST myvenue/faults', { method: save, kind: 'reset' });
    await expect(callContact(started, save, create)).rejects.toThrow();
    expect(await created(started)).toBe(0);
    expect((await control(started, 'GET myvenue/calls')).rows).toMatchObject([{ status: 0 }]);
  });

  test('is removed by an empty list', async () => {
    const started = await simulator();
    await control(started, 'POST myvenue/faults', { method: save, times: 9, kind: 'reset' });
    await control(started, 'POST myvenue/faults', []);
    expect((await callContact(started, save, create)).status).toBe(200);
  });
});
