import {
  S360AnswerError,
  S360AuthenticationError,
  S360BusinessError,
  S360HttpError,
  S360InProgressError,
  S360NetworkError,
  S360RequestError,
  S360TooManyCallsError,
} from '../../../server/src/s360/errors';

const call = {
  institution: 'myvenue',
  service: 'contactInformationPublicService',
  method: 'saveIndividualContactData',
};
const read = { ...call, method: 'getEventAvailability' };
const login = { institution: 'myvenue', service: 'auth', method: 'auth' };
const http = (status: number) => new S360HttpError(call, { status, retryAfterMs: null });
const refusal = { statusCode: 'ERROR', statusDetail: 'error.x' };

describe('the reason shown to the operator after a failed call', () => {
  it.each([
    [http(503), 'callInTrouble', { status: 503 }],
    [http(404), 'callNotFound', { status: 404 }],
    [http(302), 'callRedirected', { status: 302 }],
    [http(418), 'callWrong', { status: 418 }],
    [
      new S360TooManyCallsError(call, { status: 509, retryAfterMs: null }),
      'callTooMany',
      { status: 509 },
    ],
    [new S360AuthenticationError(call, { status: 401 }), 'callNotAllowed', { status: 401 }],
    [new S360AuthenticationError(call, { status: 403 }), 'callForbidden', { status: 403 }],
    [new S360AuthenticationError(login, { status: 403 }), 'callNotAllowed', { status: 403 }],
    [new S360BusinessError(call, refusal), 'callRefused', { detail: 'error.x' }],
    [new S360BusinessError(read, refusal), 'readRefused', { detail: 'error.x' }],
    [
      new S360BusinessError(call, { statusCode: 'ERROR', statusDetail: null }),
      'callRefused',
      { detail: 'ERROR' },
    ],
    [new S360InProgressError(call, null), 'callInProgress', {}],
    [
      new S360NetworkError(call, { sent: 'no', code: 'ECONNREFUSED' }),
      'callNotReached',
      { code: 'ECONNREFUSED' },
    ],
    [
      new S360NetworkError(call, { sent: 'maybe', code: 'ECONNRESET' }),
      'callWithoutAnswer',
      { code: 'ECONNRESET' },
    ],
    [new S360AnswerError(call, 'not-json'), 'callUnreadable', {}],
    [new S360AnswerError(call, 'unknown-status', 'OK'), 'callStatusUnknown', { word: 'OK' }],
    [new S360RequestError(call, 'too-large'), 'callTooLarge', {}],
    [new S360RequestError(call, 'no-criteria'), 'callEmpty', {}],
    [
      new S360RequestError(call, { member: 'addresses[0].zipCode', flaw: 'tooLong' }),
      'callNotDescribed',
      { member: 'addresses[0].zipCode' },
    ],
  ])('for %s is %s', (error, code, values) => {
    expect(error.why).toEqual({ code, values });
  });
});
