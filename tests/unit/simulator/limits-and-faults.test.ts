import { setTimeout as wait } from 'node:timers/promises';
import { callContact, callSales, control, simulator, stopAll } from './client';

afterEach(stopAll);

const read = { contactNumber: '1001' };

describe('rate limits', () => {
  test('per endpoint: the call over it is refused without JSON and logged, others pass', async () => {
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

  test('roll: a place is free a minute after the first call, not before', async () => {
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

  test('of the clock: all places are free when its next minute begins', async () => {
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

  test('monthly quota, with 429 when set up so', async () => {
    const started = await simulator({ limits: { perMonth: 1 }, tooManyCallsStatus: 429 });
    expect((await callContact(started, 'getContactData', read)).status).toBe(200);
    expect((await callContact(started, 'getContactData', read)).status).toBe(429);
    await control(started, 'PUT myvenue/limits', { perMonth: null });
    expect((await callContact(started, 'getContactData', read)).status).toBe(200);
  });

  test('getCatalogDetailed once in ten minutes', async () => {
    const started = await simulator();
    expect((await callSales(started, 'getCatalogDetailed')).status).toBe(200);
    await control(started, 'POST clock', { advanceMs: 599_000 });
    expect((await callSales(started, 'getCatalogDetailed')).status).toBe(509);
    await control(started, 'POST clock', { advanceMs: 1000 });
    expect((await callSales(started, 'getCatalogDetailed')).status).toBe(200);
  });
});

describe('faults', () => {
  const create = { individualContactData: { individualLastname: 'Faulty' } };
  const save = 'saveIndividualContactData';
  const created = async (started: Awaited<ReturnType<typeof simulator>>): Promise<number> =>
    (await control(started, 'GET myvenue/contacts?start=20')).rows.length;

  test('http: hits the method so many times and does no work', async () => {
    const started = await simulator();
    const fault = { method: save, times: 2, kind: 'http', status: 503 };
    await control(started, 'POST myvenue/faults', fault);
    expect((await callContact(started, 'getContactData', read)).status).toBe(200);
    expect((await callContact(started, save, create)).status).toBe(503);
    expect((await callContact(started, save, create)).status).toBe(503);
    expect(await created(started)).toBe(0);
    expect((await callContact(started, save, create)).status).toBe(200);
  });

  test('business: error in the envelope, no work', async () => {
    const started = await simulator();
    const fault = { method: '*', times: 1, kind: 'business', statusDetail: 'error.any' };
    await control(started, 'POST myvenue/faults', [fault]);
    const reply = await callContact(started, save, create);
    expect(reply.status).toBe(200);
    expect(reply.json).toEqual({ statusCode: 'error', statusDetail: 'error.any' });
    expect(await created(started)).toBe(0);
  });

  test('timeout: does the work and answers late', async () => {
    const started = await simulator();
    await control(started, 'POST myvenue/faults', { method: save, kind: 'timeout', ms: 150 });
    const startedAt = Date.now();
    const reply = callContact(started, save, create);
    expect((await reply).json.statusCode).toBe('success');
    expect(Date.now() - startedAt).toBeGreaterThanOrEqual(140);
  });

  test('timeout: answers at once when the trouble ends', async () => {
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

  test('drop-response: does the work, the answer is lost', async () => {
    const started = await simulator();
    await control(started, 'POST myvenue/faults', { method: save, kind: 'drop-response' });
    await expect(callContact(started, save, create)).rejects.toThrow();
    expect(await created(started)).toBe(1);
  });

  test('reset: no work, no answer', async () => {
    const started = await simulator();
    await control(started, 'POST myvenue/faults', { method: save, kind: 'reset' });
    await expect(callContact(started, save, create)).rejects.toThrow();
    expect(await created(started)).toBe(0);
    expect((await control(started, 'GET myvenue/calls')).rows).toMatchObject([{ status: 0 }]);
  });

  test('[] clears', async () => {
    const started = await simulator();
    await control(started, 'POST myvenue/faults', { method: save, times: 9, kind: 'reset' });
    await control(started, 'POST myvenue/faults', []);
    expect((await callContact(started, save, create)).status).toBe(200);
  });
});
