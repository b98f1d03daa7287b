import { weaknessesOf } from '../../../server/src/institutions/weaknesses';

const HTTPS = 'https://myvenue.ws.example.com';
const LONG = 'a-key-of-16-char';
const withKeys = (...keys: string[]) => ({
  baseUrl: HTTPS,
  webhookAuthentication: { kind: 'apiKey', header: 'X-Key', keys } as const,
});
const at = (baseUrl: string) => ({ ...withKeys(LONG), baseUrl });

describe('the security check of an institution', () => {
  it.each([
    ['a key of 15 characters', withKeys(LONG.slice(1))],
    ['a short key among two live keys', withKeys(LONG, 'old')],
    [
      'a short password',
      {
        baseUrl: HTTPS,
        webhookAuthentication: { kind: 'basic', username: 's360', passwords: ['x'] } as const,
      },
    ],
  ])('warns about %s', (_what, institution) => {
    expect(weaknessesOf(institution)).toEqual(['shortWebhookSecret']);
  });

  it('warns about a webhook that anybody may call', () => {
    const institution = { baseUrl: HTTPS, webhookAuthentication: { kind: 'none' } as const };
    expect(weaknessesOf(institution)).toEqual(['openWebhook']);
  });

  it.each(['http://myvenue.ws.example.com', 'http://10.0.0.1/x', 'http://127.example.com'])(
    'warns about unencrypted calls to %s',
    (baseUrl) => {
      expect(weaknessesOf(at(baseUrl))).toEqual(['unencrypted']);
    },
  );

  it.each([HTTPS, 'http://localhost:4360', 'http://127.0.0.1:4360/myvenue', 'http://[::1]:4360'])(
    'is content with a long key at %s',
    (baseUrl) => {
      expect(weaknessesOf(at(baseUrl))).toEqual([]);
    },
  );
});
