import type { BehaviourChange } from '../../simulator';
import { contactPath, send, simulator, stopAll, token } from './client';

afterEach(stopAll);

const json = { 'Content-Type': 'application/json' };
const body = JSON.stringify({ contactNumber: '1001' });
const nowMs = Date.now();
const milliseconds = token({}, { iat: nowMs, exp: nowMs + 30_000 });

async function statusOf(behaviour: BehaviourChange, jwt: string): Promise<number> {
  const { url } = await simulator({ behaviour });
  const headers = { ...json, Authorization: `Bearer ${jwt}` };
  return (await send(url + contactPath('getContactData'), { headers, body })).status;
}

test.each<[string, BehaviourChange, string, number]>([
  ['in the required case', { tokenSubject: 'MyVenue' }, token({ subject: 'MyVenue' }), 200],
  ['in another case', { tokenSubject: 'MyVenue' }, token({ subject: 'myvenue' }), 401],
  ['another text', { tokenSubject: 'MV01' }, token(), 401],
])('the simulator checks a token whose subject is %s', async (_name, behaviour, jwt, status) => {
  expect(await statusOf(behaviour, jwt)).toBe(status);
});

test.each<[string, BehaviourChange, string, number]>([
  ['in milliseconds as configured', { tokenTimeUnit: 'milliseconds' }, milliseconds, 200],
  ['in seconds against the configuration', { tokenTimeUnit: 'milliseconds' }, token(), 401],
  ['in milliseconds against the configuration', {}, milliseconds, 401],
])('the simulator checks a token with times %s', async (_name, behaviour, jwt, status) => {
  expect(await statusOf(behaviour, jwt)).toBe(status);
});

test.each(['seconds', 'milliseconds'] as const)(
  'the simulator that is strict takes tokens with times in %s only as documented: less than a second old, for 30 seconds',
  async (tokenTimeUnit) => {
    const { url } = await simulator({ behaviour: { tokenTimeUnit, tokenTimes: 'strict' } });
    const unitMs = tokenTimeUnit === 'seconds' ? 1000 : 1;
    /** The status for a token whose times are so far from now. */
    const statusWith = async (issuedMs: number, lifetimeMs: number): Promise<number> => {
      const iat = Math.ceil((Date.now() + issuedMs) / unitMs);
      const jwt = token({}, { iat, exp: iat + lifetimeMs / unitMs });
      const headers = { ...json, Authorization: `Bearer ${jwt}` };
      return (await send(url + contactPath('getContactData'), { headers, body })).status;
    };
    expect(await statusWith(-200, 30_000)).toBe(200);
    expect(await statusWith(-200, 31_000)).toBe(401);
    expect(await statusWith(-2_000, 30_000)).toBe(401);
    expect(await statusWith(3_000, 30_000)).toBe(401);
  },
);

describe('the login call of the simulator', () => {
  const credentials = {
    operator: 'MYVENUE_CRM',
    partner: 'strapi-plugin-s360',
    secret: 'demo-secret',
  };
  const login = (url: string, module: string) =>
    send(`${url}/myvenue/${module}/backend-apis/v1/auth`, {
      headers: json,
      body: JSON.stringify(credentials),
    });

  test('exists at the configured module only', async () => {
    const { url } = await simulator({ behaviour: { loginModule: 'tnco' } });
    expect((await login(url, 'tnai')).status).toBe(404);
    expect((await login(url, 'tnco')).status).toBe(200);
  });

  test.each(['seconds', 'milliseconds'] as const)(
    'returns a valid token when times are in %s',
    async (tokenTimeUnit) => {
      const { url } = await simulator({ behaviour: { tokenTimeUnit, tokenSubject: 'MV01' } });
      const given = String((await login(url, 'tnai')).json.token);
      const headers = { ...json, Authorization: `Bearer ${given}` };
      const reply = await send(url + contactPath('getContactData'), { headers, body });
      expect(reply.status).toBe(200);
    },
  );

  test.each([
    ['login', 401, 200],
    ['jwt', 200, 401],
  ] as const)(
    'returns tokens that work only when the behaviour "tokens" is "login": %s',
    async (tokens, forgedStatus, fetchedStatus) => {
      const { url } = await simulator({ behaviour: { tokens } });
      const statusWith = async (jwt: string): Promise<number> => {
        const headers = { ...json, Authorization: `Bearer ${jwt}` };
        return (await send(url + contactPath('getContactData'), { headers, body })).status;
      };
      expect(await statusWith(token())).toBe(forgedStatus);
      expect(await statusWith(String((await login(url, 'tnai')).json.token))).toBe(fetchedStatus);
    },
  );
});
