import jwt from 'jsonwebtoken';
import { resolveAssumptions } from '../../../../server/src/s360/assumptions';
import { mayHaveBeenExecuted } from '../../../../server/src/s360';
import { failureOf, getContact, loginAuthentication, SECRET, withClient } from '../client-setup';
import { answerJson, answerText, CONTACT_333, type Answering } from '../s360-server';

const NOW = Date.parse('2026-03-03T10:00:00.400Z');
const LOGIN_URL = '/tnai/backend-apis/v1/auth';
const CALL_URL = '/tnco/backend-apis/contactInformationPublicService/v2_21/getContactData';

/** Answers logins with the given tokens in turn, and other calls with the given answer. */
function withLogin(tokens: string[], answerCall: Answering = answerJson(CONTACT_333)): Answering {
  let logins = 0;
  return (request, response) => {
    if (request.url !== LOGIN_URL) return answerCall(request, response);
    const token = tokens[Math.min(logins, tokens.length - 1)];
    logins += 1;
    return answerJson({ token })(request, response);
  };
}

function tokenWith(claims: { iat?: number; exp?: number }): string {
  return jwt.sign(claims, 'of S-360', { noTimestamp: claims.iat === undefined });
}

const settings = { authentication: loginAuthentication };

describe('a self-signed token', () => {
  test('names the caller, is valid for 30 seconds, and is new for each call', async () => {
    let nowMs = NOW;
    const options = { answering: answerJson(CONTACT_333), now: () => nowMs };
    await withClient(options, async ({ client, server, permits }) => {
      await getContact(client);
      nowMs += 60_000;
      await getContact(client);
      const [first, second] = server.requests.map((request) => verified(request.headers));
      const iat = Math.floor(NOW / 1000);
      expect(first).toEqual({
        header: { alg: 'HS256', typ: 'JWT' },
        payload: {
          sub: 'MYVENUE',
          aud: 'MYVENUE_CRM',
          iss: 'strapi-plugin-s360',
          iat,
          exp: iat + 30,
        },
      });
      expect(second?.payload).toMatchObject({ iat: iat + 60, exp: iat + 90 });
      expect(permits.taken).toEqual([]);
    });
  });

  test('uses the configured subject and time unit', async () => {
    const assumptions = resolveAssumptions('myvenue', {
      tokenSubject: 'My Venue',
      tokenTimeUnit: 'milliseconds',
    });
    const options = {
      answering: answerJson(CONTACT_333),
      now: () => NOW,
      settings: { assumptions },
    };
    await withClient(options, async ({ client, server }) => {
      await getContact(client);
      const [token] = server.requests.map((request) => verified(request.headers));
      expect(token?.payload).toMatchObject({ sub: 'My Venue', iat: NOW, exp: NOW + 30_000 });
    });
  });

  test.each([
    ['10 minutes behind', -600_000],
    ['2 minutes ahead', 120_000],
  ])('follows the clock of S-360 when ours is %s, after one refusal', async (_how, offMs) => {
    const isInTime = (iat: number) => Math.abs(iat * 1000 - NOW) <= 30_000;
    const answering: Answering = (request, response) => {
      response.setHeader('Date', new Date(NOW).toUTCString());
      const iat = Number(verified(request.headers)?.payload.iat);
      return (isInTime(iat) ? answerJson(CONTACT_333) : answerText('', 401))(request, response);
    };
    await withClient({ answering, now: () => NOW + offMs }, async ({ client, server }) => {
      await getContact(client);
      await getContact(client);
      expect(server.requests).toHaveLength(3);
    });
  });

  test('that is refused in time as well is not corrected, and costs no endless tries', async () => {
    const answering: Answering = (request, response) => {
      response.setHeader('Date', new Date(NOW).toUTCString());
      return answerText('', 401)(request, response);
    };
    await withClient({ answering, now: () => NOW - 600_000 }, async ({ client, server }) => {
      expect(await failureOf(getContact(client))).toMatchObject({ kind: 'authentication' });
      expect(server.requests).toHaveLength(2);
    });
    await withClient({ answering, now: () => NOW }, async ({ client, server }) => {
      expect(await failureOf(getContact(client))).toMatchObject({ kind: 'authentication' });
      expect(server.requests).toHaveLength(1);
    });
  });

  test('is signed when the call leaves, not when it starts to wait', async () => {
    const options = {
      answering: answerJson(CONTACT_333),
      settings: { smoothing: { maxCalls: 1, perMs: 1_200 } },
    };
    await withClient(options, async ({ client, server }) => {
      await Promise.all([getContact(client), getContact(client)]);
      const [first, second] = server.requests.map((request) => verified(request.headers).payload);
      expect(Number(second?.iat) - Number(first?.iat)).toBeGreaterThanOrEqual(1);
    });
  });

  test('in seconds is made anew once, if its second ended before it was refused', async () => {
    let nowMs = NOW;
    const onTheWay = (tokenTimeUnit: 'seconds' | 'milliseconds', tookMs: number) => {
      const answering: Answering = (request, response) => {
        nowMs += tookMs;
        response.sendDate = false;
        return answerText('', 401)(request, response);
      };
      const settings = { assumptions: resolveAssumptions('myvenue', { tokenTimeUnit }) };
      return { answering, now: () => nowMs, settings };
    };
    const sentAfter = async (...of: Parameters<typeof onTheWay>) => {
      nowMs = NOW;
      let sent = 0;
      await withClient(onTheWay(...of), async ({ client, server }) => {
        expect(await failureOf(getContact(client))).toMatchObject({ kind: 'authentication' });
        sent = server.requests.length;
      });
      return sent;
    };
    expect(await sentAfter('seconds', 599)).toBe(1);
    expect(await sentAfter('seconds', 600)).toBe(2);
    expect(await sentAfter('milliseconds', 600)).toBe(1);
  });

  test('is not retried when it is refused', async () => {
    const answering: Answering = (request, response) => {
      response.sendDate = false;
      return answerText('', 401)(request, response);
    };
    await withClient({ answering, now: () => NOW }, async ({ client, server }) => {
      const failure = await failureOf(getContact(client));
      expect(failure).toMatchObject({ kind: 'authentication', status: 401 });
      expect(server.requests).toHaveLength(1);
    });
  });

  function verified(headers: { authorization?: string }) {
    const token = headers.authorization?.replace(/^Bearer /, '') ?? '';
    const { header, payload } = jwt.verify(token, SECRET, {
      complete: true,
      ignoreExpiration: true,
      algorithms: ['HS256'],
    });
    return { header, payload: payload as jwt.JwtPayload };
  }
});

