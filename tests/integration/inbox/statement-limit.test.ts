import { describeOn } from '../../helpers/databases/client';
import { WEBHOOK_KEY } from '../../helpers/institutions/institutions';
import { sceneForAll } from '../../helpers/scene/scene-for-tests';
import { until } from '../../helpers/waiting';

describeOn('mysql')('what no statement of MySQL or MariaDB can hold', () => {
  const scene = sceneForAll();
  const database = () => scene.running().strapi.db.connection;

  async function packetBytes(): Promise<number> {
    const [[row]] = await database().raw('select @@max_allowed_packet as bytes');
    return Number(row.bytes);
  }

  it('is answered 413 as a delivery and counted as refused each time, as no connection breaks', async () => {
    const raw = `["${'x'.repeat(await packetBytes())}"]`;
    const headers = { [WEBHOOK_KEY.header]: WEBHOOK_KEY.key };
    for (let times = 1; times <= 3; times += 1) {
      expect((await scene.posts({ raw, headers })).status).toBe(413);
      await until('it is noted', async () => {
        const rows = await database()('s360_refusals').select('status', 'times');
        return rows.length === 1 && rows[0].status === 413 && Number(rows[0].times) === times;
      });
    }
  });

  it('is refused as a file to import likewise, and the next statement finds its connection', async () => {
    // Each quote gets a backslash in the statement.
    const form = new FormData();
    form.append('file', new Blob([`Last name\n${'""'.repeat(4_900_000)}`]), 'quotes.csv');
    for (let times = 1; times <= 3; times += 1) {
      const answer = await scene.running().admin('POST', '/s360/bulk-jobs/file', form);
      expect(answer).toMatchObject({
        status: 413,
        body: { error: { details: { reason: { code: 'statementTooLarge' } } } },
      });
      expect(await packetBytes()).toBeGreaterThan(0);
    }
    expect(await database()('s360_bulk_jobs').select('id')).toEqual([]);
  });
});
