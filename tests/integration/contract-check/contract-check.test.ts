import { CONTRACT_CHECK_UID, PERMISSION_ACTIONS } from '../../../server/src/contracts';
import { strapiDatabase } from '../../../server/src/kernel/database/strapi-database';
import {
  codesOf,
  stateOf,
  pathOf,
  startCheckedVenues,
  type Json,
  type CheckedVenues,
} from '../../helpers/institutions/checked-venues';
import { databaseClient } from '../../helpers/databases/client';
import { at, listAt, objectAt, textAt } from '../../helpers/json';
import type { Scene } from '../../helpers/scene/scene';
import { until } from '../../helpers/waiting';

describe('a contract check', () => {
  let venues: CheckedVenues;
  let scene: Scene;
  let contactNumber: string;
  let companyNumber: string;
  let performanceId: string;

  beforeAll(async () => {
    venues = await startCheckedVenues();
    ({ scene, contactNumber, companyNumber, performanceId } = venues);
  });

  afterEach(async () => {
    await scene.s360().recovers();
    await scene.s360().behavesAsDocumented();
  });

  afterAll(() => scene.end());

  const checks: CheckedVenues['checks'] = (...given) => venues.checks(...given);
  const ended: CheckedVenues['ended'] = (...given) => venues.ended(...given);
  const ownOf: CheckedVenues['ownOf'] = (...given) => venues.ownOf(...given);

  it('announces its steps and cost without a call', async () => {
    await scene.s360().forgetCalls();
    const query = `contactNumber=${contactNumber}&writes=true&creates=false`;
    const { body } = await scene.running().admin('GET', `${pathOf('myvenue')}/plan?${query}`);
    const steps = listAt(body, 'data', 'steps');
    const untested = steps.filter((one) => at(one, 'untested') !== null);
    expect(untested.map((one) => at(one, 'untested', 'code'))).toEqual([
      'companyNotNamed',
      'creatingNotAsked',
      'performanceNotNamed',
    ]);
    expect(Number(at(body, 'data', 'calls', 'least'))).toBeGreaterThan(5);
    expect(await scene.s360().calls()).toEqual([]);
  });

  it('reads, costs what it announced, and changes nothing', async () => {
    await scene.s360().forgetCalls();
    const before = await scene.s360().contacts();
    const plan = await scene
      .running()
      .admin('GET', `${pathOf('myvenue')}/plan?contactNumber=${contactNumber}`);
    const check = await checks({ contactNumber });
    expect(check).toMatchObject({ state: 'done', verdict: 'held', writes: false, settings: [] });
    expect(check.startedBy).toMatchObject({ name: 'Ada Admin' });
    for (const step of ['token', 'alive', 'readContact', 'searchContact', 'catalog']) {
      expect([step, stateOf(check, step)]).toEqual([step, 'held']);
    }
    expect(codesOf(check, 'savePerson')).toEqual(['writingNotAsked']);
    expect(check.calls).toBe(at(plan.body, 'data', 'calls', 'least'));
    const made = await scene.s360().calls();
    // The login is counted, but is not among these calls.
    expect(made).toHaveLength(Number(check.calls) - 1);
    expect(await scene.s360().contacts()).toEqual(before);
  });

  it('writes, restores everything, and starts sending as a result', async () => {
    const [person, company] = [await ownOf(contactNumber), await ownOf(companyNumber)];
    const request = { contactNumber, companyNumber, performanceId, writes: true };
    const check = await checks(request);
    // There is no order yet whose price could be compared, and no hold that has ended.
    expect(listAt(check, 'steps').filter((one) => at(one, 'state') !== 'held')).toMatchObject([
      { step: 'orderPrices', state: 'untested' },
      { step: 'endedHolds', state: 'untested' },
    ]);
    expect(check).toMatchObject({ verdict: 'held', startedSending: true });
    expect(await ownOf(contactNumber)).toEqual(person);
    expect(await ownOf(companyNumber)).toEqual(company);
    const [remainder, ...others] = listAt(check, 'remainders');
    expect(others).toEqual([]);
    const created = await scene.s360().contact(textAt(remainder, 'contactNumber'));
    expect(created).toMatchObject({ individualContact: { individualFirstname: 'Test' } });
    const assumption = (name: string) =>
      listAt(check, 'assumptions').find((one) => at(one, 'assumption') === name);
    for (const name of ['writes', 'abandoning', 'addressLines', 'emptying']) {
      expect(assumption(name)).toMatchObject({ state: 'held' });
    }
    expect(assumption('closing')).toMatchObject({ state: 'untested' });
    const { body } = await scene.running().admin('GET', '/s360/institutions');
    const shown = listAt(body, 'data').find((one) => at(one, 'code') === 'myvenue');
    expect(at(shown, 'sending', 'status')).toMatchObject({ state: 'started', cause: 'check' });
  });

  it('says what to look at when the credentials are refused, and tries nothing else', async () => {
    const check = await checks({}, 'museum');
    expect(codesOf(check, 'token')).toEqual(['tokenRefused']);
    expect(codesOf(check, 'alive')).toEqual(['stepNeeded']);
    expect(JSON.stringify(check)).not.toContain('not-the-secret');
  });

  it('takes permits like all calls, so that a used-up month leaves the rest untested', async () => {
    const check = await checks({}, 'opera');
    expect(listAt(check, 'steps').map((one) => at(one, 'findings', 0, 'code'))).toContain(
      'monthUsedUp',
    );
    expect((await scene.s360('opera').calls()).length).toBeLessThanOrEqual(3);
  });

  it('goes on, and says so in the log, when its progress cannot be saved', async () => {
    const { strapi } = scene.running();
    const { connection, names } = strapiDatabase(strapi);
    const { table } = names(CONTRACT_CHECK_UID);
    const isSqlite = databaseClient() === 'sqlite';
    await connection.raw(
      isSqlite
        ? `create trigger refuse_progress before update on ${table} when new.state = 'running' and new.calls = 2 begin select raise(abort, 'refused'); end`
        : `alter table ${table} add constraint refuse_progress check (state <> 'running' or calls <> 2)`,
    );
    const warnings: string[] = [];
    const warn = jest
      .spyOn(strapi.log, 'warn')
      .mockImplementation((message: unknown) => (warnings.push(String(message)), strapi.log));
    try {
      const check = await checks({ contactNumber });
      expect(check).toMatchObject({ state: 'done', verdict: 'held' });
      expect(warnings).toContainEqual(
        expect.stringContaining(
          `progress of contract check ${String(check.id)} of myvenue was not saved`,
        ),
      );
    } finally {
      warn.mockRestore();
      await connection.raw(
        isSqlite
          ? 'drop trigger refuse_progress'
          : `alter table ${table} drop constraint refuse_progress`,
      );
    }
  });

  it('restores a save whose answer was lost', async () => {
    const before = await ownOf(contactNumber);
    const method = 'saveIndividualContactData';
    await scene.s360().faults({ method, times: 1, kind: 'drop-response' });
    const check = await checks({ contactNumber, creates: false, writes: true });
    expect(stateOf(check, 'savePerson')).toBe('held');
    expect(await ownOf(contactNumber)).toEqual(before);
  });

  it('says exactly what to restore by hand when it cannot be restored', async () => {
    const before = await scene.s360().contact(contactNumber);
    const method = 'saveIndividualContactData';
    await scene
      .s360()
      .faults(
        { method, times: 1, kind: 'drop-response' },
        { method, times: 9, kind: 'business', statusDetail: 'error.locked' },
      );
    const check = await checks({ contactNumber, creates: false, writes: true });
    expect(codesOf(check, 'savePerson')).toEqual(['restoreFailed']);
    const [remainder] = listAt(check, 'remainders');
    expect(remainder).toMatchObject({ kind: 'values', contactNumber });
    const firstName = textAt(before, 'individualContact', 'individualFirstname');
    expect(listAt(remainder, 'values')).toContainEqual({
      field: 'individualContact.individualFirstname',
      value: firstName,
    });
    await scene.s360().recovers();
    const individualContact = { individualFirstname: firstName };
    await scene.s360().writes({ contactNumber, individualContact });
  });

  it('names the order that may be open when it cannot be abandoned', async () => {
    const fault = { kind: 'business', statusDetail: 'error.order.locked' };
    await scene.s360().faults({ method: 'abandonMovements', times: 5, ...fault });
    const check = await checks({ contactNumber, performanceId, creates: false, writes: true });
    expect(codesOf(check, 'reservation')).toEqual(['callRefused', 'orderNotAbandoned']);
    expect(listAt(check, 'remainders')).toMatchObject([
      { kind: 'order', orderId: expect.any(String), reference: expect.stringMatching(/^CHECK-/) },
    ]);
  });

  it('runs alone, and can be cancelled by a person once everything is restored', async () => {
    const before = await ownOf(contactNumber);
    const method = 'saveIndividualContactData';
    await scene.s360().faults({ method, times: 1, kind: 'timeout', ms: 3_000 });
    const path = pathOf('myvenue');
    const started = await scene.running().admin('POST', `${path}/writing`, { contactNumber });
    const id = at(started.body, 'data', 'id');
    const saving = async () => {
      const { body } = await scene.running().admin('GET', `${path}/${String(id)}`);
      return at(body, 'data', 'remainders', 0, 'kind') === 'values';
    };
    await until('the contact is being saved', saving);
    expect((await scene.running().admin('POST', path, {})).status).toBe(409);
    const cancelled = await scene.running().admin('POST', `${path}/${String(id)}/cancel`);
    expect(cancelled.status).toBe(200);
    const check = await ended(id);
    expect(check).toMatchObject({ state: 'cancelled', remainders: [] });
    expect(codesOf(check, 'createContact')).toEqual(['cancelled']);
    expect(await ownOf(contactNumber)).toEqual(before);
    const again = await scene.running().admin('POST', `${path}/${String(id)}/cancel`);
    expect(again.status).toBe(409);
  });

  it('is shown as interrupted when its process has ended, with what it may have left behind', async () => {
    const values = [{ field: 'individualContact.email', value: 'a@example.com' }];
    const remainder = { kind: 'values', contactNumber, values };
    const step = { step: 'savePerson', kind: 'writing', state: 'running', calls: 1 };
    const steps = [{ ...step, findings: [], notes: [], settings: [] }];
    const { strapi } = scene.running();
    const row: Json = await strapi.db.query(CONTRACT_CHECK_UID).create({
      data: {
        institution: 'myvenue',
        state: 'running',
        fence: 999_999,
        request: { contactNumber, writes: true },
        report: { steps, settings: [], assumptions: [], remainders: [remainder], wait: null },
        startedAt: new Date(),
      },
    });
    const { body } = await scene.running().admin('GET', `${pathOf('myvenue')}/${String(row.id)}`);
    const check = objectAt(body, 'data');
    expect(check).toMatchObject({ state: 'interrupted', remainders: [remainder] });
    expect(codesOf(check, 'savePerson')).toEqual(['interrupted']);
  });

  it('stores its reports, newest first, for users with the permission', async () => {
    const { admin, userWith } = scene.running();
    const { body } = await admin('GET', pathOf('myvenue'));
    const ids = listAt(body, 'data').map((one) => Number(at(one, 'id')));
    expect(ids).toEqual(ids.toSorted((a, b) => b - a));
    const viewer = await userWith([PERMISSION_ACTIONS.readOverview]);
    expect((await viewer('GET', `${pathOf('myvenue')}/${ids[0]}`)).status).toBe(403);
    const reader = await userWith([PERMISSION_ACTIONS.checkContract]);
    expect((await reader('GET', `${pathOf('myvenue')}/${ids[0]}`)).status).toBe(200);
    expect((await reader('POST', `${pathOf('myvenue')}/writing`, {})).status).toBe(403);
    expect((await admin('GET', pathOf('nowhere'))).status).toBe(404);
    expect((await admin('GET', `${pathOf('myvenue')}/987654`)).status).toBe(404);
  });
});