describe('the login to S-360', () => {
  test('sends operator, partner and secret, and its token authorizes the call', async () => {
    await withClient({ answering: withLogin(['abc']), settings }, async (setup) => {
      await getContact(setup.client, 'booking');
      const [login, call] = setup.server.requests;
      expect(login?.url).toBe(LOGIN_URL);
      expect(login?.headers.authorization).toBeUndefined();
      expect(JSON.parse(login?.body ?? '')).toEqual({
        operator: 'MYVENUE_CRM',
        partner: 'strapi-plugin-s360',
        secret: SECRET,
      });
      expect(call?.headers.authorization).toBe('Bearer abc');
      expect(setup.permits.taken).toEqual([{ service: 'auth', method: 'auth', lane: 'booking' }]);
    });
  });

  test('can use the other module', async () => {
    const authentication = { ...loginAuthentication, loginModule: 'tnco' } as const;
    const answering = answerJson({ ...CONTACT_333, token: 'abc' });
    await withClient({ answering, settings: { authentication } }, async ({ client, server }) => {
      await getContact(client);
      expect(server.requests[0]?.url).toBe('/tnco/backend-apis/v1/auth');
    });
  });

  test('is shared by concurrent calls', async () => {
    await withClient({ answering: withLogin(['abc']), settings }, async (setup) => {
      await Promise.all([getContact(setup.client), getContact(setup.client)]);
      await getContact(setup.client);
      expect(setup.server.requests.filter(({ url }) => url === LOGIN_URL)).toHaveLength(1);
      expect(setup.permits.taken).toHaveLength(1);
    });
  });

  test.each([
    [
      'until shortly before it expires',
      { iat: NOW / 1000, exp: NOW / 1000 + 600 },
      594_000,
      596_000,
    ],
    ['for its lifetime even if clocks differ', { iat: 1_000, exp: 1_600 }, 594_000, 596_000],
    ['with times in milliseconds', { iat: NOW, exp: NOW + 600_000 }, 594_000, 596_000],
    ['without a time of issue', { exp: Math.floor(NOW / 1000) + 600 }, 594_000, 596_000],
    ['for a minute when it has no lifetime', {}, 59_000, 61_000],
    ['for a minute when it is unreadable', null, 59_000, 61_000],
  ])('keeps its token %s', async (_name, claims, stillGoodMs, expiredMs) => {
    let nowMs = NOW;
    const answering = withLogin([claims ? tokenWith(claims) : 'opaque', 'next']);
    await withClient({ answering, settings, now: () => nowMs }, async ({ client, server }) => {
      const logins = () => server.requests.filter(({ url }) => url === LOGIN_URL).length;
      await getContact(client);
      nowMs = NOW + stillGoodMs;
      await getContact(client);
      expect(logins()).toBe(1);
      nowMs = NOW + expiredMs;
      await getContact(client);
      expect(logins()).toBe(2);
    });
  });

  test('is repeated when a kept token is refused, and the call is repeated once', async () => {
    const refuseOld: Answering = (request, response) => {
      const old = request.headers.authorization === 'Bearer old' && callCount++ > 0;
      return (old ? answerText('', 401) : answerJson(CONTACT_333))(request, response);
    };
    let callCount = 0;
    await withClient(
      { answering: withLogin(['old', 'new'], refuseOld), settings },
      async (setup) => {
        await getContact(setup.client);
        await getContact(setup.client, 'booking');
        expect(setup.server.requests.map(({ url }) => url)).toEqual([
          LOGIN_URL,
          CALL_URL,
          CALL_URL,
          LOGIN_URL,
          CALL_URL,
        ]);
        expect(setup.permits.taken.slice(1)).toEqual([
          { service: 'auth', method: 'auth', lane: 'booking' },
          {
            service: 'contactInformationPublicService',
            method: 'getContactData',
            lane: 'booking',
          },
        ]);
      },
    );
  });

  test('with a refused new token ends the call, and the next call logs in again', async () => {
    const answering = withLogin(['bad'], answerText('', 401));
    await withClient({ answering, settings }, async ({ client, server }) => {
      const failure = await failureOf(getContact(client));
      expect(failure).toMatchObject({ kind: 'authentication', method: 'getContactData' });
      expect(server.requests.map(({ url }) => url)).toEqual([LOGIN_URL, CALL_URL]);
      await failureOf(getContact(client));
      expect(server.requests.filter(({ url }) => url === LOGIN_URL)).toHaveLength(2);
    });
  });

  test.each([
    ['status 400', answerText('', 400), 'authentication'],
    ['status 401', answerText('', 401), 'authentication'],
    ['a missing token', answerJson({ statusCode: 'error' }), 'authentication'],
    ['invalid JSON', answerText('<html/>', 200), 'answer'],
    ['status 502', answerText('', 502), 'http'],
    ['a connection reset', (request) => void request.socket.destroy(), 'network'],
  ] satisfies [string, Answering, string][])(
    'that fails with %s never means that the call was executed',
    async (_name, answering, kind) => {
      await withClient({ answering, settings }, async ({ client, server }) => {
        const failure = await failureOf(getContact(client));
        expect(failure).toMatchObject({ kind, service: 'auth' });
        expect(failure.message).toContain('The login for institution myvenue');
        expect(mayHaveBeenExecuted(failure)).toBe(false);
        // A failed login is not reused.
        await failureOf(getContact(client));
        expect(server.requests).toHaveLength(2);
      });
    },
  );
});
