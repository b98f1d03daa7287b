import { CONTACT_HISTORY_UID, CONTACT_UID, LEASE_UID } from '../../../server/src/contracts';
import { describeOn } from '../../helpers/databases/client';
import { SERVERS } from '../../helpers/databases/waiting-statements';
import type { HttpAnswer } from '../../helpers/http';
import { pluginInstitution } from '../../helpers/institutions/institutions';
import { at, objectAt, textAt } from '../../helpers/json';
import {
  compileChild,
  startKillable,
  type KillableStrapi,
} from '../../helpers/killed-process/killable-strapi';
import { rowsOf } from '../../helpers/scene/crm-side';
import { startScene, type Scene } from '../../helpers/scene/scene';
import { callAs, type AdminCall } from '../../helpers/strapi/strapi';
import { modulesOf } from '../../helpers/strapi/modules';
import { until } from '../../helpers/waiting';

const SETUP = { code: 'myvenue' };
const CONTENT = `/content-manager/collection-types/${CONTACT_UID}`;
const CHECKS = '/s360/institutions/myvenue/contract-checks';
/** The database ends the other's transaction after five seconds. */
const FEW_SECONDS_MS = 15_000;

// On SQLite, Strapi is one process.
describeOn(...SERVERS)('beside a process that is frozen in a transaction', () => {
  let scene: Scene;
  let other: KillableStrapi;
  let there: AdminCall;
  beforeAll(async () => {
    scene = await startScene({ institutions: [SETUP] });
    other = await startKillable({
      program: compileChild(),
      database: scene.running().database,
      institutions: [pluginInstitution(SETUP, scene.simulator().url)],
      settings: { backgroundWork: false },
    });
    there = callAs(other.url, scene.running().adminToken);
  });
  afterAll(async () => {
    other.thaw();
    await scene.end();
    await other.stop();
  });

  /** What the other process is asked to do and freezes in; answers when it goes on. */
  async function freezes(
    at: RegExp,
    does: () => Promise<HttpAnswer>,
  ): Promise<() => Promise<HttpAnswer>> {
    other.freezeAfter(at);
    const answer = does();
    await until('the other process is frozen', () => other.isFrozen());
    return () => {
      other.thaw();
      return answer;
    };
  }

  /** Known to both sides. */
  async function agreedContact(lastName: string): Promise<{ documentId: string; number: string }> {
    const documentId = await scene.crm.creates({ lastName, email: `${lastName}@example.com` });
    await scene.agreed();
    const link = objectAt(await scene.crm.link(documentId, SETUP.code));
    return { documentId, number: textAt(link, 'contactNumber') };
  }
  const firstNameThere = async (number: string) =>
    at(await scene.s360().contact(number), 'individualContact', 'individualFirstname');
  const tookMs = async (work: () => Promise<unknown>) => {
    const startedAt = performance.now();
    await work();
    return performance.now() - startedAt;
  };

  it('saves the contact whose row the other one has locked, and sends it', async () => {
    const { documentId, number } = await agreedContact('Locked');
    const goesOn = await freezes(/^update .s360_contacts/, () =>
      there('PUT', `${CONTENT}/${documentId}`, { lastName: 'Locked', firstName: 'Late' }),
    );
    const saved = await tookMs(async () => {
      await scene.crm.saves(documentId, { firstName: 'Healthy' });
      await until('it is sent', async () => (await firstNameThere(number)) === 'Healthy');
    });
    expect(saved).toBeLessThan(FEW_SECONDS_MS);
    // Woken, the other one repeats the save that it had not finished.
    expect(await goesOn()).toMatchObject({ status: 200 });
    await scene.agreed();
    expect(await firstNameThere(number)).toBe('Late');
    const history = await rowsOf(scene.running(), CONTACT_HISTORY_UID, {
      contactDocumentId: documentId,
      field: 'firstName',
    });
    expect(history.map(({ newValue }) => newValue)).toEqual(['Healthy', 'Late']);
  });

  it('makes its calls though the other one has locked the permits', async () => {
    const { documentId, number } = await agreedContact('Permit');
    const goesOn = await freezes(/^update .s360_permit_states/, () => there('POST', CHECKS, {}));
    const sent = await tookMs(async () => {
      await scene.crm.saves(documentId, { firstName: 'Called' });
      await until('it is sent', async () => (await firstNameThere(number)) === 'Called');
    });
    expect(sent).toBeLessThan(FEW_SECONDS_MS);
    const started = await goesOn();
    await until('the check of the woken process ends', async () => {
      const id = String(at(started.body, 'data', 'id'));
      const { body } = await scene.running().admin('GET', `${CHECKS}/${id}`);
      return at(body, 'data', 'state') === 'done';
    });
  });
});

describeOn(...SERVERS)('after a process that is frozen while it sends', () => {
  let scene: Scene;
  let other: KillableStrapi;
  beforeAll(async () => {
    scene = await startScene({ institutions: [SETUP], settings: { backgroundWork: false } });
    other = await startKillable({
      program: compileChild(),
      database: scene.running().database,
      institutions: [pluginInstitution(SETUP, scene.simulator().url)],
    });
  });
  afterAll(async () => {
    other.thaw();
    await scene.end();
    await other.stop();
  });

  it('another one sends each value once, and the woken one sends nothing more', async () => {
    const documentId = await scene.crm.creates({ lastName: 'Sent', email: 'sent@example.com' });
    await scene.agreed();
    await scene.s360().forgetCalls();
    other.freezeAfter(/^update .s360_contact_links/);
    await scene.crm.saves(documentId, { firstName: 'Once' });
    await until('it is frozen', () => other.isFrozen());
    const { strapi } = scene.running();
    await strapi.db.query(LEASE_UID).updateMany({ where: {}, data: { expiresAtMs: 1 } });
    modulesOf(strapi).workers.start();
    await scene.settled();
    expect(await scene.s360().saves()).toHaveLength(1);
    other.thaw();
    await scene.crm.saves(documentId, { firstName: 'Twice' });
    await scene.agreed();
    const sent = await scene.s360().saves();
    expect(sent).toHaveLength(2);
    expect(JSON.stringify(sent[1])).toContain('Twice');
  });
});
