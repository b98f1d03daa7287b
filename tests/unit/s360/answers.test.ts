import { resolveAssumptions } from '../../../server/src/s360/assumptions';
import { closingReasonOf } from '../../../server/src/sending/outcome';
import {
  isS360Error,
  mayHaveBeenExecuted,
  S360HttpError,
  S360TooManyCallsError,
} from '../../../server/src/s360';
import { failureOf, getContact, withClient } from './client-setup';
import { answerJson, answerText, CONTACT_333, type Answering } from './s360-server';

function failureWith(answering: Answering, now?: () => number) {
  return new Promise<Awaited<ReturnType<typeof failureOf>>>((resolve, reject) => {
    withClient({ answering, now }, async ({ client }) => {
      resolve(await failureOf(getContact(client)));
    }).catch(reject);
  });
}

describe('the HTTP status of an answer', () => {
  test.each([
    [302, 'http', false],
    [400, 'http', false],
    [401, 'authentication', false],
    [403, 'authentication', false],
    [404, 'http', false],
    [429, 'too-many-calls', false],
    [500, 'http', false],
    [502, 'http', true],
    [503, 'http', false],
    [504, 'http', true],
    [509, 'too-many-calls', false],
    [524, 'http', true],
  ])('%i is treated as %s and may have been executed: %s', async (status, kind, executed) => {
    const failure = await failureWith(answerText('<h1>not JSON</h1>', status));
    expect(failure).toMatchObject({
      kind,
      status,
      institution: 'myvenue',
      service: 'contactInformationPublicService',
      method: 'getContactData',
    });
    expect(mayHaveBeenExecuted(failure)).toBe(executed);
    expect(failure.message).toContain('getContactData for institution myvenue');
  });

  test('counts even when the body of a refusal is cut off', async () => {
    const failure = await failureWith((_request, response) => {
      response.writeHead(509, { 'Content-Length': 1_000, 'Retry-After': '7' });
      response.write('Bandwidth');
      setTimeout(() => response.destroy(), 20);
    });
    expect(failure).toMatchObject({ kind: 'too-many-calls', status: 509, retryAfterMs: 7_000 });
  });
});

describe('the header Retry-After', () => {
  test('is read in seconds', async () => {
    const failure = await failureWith(answerText('', 509, { 'Retry-After': '30' }));
    expect(failure).toBeInstanceOf(S360TooManyCallsError);
    expect(failure).toMatchObject({ retryAfterMs: 30_000 });
  });

  test('is read as a date, relative to the clock of the server', async () => {
    const headers = {
      Date: 'Tue, 03 Mar 2026 10:00:00 GMT',
      'Retry-After': 'Tue, 03 Mar 2026 10:01:30 GMT',
    };
    const failure = await failureWith(answerText('', 503, headers), () => 0);
    expect(failure).toBeInstanceOf(S360HttpError);
    expect(failure).toMatchObject({ retryAfterMs: 90_000 });
  });

  test.each([
    [509, '90'],
    [429, '90'],
    [509, 'Tue, 03 Mar 2026 10:01:30 GMT'],
    [429, 'Tue, 03 Mar 2026 10:01:30 GMT'],
  ])('of the status %i means the same in both forms: %s', async (status, retryAfter) => {
    const headers = { Date: 'Tue, 03 Mar 2026 10:00:00 GMT', 'Retry-After': retryAfter };
    const failure = await failureWith(answerText('', status, headers), () => 0);
    expect(failure).toBeInstanceOf(S360TooManyCallsError);
    expect(failure).toMatchObject({ status, retryAfterMs: 90_000 });
    expect(closingReasonOf(failure)).toEqual({ kind: 'limit', forMs: 90_000 });
  });

  test('is ignored when it is in the past, missing, or invalid', async () => {
    const past = {
      Date: 'Tue, 03 Mar 2026 10:00:00 GMT',
      'Retry-After': 'Mon, 02 Mar 2026 10:00:00 GMT',
    };
    expect(await failureWith(answerText('', 503, past))).toMatchObject({ retryAfterMs: 0 });
    expect(await failureWith(answerText('', 503))).toMatchObject({ retryAfterMs: null });
    const nonsense = answerText('', 503, { 'Retry-After': 'soon' });
    expect(await failureWith(nonsense)).toMatchObject({ retryAfterMs: null });
  });
});

