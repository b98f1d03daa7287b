import {
  closingReasonOf,
  failureFrom,
  loggableCode,
  verdictOn,
  verdictOnOnce,
  wouldFailAgain,
} from '../../../server/src/sending/outcome';
import {
  S360AnswerError,
  S360AuthenticationError,
  S360BusinessError,
  S360HttpError,
  S360InProgressError,
  S360NetworkError,
  S360RequestError,
  S360TooManyCallsError,
  type S360Error,
} from '../../../server/src/s360/errors';
import { LOGIN_CALL } from '../../../server/src/s360/transport/urls';
import { written } from '../../helpers/builders/reasons';
import { inEnglish } from '../../../server/src/contracts/reasons';

const CALL = { institution: 'myvenue', service: 'contact', method: 'save' };
const http = (status: number) => new S360HttpError(CALL, { status, retryAfterMs: null });
const network = (sent: 'no' | 'maybe') => new S360NetworkError(CALL, { sent, code: 'ECONNRESET' });
const tooMany = (retryAfterMs: number | null) =>
  new S360TooManyCallsError(CALL, { status: 509, retryAfterMs });
const business = new S360BusinessError(CALL, {
  statusCode: 'ERROR',
  statusDetail: 'error.contact.email',
});

const LOGIN = { ...LOGIN_CALL, institution: 'myvenue' };
const loginHttp = (status: number) => new S360HttpError(LOGIN, { status, retryAfterMs: null });
const notAllowed = (status: number, call = CALL) => new S360AuthenticationError(call, { status });

const UNREACHABLE = { kind: 'unreachable' };
const FAILING = { kind: 'failing' };
const LOCKED = { kind: 'locked' };

describe('a failed call', () => {
  it.each<[string, S360Error, string, unknown]>([
    ['never reached S-360', network('no'), 'retry', UNREACHABLE],
    ['got no answer', network('maybe'), 'lost', FAILING],
    [
      'was one too many without a given time',
      tooMany(null),
      'retry',
      { kind: 'limit', forMs: 60_000 },
    ],
    ['was one too many with a given time', tooMany(5000), 'retry', { kind: 'limit', forMs: 5000 }],
    ['was one too many with a wait of 0 s', tooMany(0), 'retry', { kind: 'limit', forMs: 1000 }],
    [
      'was one too many with a wait of a year',
      tooMany(3e10),
      'retry',
      { kind: 'limit', forMs: 86_400_000 },
    ],
    ['was refused for its credentials', notAllowed(401), 'retry', LOCKED],
    ['was forbidden to this operator', notAllowed(403), 'refused', null],
    ['was not made because its login is forbidden', notAllowed(403, LOGIN), 'retry', LOCKED],
    ['was not made because its login is unknown', loginHttp(404), 'retry', LOCKED],
    ['was not made because its login was refused', loginHttp(418), 'retry', LOCKED],
    ['was not made because its login failed', loginHttp(503), 'retry', FAILING],
    ['is still in progress at S-360', new S360InProgressError(CALL, null), 'lost', null],
    ['got an unreadable answer', new S360AnswerError(CALL, 'not-json'), 'lost', FAILING],
    ['failed inside S-360', http(500), 'retry', FAILING],
    [
      'found S-360 closed until a given time',
      new S360HttpError(CALL, { status: 503, retryAfterMs: 240_000 }),
      'retry',
      { kind: 'limit', forMs: 240_000 },
    ],
    ['was lost by a gateway', http(502), 'lost', FAILING],
    ['timed out at a gateway', http(504), 'lost', FAILING],
    ['timed out by its status', http(408), 'retry', null],
    ['is unknown to S-360', http(404), 'retry', null],
    ['was redirected', http(302), 'retry', FAILING],
    ['was blocked by a proxy', http(407), 'retry', FAILING],
    ['was refused by its status', http(422), 'refused', null],
    ['was refused with a reason', business, 'refused', null],
    ['was too large to send', new S360RequestError(CALL, 'too-large'), 'refused', null],
  ])(
    'that %s is classified for the contact and the institution',
    (_what, error, verdict, closing) => {
      expect(verdictOn(error)).toBe(verdict);
      expect(closingReasonOf(error)).toEqual(closing);
    },
  );

  const later = new S360HttpError(CALL, { status: 503, retryAfterMs: 1000 });
  const withOrder = { statusCode: 'error', statusDetail: 'error.order.line', namesOrder: true };

  it.each<[string, S360Error, string]>([
    ['failed inside S-360', http(500), 'lost'],
    ['was lost by a gateway', http(502), 'lost'],
    ['found no server behind the gateway', http(503), 'lost'],
    ['was told to retry later', later, 'retry'],
    ['timed out at a gateway', http(504), 'lost'],
    ['timed out by its status', http(408), 'lost'],
    ['was one too many', tooMany(null), 'retry'],
    ['never reached S-360', network('no'), 'retry'],
    ['was refused for its credentials', notAllowed(401), 'retry'],
    ['was forbidden to this operator', notAllowed(403), 'refused'],
    ['is unknown to S-360', http(404), 'retry'],
    ['was refused by its status', http(422), 'refused'],
    ['was refused with a reason', business, 'refused'],
    ['was refused with the id of an order', new S360BusinessError(CALL, withOrder), 'lost'],
  ])('that %s and must not be made twice is classified', (_what, error, verdict) => {
    expect(verdictOnOnce(error)).toBe(verdict);
  });

  it('is never a lost answer when the login before it failed', () => {
    const lost = new S360NetworkError(LOGIN, { sent: 'maybe', code: 'DEADLINE' });
    expect(verdictOn(lost)).toBe('retry');
    expect(verdictOnOnce(loginHttp(500))).toBe('retry');
  });
});

