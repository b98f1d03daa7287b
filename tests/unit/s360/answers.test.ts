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

describe('statuses', () => {
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
  ])('%i is %s, may have been executed: %s', async (status, kind, executed) => {
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

  test('a refusal counts although its body is cut off', async () => {
    const failure = await failureWith((_request, response) => {
      response.writeHead(509, { 'Content-Length': 1_000, 'Retry-After': '7' });
      response.write('Bandwidth');
      setTimeout(() => response.destroy(), 20);
    });
    expect(failure).toMatchObject({ kind: 'too-many-calls', status: 509, retryAfterMs: 7_000 });
  });
});

describe('Retry-After', () => {
  test('in seconds', async () => {
    const failure = await failureWith(answerText('', 509, { 'Retry-After': '30' }));
    expect(failure).toBeInstanceOf(S360TooManyCallsError);
    expect(failure).toMatchObject({ retryAfterMs: 30_000 });
  });

  test('as a date, by the clock of the server', async () => {
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
  ])('of too many calls, %i, means the same in both forms: %s', async (status, retryAfter) => {
    const headers = { Date: 'Tue, 03 Mar 2026 10:00:00 GMT', 'Retry-After': retryAfter };
    const failure = await failureWith(answerText('', status, headers), () => 0);
    expect(failure).toBeInstanceOf(S360TooManyCallsError);
    expect(failure).toMatchObject({ status, retryAfterMs: 90_000 });
    expect(closingReasonOf(failure)).toEqual({ kind: 'limit', forMs: 90_000 });
  });

  test('in the past, or missing, or nonsense', async () => {
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

describe('result envelope', () => {
  test('a business error keeps the code of S-360', async () => {
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

  test('a business error without detail', async () => {
    const failure = await failureWith(answerJson({ statusCode: 'error', statusDetail: null }));
    expect(failure).toMatchObject({ kind: 'business', statusDetail: null });
  });

  test('a business error that comes with an order says so', async () => {
    const refusal = { statusCode: 'error', statusDetail: 'error.order.line' };
    const named = await failureWith(answerJson({ ...refusal, orderUpdateData: { orderId: 7 } }));
    expect(named).toMatchObject({ kind: 'business', namesOrder: true, orderId: '7' });
    const unnamed = await failureWith(answerJson({ ...refusal, orderUpdateData: null }));
    expect(unnamed).toMatchObject({ kind: 'business', namesOrder: false });
  });

  test.each(['success', 'SUCCESS', 'Ok'])('is a success by the word %s', async (statusCode) => {
    const assumptions = resolveAssumptions('myvenue', { successWords: ['OK'] });
    const options = {
      answering: answerJson({ ...CONTACT_333, statusCode }),
      settings: { assumptions },
    };
    await withClient(options, async ({ client }) => {
      expect((await getContact(client)).data.contactNumber).toBe('333');
    });
  });

  test('a status that is neither success nor a refusal may have been carried out', async () => {
    const failure = await failureWith(answerJson({ ...CONTACT_333, statusCode: 'OK' }));
    expect(failure).toMatchObject({ kind: 'answer', reason: 'unknown-status' });
    expect(failure.message).toContain('the status OK');
    expect(failure.message).toContain('assumptions.successWords');
    expect(mayHaveBeenExecuted(failure)).toBe(true);
  });

  test('is a refusal by a word that is set for the institution', async () => {
    const assumptions = resolveAssumptions('myvenue', { failureWords: ['KO'] });
    const options = { answering: answerJson({ statusCode: 'ko' }), settings: { assumptions } };
    await withClient(options, async ({ client }) => {
      expect(await failureOf(getContact(client))).toMatchObject({ kind: 'business' });
    });
  });

  test('in_progress may be carried out', async () => {
    const failure = await failureWith(answerJson({ statusCode: 'in_progress' }));
    expect(failure).toMatchObject({ kind: 'in-progress' });
    expect(mayHaveBeenExecuted(failure)).toBe(true);
  });

  test.each([
    ['no JSON', answerText('<html>maintenance</html>', 200), 'not-json'],
    ['an empty body', answerText('', 204), 'not-json'],
    ['a list', answerJson([CONTACT_333]), 'no-envelope'],
    ['null', answerJson(null), 'no-envelope'],
    ['no statusCode', answerJson({ contactNumber: '333' }), 'no-envelope'],
    ['a statusCode that is no text', answerJson({ statusCode: 0 }), 'no-envelope'],
    ['no contact', answerJson({ statusCode: 'success' }), 'no-result'],
  ])('%s cannot be read', async (_name, answering, reason) => {
    const failure = await failureWith(answering);
    expect(failure).toMatchObject({ kind: 'answer', reason });
    expect(mayHaveBeenExecuted(failure)).toBe(true);
  });
});

test('the Date header is the clock of S-360', async () => {
  const headers = { Date: 'Tue, 03 Mar 2026 10:00:00 GMT' };
  await withClient({ answering: answerJson(CONTACT_333, 200, headers) }, async ({ client }) => {
    const answer = await getContact(client);
    expect(answer.answeredAt).toEqual(new Date('2026-03-03T10:00:00Z'));
  });
});

test('other errors are no errors of S-360', () => {
  expect(isS360Error(new Error('kind: http'))).toBe(false);
  expect(isS360Error({ kind: 'http', institution: 'myvenue' })).toBe(false);
});