describe('the result envelope of an answer', () => {
  test('yields a business error with the code of S-360', async () => {
    const result = { statusCode: 'error', statusDetail: 'error.order.availability' };
    const failure = await failureWith(answerJson(result));
    expect(failure).toMatchObject({
      kind: 'business',
      statusCode: 'error',
      statusDetail: 'error.order.availability',
    });
    expect(failure.message).toContain('error.order.availability');
    expect(mayHaveBeenExecuted(failure)).toBe(false);
  });

  test('yields a business error without a detail', async () => {
    const failure = await failureWith(answerJson({ statusCode: 'error', statusDetail: null }));
    expect(failure).toMatchObject({ kind: 'business', statusDetail: null });
  });

  test('yields a business error that says whether it names an order', async () => {
    const refusal = { statusCode: 'error', statusDetail: 'error.order.line' };
    const named = await failureWith(answerJson({ ...refusal, orderUpdateData: { orderId: 7 } }));
    expect(named).toMatchObject({ kind: 'business', namesOrder: true, orderId: '7' });
    const unnamed = await failureWith(answerJson({ ...refusal, orderUpdateData: null }));
    expect(unnamed).toMatchObject({ kind: 'business', namesOrder: false });
  });

  test.each(['success', 'SUCCESS', 'Ok'])('is a success with the word %s', async (statusCode) => {
    const assumptions = resolveAssumptions('myvenue', { successWords: ['OK'] });
    const options = {
      answering: answerJson({ ...CONTACT_333, statusCode }),
      settings: { assumptions },
    };
    await withClient(options, async ({ client }) => {
      expect((await getContact(client)).data.contactNumber).toBe('333');
    });
  });

  test('with an unknown status word may have been executed', async () => {
    const failure = await failureWith(answerJson({ ...CONTACT_333, statusCode: 'OK' }));
    expect(failure).toMatchObject({ kind: 'answer', reason: 'unknown-status' });
    expect(failure.message).toContain('the status OK');
    expect(failure.message).toContain('assumptions.successWords');
    expect(mayHaveBeenExecuted(failure)).toBe(true);
  });

  test('is a refusal with a configured word', async () => {
    const assumptions = resolveAssumptions('myvenue', { failureWords: ['KO'] });
    const options = { answering: answerJson({ statusCode: 'ko' }), settings: { assumptions } };
    await withClient(options, async ({ client }) => {
      expect(await failureOf(getContact(client))).toMatchObject({ kind: 'business' });
    });
  });

  test('with in_progress may have been executed', async () => {
    const failure = await failureWith(answerJson({ statusCode: 'in_progress' }));
    expect(failure).toMatchObject({ kind: 'in-progress' });
    expect(mayHaveBeenExecuted(failure)).toBe(true);
  });

  test.each([
    ['invalid JSON', answerText('<html>maintenance</html>', 200), 'not-json'],
    ['an empty body', answerText('', 204), 'not-json'],
    ['a list', answerJson([CONTACT_333]), 'no-envelope'],
    ['null', answerJson(null), 'no-envelope'],
    ['a missing statusCode', answerJson({ contactNumber: '333' }), 'no-envelope'],
    ['a statusCode that is not a text', answerJson({ statusCode: 0 }), 'no-envelope'],
    ['a missing contact', answerJson({ statusCode: 'success' }), 'no-result'],
  ])('cannot be read with %s', async (_name, answering, reason) => {
    const failure = await failureWith(answering);
    expect(failure).toMatchObject({ kind: 'answer', reason });
    expect(mayHaveBeenExecuted(failure)).toBe(true);
  });
});

test('the Date header of an answer gives the clock of S-360', async () => {
  const headers = { Date: 'Tue, 03 Mar 2026 10:00:00 GMT' };
  await withClient({ answering: answerJson(CONTACT_333, 200, headers) }, async ({ client }) => {
    const answer = await getContact(client);
    expect(answer.answeredAt).toEqual(new Date('2026-03-03T10:00:00Z'));
  });
});

test('an unrelated error is not recognized as an error of S-360', () => {
  expect(isS360Error(new Error('kind: http'))).toBe(false);
  expect(isS360Error({ kind: 'http', institution: 'myvenue' })).toBe(false);
});
