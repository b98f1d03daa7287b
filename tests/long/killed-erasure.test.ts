import { rmSync } from 'node:fs';
import path from 'node:path';
import { pluginInstitution } from '../helpers/institutions/institutions';
import { listAt, textAt } from '../helpers/json';
import { compileChild, startKillable } from '../helpers/killed-process/killable-strapi';
import { startScene, type Scene } from '../helpers/scene/scene';
import { callAs } from '../helpers/strapi/strapi';
import { placesOf } from '../helpers/databases/whole-database';

const NAME = 'Kilda Killmann';

/** The writes of an erasure, in their order, up to the commit. */
const POINTS = [
  'erase: before upsert s360_erased_keys',
  'erase: before delete s360_contacts',
  'erase: before delete s360_contact_links',
  'erase: before insert s360_erasures',
  'erase: before COMMIT',
] as const;

describe('a process killed with SIGKILL during an erasure', () => {
  let scene: Scene;
  let program: string;
  let documentId: string;

  beforeAll(async () => {
    scene = await startScene();
    scene.excuse({ check: 'everybody', fits: /./, because: 'an erased person stays out' });
    const number = await scene.s360().creates({
      firstName: 'Kilda',
      lastName: 'Killmann',
      email: 'kilda@killmann.example',
    });
    await scene.agreed();
    documentId = textAt(await scene.crm.contactOf('myvenue', number), 'documentId');
    program = compileChild();
  });
  afterAll(async () => {
    rmSync(path.dirname(program), { recursive: true, force: true });
    await scene.end();
  });

  /** Erases the person in a process that is killed at a point of it. */
  async function erasesAndIsKilled(point: string): Promise<void> {
    await scene.strapiStops();
    const child = await startKillable({
      program,
      database: scene.running().database,
      institutions: [pluginInstitution({ code: 'myvenue' }, scene.simulator().url)],
    });
    child.killAt(point);
    const admin = callAs(child.url, scene.running().adminToken);
    await admin('POST', `/s360/contacts/${documentId}/erasure`, { name: NAME }).catch(() => null);
    expect(await child.ended).toBe('SIGKILL');
    await scene.strapiStarts();
  }
  const traces = () => placesOf(scene.running().strapi, ['Killmann']);
  const certificates = async () =>
    listAt((await scene.running().admin('GET', '/s360/erasures')).body, 'data');

  it.each(POINTS)('has erased nothing and certified nothing at %s', async (point) => {
    const before = await traces();
    await erasesAndIsKilled(point);
    expect(await certificates()).toEqual([]);
    expect(await traces()).toEqual(before);
  });

  it('has erased everything, with a certificate, once it is committed', async () => {
    await erasesAndIsKilled('erase: after COMMIT');
    expect(await certificates()).toMatchObject([{ isRecognized: true }]);
    expect(await traces()).toEqual([]);
    await scene.s360().announces();
    await scene.agreed();
    expect(await traces()).toEqual([]);
  });
});
