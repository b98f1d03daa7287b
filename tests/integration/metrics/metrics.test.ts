import { request } from '../../helpers/http';
import { sceneForAll } from '../../helpers/scene/scene-for-tests';
import { statementsOf } from '../../helpers/databases/statements';
import { until } from '../../helpers/waiting';

const TOKEN = 'a-token-for-prometheus-only';
const OPEN = { settings: { metrics: { token: TOKEN } } };

interface Line {
  name: string;
  labels: Record<string, string>;
  value: number;
}

/** Reads Prometheus' text format strictly: each metric with its help and type, each label escaped. */
function linesOf(text: string): Line[] {
  expect(text.endsWith('\n')).toBe(true);
  const declared: string[] = [];
  const helped: string[] = [];
  return text
    .slice(0, -1)
    .split('\n')
    .flatMap((line) => {
      const [, about, of = ''] = /^# (HELP|TYPE) ([a-z0-9_]+) .+$/.exec(line) ?? [];
      if (about === 'HELP') helped.push(of);
      if (about === 'TYPE') declared.push(of);
      if (about !== undefined) return [];
      const [, name = '', labels = '', value = ''] =
        /^([a-z0-9_]+)\{((?:[a-z]+="(?:[^"\\\n]|\\["\\n])*",?)+)\} (\d+(?:\.\d+)?)$/.exec(line) ??
        [];
      expect([line, name]).toEqual([line, declared.at(-1)]);
      expect(helped).toContain(name);
      const pairs = [...labels.matchAll(/([a-z]+)="((?:[^"\\\n]|\\["\\n])*)"/g)];
      return [
        {
          name,
          labels: Object.fromEntries(pairs.map(([, label = '', of = '']) => [label, of])),
          value: Number(value),
        },
      ];
    });
}

describe('the metrics', () => {
  const scene = sceneForAll({
    ...OPEN,
    institutions: [
      { code: 'myvenue', plugin: { callsPerMonth: 10_000, pushNewContacts: true } },
      { code: 'museum', plugin: { callsPerMonth: 10_000, pushNewContacts: false } },
    ],
  });

  const asks = (authorization?: string) =>
    request(`${scene.running().url}/api/s360/metrics`, {
      ...(authorization !== undefined && { headers: { authorization } }),
    });
  const read = async () => linesOf(String((await asks(`Bearer ${TOKEN}`)).body));

  it.each([undefined, 'Bearer', 'Bearer another-token', `Basic ${TOKEN}`])(
    'are answered 401 to %s',
    async (authorization) => {
      const { body, headers, status } = await asks(authorization);
      expect(status).toBe(401);
      expect(headers.get('www-authenticate')).toBe('Bearer');
      expect(JSON.stringify(body)).not.toContain('s360_');
    },
  );

  it('count what was received, called and sent, without anything of a person', async () => {
    await scene.s360().creates({ lastName: 'Nefertari' });
    await scene.cycle();
    await scene.crm.creates({ lastName: 'Hatshepsut' });
    await scene.agreed();
    const { body, headers } = await asks(`Bearer ${TOKEN}`);
    expect(headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
    expect(String(body)).not.toMatch(/Nefertari|Hatshepsut/);
    const lines = linesOf(String(body));
    const valueOf = (name: string, labels: object) =>
      lines.find(
        (line) =>
          line.name === `s360_${name}` &&
          Object.entries(labels).every(([label, of]) => line.labels[label] === of),
      )?.value;
    const here = { institution: 'myvenue' };
    const contacts = { ...here, stream: 'contacts' };
    expect(valueOf('deliveries_last_hour', { ...contacts, state: 'applied' })).toBeGreaterThan(0);
    expect(valueOf('items_last_hour', { ...contacts, outcome: 'applied' })).toBeGreaterThan(0);
    expect(valueOf('items_last_hour', { ...contacts, outcome: 'quarantined' })).toBe(0);
    expect(valueOf('pushes_last_hour', { ...here, outcome: 'ok' })).toBe(1);
    expect(valueOf('calls_last_hour', { ...here, outcome: 'ok' })).toBe(1);
    expect(valueOf('change_delay_average_seconds', { ...here, direction: 'out' })).toBeDefined();
    expect(valueOf('change_delay_average_seconds', { ...here, direction: 'in' })).toBeDefined();
    expect(valueOf('quota_left_calls', { institution: 'museum' })).toBe(10_000);
    expect(valueOf('quota_left_calls', here)).toBe(9_999);
    expect(valueOf('quota_calls', here)).toBe(10_000);
    expect(valueOf('closed_seconds', here)).toBe(0);
  });

  it('say that nothing waits', async () => {
    await scene.settled();
    const queues = (await read()).filter(({ name }) => /waiting|pending/.test(name));
    expect(queues).toHaveLength(12);
    expect(queues.filter(({ value }) => value !== 0)).toEqual([]);
  });

  it('say how long the oldest contact has waited', async () => {
    await scene.strapiStops();
    await scene.strapiStarts({ settings: { ...OPEN.settings, backgroundWork: false } });
    await scene.crm.creates({ lastName: 'Waiting' });
    const since = Date.now();
    await until('it has waited a while', () => Promise.resolve(Date.now() - since > 50));
    const waiting = (await read()).filter(
      ({ labels, name }) => labels.institution === 'myvenue' && name.includes('pending_contact'),
    );
    expect(waiting).toMatchObject([
      { name: 's360_pending_contacts', value: 1 },
      { name: 's360_oldest_pending_contact_seconds' },
    ]);
    expect(waiting[1]?.value).toBeGreaterThan(0.04);
    expect(waiting[1]?.value).toBeLessThan(60);
  });

  it('take the same number of statements for any number of institutions', async () => {
    const statements = await statementsOf(scene.running().strapi, read);
    const counting = statements.filter((sql) => /s360_.* group by/.test(sql));
    expect(counting).toHaveLength(6);
  });

  it('do not exist without a token in the configuration', async () => {
    await scene.strapiStops();
    await scene.strapiStarts({ settings: {} });
    expect((await asks(`Bearer ${TOKEN}`)).status).toBe(404);
    await scene.settled();
  });
});
