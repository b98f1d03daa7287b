import { CONFLICT_UID, PERMISSION_ACTIONS } from '../../../../server/src/contracts';
import { AUTOMATIC_CONFLICT } from '../../../../server/src/contacts/database/conflicts';
import { valuesInS360 } from '../../../helpers/contacts/contacts';
import { describeOn } from '../../../helpers/databases/client';
import { request } from '../../../helpers/http';
import { at, listAt, objectAt, textAt } from '../../../helpers/json';
import { sceneForAll } from '../../../helpers/scene/scene-for-tests';
import { until } from '../../../helpers/waiting';

const COUNT = 30;

describe('many conflicts at once', () => {
  const scene = sceneForAll({
    institutions: [
      { code: 'myvenue', plugin: { fields: { town: { conflict: 'manual' } } } },
      { code: 'museum', plugin: { pushNewContacts: true } },
    ],
  });

  const list = async (query: string) => {
    const { body } = await scene.running().admin('GET', `/s360/conflicts?pageSize=100&${query}`);
    return listAt(body, 'data').map((one) => objectAt(one));
  };
  const decide = (decision: string, conflicts: { id: unknown; crmValue?: unknown }[]) =>
    scene.running().admin('POST', '/s360/conflicts/decisions', { decision, conflicts });
  const townInS360 = async (number: unknown) =>
    valuesInS360(await scene.s360().contact(String(number))).town;

  /** Town (a person decides) and postcode (a rule decides) differ before an exchange. */
  async function differ(names: readonly string[]): Promise<string[]> {
    const numbers: string[] = [];
    for (const lastName of names) {
      const email = `${lastName}@example.com`.toLowerCase();
      numbers.push(await scene.s360().creates({ lastName, email, town: 'Basel', zipCode: '4000' }));
    }
    await scene.agreed(60_000);
    const crm = { town: 'Chur', zipCode: '7000' };
    await collide(numbers, { crm, s360: { town: 'Bern', zipCode: '3000' } });
    return numbers;
  }

  async function collide(
    numbers: readonly string[],
    values: Record<'crm' | 's360', { town?: string; zipCode: string }>,
  ): Promise<void> {
    await scene.s360().faults({ method: '*', times: 10_000, kind: 'http', status: 503 });
    for (const number of numbers) {
      const { documentId } = objectAt(await scene.crm.contactOf('myvenue', number));
      await scene.crm.saves(String(documentId), values.crm);
      await scene.s360().changes(number, values.s360);
    }
    await scene.cycle();
    // A push that succeeds before would overwrite what has arrived.
    await until('it is applied', async () => {
      return (await scene.crm.deliveries({ state: 'stored' })).length === 0;
    });
    await scene.s360().faults();
    await scene.agreed(60_000);
  }

  it('are decided together, and one decision is reversed', async () => {
    await differ(Array.from({ length: COUNT }, (_, index) => `Many${index}`));
    const open = await list('open=true&q=many');
    expect(open).toHaveLength(COUNT);
    expect(open[0]).toMatchObject({ isSuperseded: false, localChangedBy: { cause: 'crm' } });
    const answer = await decide(
      'crm',
      open.map(({ crmValue, id }) => ({ id, crmValue })),
    );
    expect(answer.status).toBe(200);
    expect(at(answer.body, 'data')).toEqual(open.map(({ id }) => ({ id, refusal: null })));
    await scene.agreed(60_000);
    expect(await list('open=true&q=many')).toEqual([]);
    for (const { contactNumber } of open) expect(await townInS360(contactNumber)).toBe('Chur');

    const [first, second] = open;
    expect(at((await decide('s360', [{ id: first?.id }])).body, 'data')).toEqual([
      { id: first?.id, refusal: null },
    ]);
    await scene.agreed();
    expect(await townInS360(first?.contactNumber)).toBe('Bern');
    expect(await townInS360(second?.contactNumber)).toBe('Chur');
  });

  it('are superseded by a later conflict of the same field', async () => {
    const numbers = await differ(['Superseded']);
    await collide(numbers, { crm: { zipCode: '7001' }, s360: { zipCode: '3001' } });
    const decided = await list('decided=automatic&field=zipCode&q=superseded');
    expect(decided.map(({ isSuperseded, remoteValue }) => [remoteValue, isSuperseded])).toEqual([
      ['3001', false],
      ['3000', true],
    ]);
    expect(decided.map(({ isReversible }) => isReversible)).toEqual([true, false]);
  });

  it('are decided although one of them has changed and one is unknown', async () => {
    await differ(['Onechanged', 'Onestays']);
    const [stays, changed] = await list('open=true&q=one');
    await scene.crm.saves(String(changed?.contactDocumentId), { town: 'Genf' });
    const seen = [changed, stays].map((one) => ({ id: one?.id, crmValue: 'Chur' }));
    const { body, status } = await decide('s360', [...seen, { id: 999_999 }]);
    expect(status).toBe(200);
    expect(at(body, 'data')).toMatchObject([
      { id: changed?.id, refusal: { code: 'changedInCrm', values: { here: '"Genf"' } } },
      { id: stays?.id, refusal: null },
      { id: 999_999, refusal: { code: 'noConflict' } },
    ]);
    const decider = await scene.running().userWith([PERMISSION_ACTIONS.decideConflicts]);
    const withheld = { code: 'changedSince', values: { field: 'town' } };
    const one = `/s360/conflicts/${String(changed?.id)}/decision`;
    const blind = await decider('POST', one, { decision: 's360', crmValue: 'Chur' });
    expect(blind.status).toBe(409);
    expect(at(blind.body, 'error', 'details', 'reason')).toEqual(withheld);
    expect(JSON.stringify(blind.body)).not.toContain('Genf');
    const several = await decider('POST', '/s360/conflicts/decisions', {
      decision: 's360',
      conflicts: [{ id: changed?.id, crmValue: 'Chur' }],
    });
    expect(at(several.body, 'data')).toEqual([{ id: changed?.id, refusal: withheld }]);
    expect(await scene.crm.contact(String(stays?.contactDocumentId))).toMatchObject({
      town: 'Bern',
    });
    expect(await list('open=true&q=one')).toMatchObject([{ id: changed?.id, crmValue: 'Genf' }]);
  });

  it('are found by name, number, field and who decided', async () => {
    await differ(['Müller']);
    const [found] = await list('open=true&q=muller');
    await scene.crm.panel('POST', String(found?.contactDocumentId), '/museum/push');
    await scene.agreed();
    const [open] = await list('open=true&q=muller');
    expect(open).toMatchObject({ field: 'town', status: 'open', alsoLinkedTo: 1 });
    const number = textAt(open, 'contactNumber');
    expect(await list(`open=true&q=${number}&field=town&institution=myvenue`)).toEqual([open]);
    expect(await list(`open=true&q=${number}&field=zipCode`)).toEqual([]);
    expect(await list(`open=true&q=${number}&institution=museum`)).toEqual([]);
    const automatic = await list('decided=automatic&q=muller');
    expect(automatic).toMatchObject([{ field: 'zipCode', rule: 's360', status: 's360' }]);

    await decide('crm', [{ id: automatic[0]?.id }]);
    await scene.agreed();
    expect(valuesInS360(await scene.s360().contact(number)).zipCode).toBe('7000');
    expect(await list('decided=automatic&q=muller')).toEqual([]);
    const decidedBy = { name: expect.stringMatching(/./) };
    const decidedAt = expect.any(String);
    await decide('s360', [{ id: open?.id, crmValue: open?.crmValue }]);
    expect(await list('decided=person&q=muller')).toMatchObject([
      { id: open?.id, status: 's360', isAgainstRule: false, decidedBy, decidedAt },
      { id: automatic[0]?.id, rule: 's360', status: 'crm', isAgainstRule: true, decidedBy },
    ]);
  });

  it('are listed with those of the very number first', async () => {
    const [named = ''] = await differ(['Named']);
    const [alike = ''] = await differ(['Alike']);
    const { documentId } = objectAt(await scene.crm.contactOf('myvenue', alike));
    await scene.crm.saves(String(documentId), { street2: `c/o ${named}` });
    const found = await list(`open=true&q=${named}`);
    expect(found.map(({ contactNumber }) => contactNumber)).toEqual([named, alike]);
    await scene.agreed();
  });

  // A server reads a table as short as this one without an index.
  describeOn('sqlite')('in a long table', () => {
    it('are read by index', async () => {
      const { connection, metadata } = scene.running().strapi.db;
      const { tableName } = metadata.get(CONFLICT_UID);
      const open = connection(tableName).where({ outcome: 'held', decision: null });
      const plans = [
        open.clone().orderBy('id', 'desc').limit(20),
        open.clone().where({ institution: 'myvenue' }).count(),
        open.clone().where({ field: 'town' }).orderBy('id', 'desc').limit(20),
        connection(tableName).where({ institution: 'myvenue', field: 'town' }).count(),
        connection(tableName).whereIn('decision', ['crm', 's360']).count(),
      ];
      for (const plan of plans) {
        const steps: unknown = await connection.raw(`explain query plan ${plan.toString()}`);
        const details = listAt(steps).map((step) => textAt(step, 'detail'));
        expect(details).toEqual([expect.stringMatching(/USING (COVERING )?INDEX s360_conflicts_/)]);
      }
    });

    it('are not read by the decision that most do not have', async () => {
      const { db } = scene.running().strapi;
      const automatic = db.queryBuilder(CONFLICT_UID).select('id').where(AUTOMATIC_CONFLICT);
      const newest = automatic.orderBy({ id: 'desc' }).limit(20).getKnexQuery();
      const steps: unknown = await db.connection.raw(`explain query plan ${newest.toString()}`);
      expect(listAt(steps).map((step) => textAt(step, 'detail'))).toEqual(['SCAN t0']);
    });
  });

  it('need a login, the permission of the route, and a valid request', async () => {
    const path = '/s360/conflicts/decisions';
    const body = { decision: 'crm', conflicts: [{ id: 1 }] };
    const url = scene.running().url + path;
    expect((await request(url, { method: 'POST', json: body })).status).toBe(401);
    const reader = await scene.running().userWith([PERMISSION_ACTIONS.readOverview]);
    expect((await reader('POST', path, body)).status).toBe(403);
    const listed = await reader('GET', '/s360/conflicts');
    expect(listed.status).toBe(200);
    const values = ['baseValue', 'localValue', 'remoteValue', 'crmValue'];
    for (const conflict of listAt(listed.body, 'data'))
      expect(values.map((name) => at(conflict, name))).toEqual([null, null, null, null]);
    expect((await reader('GET', '/s360/conflicts?decided=automatic&q=a')).status).toBe(200);
    const decider = await scene.running().userWith([PERMISSION_ACTIONS.decideConflicts]);
    expect((await decider('POST', path, body)).status).toBe(200);
    expect((await decider('GET', '/s360/conflicts')).status).toBe(403);
    const tooMany = Array.from({ length: 101 }, (_, index) => ({ id: index + 1 }));
    for (const conflicts of [[], tooMany, [{ id: 'x' }]]) {
      expect((await decider('POST', path, { decision: 'crm', conflicts })).status).toBe(400);
    }
  });
});
