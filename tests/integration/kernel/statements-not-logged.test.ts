import { CONTACT_UID } from '../../../server/src/contracts/uids';
import { pluginInstitution } from '../../helpers/institutions/institutions';
import { startStrapi, type RunningStrapi } from '../../helpers/strapi/strapi';
import { keepLog } from '../../helpers/strapi/watched-log';

const CONTACTS = `/content-manager/collection-types/${CONTACT_UID}`;

describe('a save in the Content Manager that the database refuses', () => {
  let running: RunningStrapi;
  beforeAll(async () => {
    const institution = pluginInstitution({ code: 'myvenue' }, 'http://127.0.0.1:9');
    running = await startStrapi({
      institutions: [institution],
      settings: { backgroundWork: false },
    });
  });
  afterAll(() => running.stop());

  it('is logged with its code, and without the statement and its values', async () => {
    await running.strapi.db.connection.schema.alterTable('s360_contacts', (table) => {
      table.dropColumn('notes');
    });
    const log = keepLog(running.strapi);
    const contact = { type: 'individual', lastName: 'Taharqa', notes: 'Of Kush' };
    const { status } = await running.admin('POST', CONTACTS, contact);
    expect(status).toBe(500);
    const lines = log.join('\n');
    expect(lines).toMatch(/s360: POST .*contact failed: .*(SQLITE_ERROR|42703|ER_BAD_FIELD_ERROR)/);
    expect(lines).not.toMatch(/Taharqa|Kush/);
  });
});