describe('a call that often failed', () => {
  const often = { attempts: 15, isAnsweringOthers: true };

  it.each<[string, S360Error, Parameters<typeof wouldFailAgain>[1], boolean]>([
    ['would fail again when other calls succeed', http(500), often, true],
    ['would also fail again without an answer', network('maybe'), often, true],
    ['may succeed after few attempts', http(500), { ...often, attempts: 9 }, false],
    [
      'may succeed when all other calls failed, too',
      http(500),
      { ...often, isAnsweringOthers: false },
      false,
    ],
    ['may succeed when it never reached S-360', network('no'), often, false],
    ['may succeed when it exceeded a limit', tooMany(null), often, false],
    ['may succeed when all credentials are refused', notAllowed(401), often, false],
    [
      'counts as refused at once with a refusal',
      business,
      { attempts: 0, isAnsweringOthers: false },
      true,
    ],
  ])('%s', (_what, error, lately, expected) => {
    expect(wouldFailAgain(error, lately)).toBe(expected);
  });
});

describe('a failure shown to an operator', () => {
  const at = new Date(Date.UTC(2026, 2, 1));

  it.each<[S360Error, string]>([
    [business, 'error.contact.email'],
    [network('no'), 'ECONNRESET'],
    [http(404), 'HTTP 404'],
    [new S360AnswerError(CALL, 'not-json'), 'not-json'],
    [new S360InProgressError(CALL, null), 'in_progress'],
  ])('in case %# has the code of S-360 or of the event, and says what to do', (error, code) => {
    const failure = failureFrom(error, at);
    expect(failure).toMatchObject({ code, at: at.toISOString() });
    expect(inEnglish(failure.reason)).toMatch(/^.+\. .+\.$/);
  });

  it.each([
    ['error.contact.email', 'error.contact.email'],
    ['HTTP 500', 'HTTP 500'],
    ['no-result', 'no-result'],
    ['The contact Anna Keller is blocked', 'a reason of its own'],
    ['anna@example.com', 'a reason of its own'],
  ])('with the code %s is logged as %s', (code, logged) => {
    expect(loggableCode({ code, reason: written(''), at: '' })).toBe(logged);
  });
});
