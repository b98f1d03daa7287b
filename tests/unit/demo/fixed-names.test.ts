import { seededInstitutions } from '../../demo/institutions';
import { at, listAt } from '../../helpers/json';

/** The environment without any variable, so that the defaults apply. */
const env = Object.assign((_name: string, fallback?: unknown) => fallback, {
  int: (_name: string, fallback: number) => fallback,
  json: (_name: string, fallback: unknown) => fallback,
  bool: (_name: string, fallback: boolean) => fallback,
});

const APIKEY = { kind: 'apiKey', header: 'X-S360-Key', key: 'demo-key' };
const BASIC = { kind: 'basic', username: 's360', password: 'demo-password' };

const configurationOf = jest.requireActual<(tools: { env: typeof env }) => object>(
  '../../app/config/plugins',
);

describe('the demo, which scripts of integrators drive,', () => {
  it('keeps the credentials of its webhooks on the side of S-360', () => {
    const [myvenue, museum] = seededInstitutions('http://127.0.0.1:1337');
    expect(at(myvenue, 'webhooks', 'contacts', 'auth')).toEqual(APIKEY);
    expect(at(museum, 'webhooks', 'orders', 'auth')).toEqual(BASIC);
  });

  it('keeps them on the side of Strapi', () => {
    const institutions = listAt(configurationOf({ env }), 's360', 'config', 'institutions');
    expect(institutions.map((one) => at(one, 'code'))).toEqual(['myvenue', 'museum']);
    expect(institutions.map((one) => at(one, 'webhook', 'authentication'))).toEqual([
      APIKEY,
      BASIC,
    ]);
  });
});
