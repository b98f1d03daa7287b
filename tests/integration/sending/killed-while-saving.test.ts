import { rmSync } from 'node:fs';
import path from 'node:path';
import { crmSideOf, type CrmSide } from '../../helpers/scene/crm-side';
import { describeOn } from '../../helpers/databases/client';
import { pluginInstitution } from '../../helpers/institutions/institutions';
import { at, listAt, objectAt, textAt } from '../../helpers/json';
import {
  compileChild,
  startKillable,
  type KillableStrapi,
} from '../../helpers/killed-process/killable-strapi';
import { sqliteRows, type SqliteRows } from '../../helpers/killed-process/sqlite-rows';
import { startScene, type Scene } from '../../helpers/scene/scene';
import { callAs, type AdminCall } from '../../helpers/strapi/strapi';
import { until } from '../../helpers/waiting';

const SETUPS = [{ code: 'myvenue' }, { code: 'museum', plugin: { pushNewContacts: false } }];
const CHECKS = '/s360/institutions/museum/contract-checks';
const SAVE = 'saveIndividualContactData';

type Json = Record<string, unknown>;

/** A person without the salutations, which S-360 derives from the name. */
const ownOf = (contact: Json): Json =>
  Object.fromEntries(
    Object.entries(objectAt(contact, 'individualContact')).filter(
      ([name]) => !/Salutation$/.test(name),
    ),
  );

// Where a statement ends and the next one begins is known on SQLite only.
describeOn('sqlite')('a process killed with SIGKILL between a save and its read-back', () => {
  let scene: Scene;
  let program: string;
  let database: SqliteRows;
  let child: KillableStrapi | null = null;
  let admin: AdminCall;
  let crm: CrmSide;
  const numbers: string[] = [];
  let tested: Json;
  let checkId: number;

  beforeAll(async () => {
    scene = await startScene({ trust: 'started', institutions: SETUPS });
    for (const lastName of ['Alpha', 'Beta', 'Gamma'])
      numbers.push(await scene.s360().creates({ lastName, email: 'a@example.com' }));
    await scene.s360('museum').creates({ lastName: 'Test', firstName: 'Tilda' });
    await scene.agreed();
    [tested = {}] = await scene.s360('museum').contacts();
    program = compileChild();
    database = sqliteRows(path.join(scene.running().folder, 'data.db'));
    await scene.strapiStops();
    await scene.s360().forgetCalls();
  });
  afterAll(async () => {
    if (child?.isAlive()) await child.stop();
    await database.close();
    rmSync(path.dirname(program), { recursive: true, force: true });
    await scene.end();
  });

  /** Another process on the same database, after the lease of the killed one has ended. */
  async function starts(): Promise<KillableStrapi> {
    await database.ageLeases();
    child = await startKillable({
      program,
      database: scene.running().database,
      institutions: SETUPS.map((setup) => pluginInstitution(setup, scene.simulator().url)),
      trust: 'started',
    });
    admin = callAs(child.url, scene.running().adminToken);
    crm = crmSideOf(() => ({ admin, rows: database.rows }));
    return child;
  }
  const calls = () => scene.s360().calls();
  const numberIn = ({ body }: { body: Json }): unknown =>
    at(body, 'individualContactData', 'contactNumber') ?? at(body, 'contactNumber');

  it('leaves behind one unproven save and a contract check that has changed a contact', async () => {
    const first = await starts();
    const fault = { method: SAVE, times: 1, kind: 'timeout', ms: 60_000 };
    await scene.s360('museum').faults(fault);
    const contactNumber = textAt(tested, 'contactNumber');
    const started = await admin('POST', `${CHECKS}/writing`, { contactNumber });
    checkId = Number(at(started.body, 'data', 'id'));
    await until('the check saves the contact', async () => {
      return (await scene.s360('museum').saves()).length > 0;
    });
    first.killAt('push update: answer came');
    for (const number of numbers) {
      const contact = await crm.contactOf('myvenue', number);
      // The process is killed during the first save; the others are marked by then, or never.
      await crm.saves(String(contact?.documentId), { firstName: 'Saved' }).catch(() => undefined);
    }
    expect(await first.ended).toBe('SIGKILL');
    expect((await calls()).map(({ method }) => method)).toEqual(['getContactData', SAVE]);
    await scene.s360('museum').recovers();
  });

  it('is followed by one that reads back first, and is killed in turn', async () => {
    const [, saved] = await calls();
    await scene.s360().forgetCalls();
    const second = await starts();
    await readsBackFirst(saved ? numberIn(saved) : null);
    const check = objectAt((await admin('GET', `${CHECKS}/${checkId}`)).body, 'data');
    const [step] = listAt(check, 'steps').filter((one) => at(one, 'step') === 'savePerson');
    expect([check.state, at(step, 'findings', 0, 'code')]).toEqual(['interrupted', 'interrupted']);
    second.killAt('acknowledge update: after COMMIT');
    for (const number of numbers) {
      const contact = await crm.contactOf('myvenue', number);
      await crm.saves(String(contact?.documentId), { firstName: 'Again' }).catch(() => undefined);
    }
    expect(await second.ended).toBe('SIGKILL');
  });

  it('is reported by the contract check with what it changed and did not restore', async () => {
    await scene.s360().forgetCalls();
    await database.ageLeases();
    await scene.strapiStarts();
    const { body } = await scene.running().admin('GET', `${CHECKS}/${checkId}`);
    const [remainder] = listAt(body, 'data', 'remainders');
    const contactNumber = textAt(tested, 'contactNumber');
    expect(remainder).toMatchObject({ kind: 'values', contactNumber });
    expect(listAt(remainder, 'values')[0]).toEqual({
      field: 'individualContact.individualFirstname',
      value: 'Tilda',
    });
    const personNow = async () => ownOf(await scene.s360('museum').contact(contactNumber));
    expect(await personNow()).not.toEqual(ownOf(tested));
    const values = listAt(remainder, 'values').map((one): [string, unknown] => [
      textAt(one, 'field').replace('individualContact.', ''),
      at(one, 'value'),
    ]);
    const individualContact = Object.fromEntries(values);
    await scene.s360('museum').writes({ contactNumber, individualContact });
    expect(await personNow()).toEqual(ownOf(tested));
  });

  it('does not prevent everything from being sent once, one save after the other', async () => {
    for (const number of numbers) {
      const contact = await scene.crm.contactOf('myvenue', number);
      await scene.crm.saves(String(contact?.documentId), { firstName: 'Last' });
    }
    await scene.settled(60_000);
    await until('all are proven', async () => {
      const { body } = await scene.running().admin('GET', '/s360/institutions');
      return Number(at(body, 'data', 0, 'sending', 'proofs', 'individual', 'data')) >= 3;
    });
    expect(await scene.s360().contacts()).toHaveLength(numbers.length);
    for (const number of numbers) {
      const person = at(await scene.s360().contact(number), 'individualContact');
      expect(person).toMatchObject({ individualFirstname: 'Last', email: 'a@example.com' });
    }
  });

  /** Nothing is sent before the outcome of the save was read from S-360. */
  async function readsBackFirst(number: unknown): Promise<void> {
    const isPushed = async () => (await scene.s360().saves()).length > 0;
    await until('something is sent again', isPushed, 60_000);
    const [first] = await calls();
    expect([first?.method, first && numberIn(first)]).toEqual(['getContactData', number]);
  }
});
