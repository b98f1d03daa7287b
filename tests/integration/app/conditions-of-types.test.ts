import { CONTACT_UID, ORDER_LINE_UID, ORDER_UID } from '../../../server/src/contracts/uids';
import { pluginInstitution } from '../../helpers/institutions/institutions';
import { at, listAt, textAt } from '../../helpers/json';
import { storeRecordsAt } from '../../helpers/institutions/records-of-institution';
import { startStrapi, type RunningStrapi } from '../../helpers/strapi/strapi';

const AT_HERE = ['plugin::s360.at-institution-myvenue'];
const VISIT_UID = 'api::visit.visit';

describe('the condition of an institution on a type of the Content Manager', () => {
  let running: RunningStrapi;
  beforeAll(async () => {
    running = await startStrapi({
      institutions: ['myvenue', 'museum'].map((code) =>
        pluginInstitution({ code }, 'http://127.0.0.1:9'),
      ),
      settings: { backgroundWork: false },
    });
    const data = { type: 'individual', lastName: 'Aida' } as never;
    const { documentId } = await running.strapi.documents(CONTACT_UID).create({ data });
    await running.strapi.db.connection('s360_contact_links').delete();
    for (const code of ['myvenue', 'museum'])
      await storeRecordsAt(code, running.strapi, {
        contactDocumentId: documentId,
        editors: [],
        mark: code,
      });
  });
  afterAll(() => running.stop());

  /** The list as a role sees it whose permission has the condition. */
  async function listOf(subject: string, conditions = AT_HERE) {
    const { attributes } = running.strapi.contentType(subject as typeof CONTACT_UID);
    const permission = {
      action: 'plugin::content-manager.explorer.read',
      subject,
      properties: { fields: Object.keys(attributes) },
      conditions,
    };
    const user = await running.userWith([permission]);
    return user('GET', `/content-manager/collection-types/${subject}`);
  }

  it('is offered by the role editor for contacts, orders and lines, the plugin’s other types being in no list', async () => {
    const { body } = await running.admin('GET', '/admin/permissions');
    const subjects = listAt(body, 'data', 'sections', 'collectionTypes', 'subjects');
    const ours = subjects.map((one) => textAt(one, 'uid')).filter((uid) => uid.includes('s360'));
    expect(ours.sort()).toEqual([CONTACT_UID, ORDER_UID, ORDER_LINE_UID].sort());
  });

  it.each([ORDER_UID, ORDER_LINE_UID])('limits the list of %s to it', async (uid) => {
    const all = listAt((await listOf(uid, [])).body, 'results');
    const own = listAt((await listOf(uid)).body, 'results');
    const institutionsOf = (rows: unknown[]) => [
      ...new Set(rows.map((row) => at(row, 'institution'))),
    ];
    expect(institutionsOf(all).sort()).toEqual(['museum', 'myvenue']);
    expect(institutionsOf(own)).toEqual(['myvenue']);
  });

  it.each([CONTACT_UID, VISIT_UID])(
    'allows nothing of %s, which is of no institution and whose list it could not limit',
    async (uid) => {
      expect((await listOf(uid, [])).status).toBe(200);
      expect((await listOf(uid)).status).toBe(403);
    },
  );
});
