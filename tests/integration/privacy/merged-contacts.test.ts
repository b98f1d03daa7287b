import { CONTACT_HISTORY_UID } from '../../../server/src/contracts/uids';
import { mergedAmong } from '../../../server/src/privacy/deleted-contact';
import { describeOn } from '../../helpers/databases/client';
import { modulesOf } from '../../helpers/strapi/modules';
import { startStrapi, type RunningStrapi } from '../../helpers/strapi/strapi';

const AT = new Date('2026-03-01T10:00:00.000Z');

describeOn('sqlite')('the merge of a contact that was deleted', () => {
  let running: RunningStrapi;
  beforeAll(async () => {
    running = await startStrapi({ institutions: [], settings: { backgroundWork: false } });
  });
  afterAll(() => running.stop());

  it('is found by the time of the deletion, without reading the whole history', async () => {
    const { database } = modulesOf(running.strapi).process;
    const merge = { contactDocumentId: 'kept', cause: 'merge', oldValue: 'removed' };
    const rows = database.query(CONTACT_HISTORY_UID);
    await rows.insert({ ...merge, newValue: 'kept', changedAt: AT }).execute();

    const { connection } = running.strapi.db;
    const asked: { sql: string; bindings: string[] }[] = [];
    connection.on('query', (query) => void asked.push(query));
    const deleted = ['removed', 'another'].map((documentId) => ({ documentId, deletedAt: AT }));
    expect([...(await mergedAmong(database, deleted))]).toEqual(['removed']);

    // What Strapi itself asks meanwhile is not meant.
    const { table } = database.names(CONTACT_HISTORY_UID);
    const query = asked.find(({ sql }) => sql.includes(table));
    const plan: unknown = await connection.raw(
      `explain query plan ${query?.sql}`,
      query?.bindings ?? [],
    );
    expect(JSON.stringify(plan)).toContain('s360_contact_history_changed_idx');
    expect(JSON.stringify(plan)).not.toContain('SCAN');
  });
});
