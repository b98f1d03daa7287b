import { bulkJobsOf } from '../../helpers/bulk-jobs/bulk-jobs';
import { at, objectAt } from '../../helpers/json';
import { sceneForAll } from '../../helpers/scene/scene-for-tests';

/** Counting them takes longer than a request waits, also on a quick machine. */
const CONTACTS = 75_000;
const AT_ONCE = 500;
const PUSH = { institution: 'myvenue' };

const scene = sceneForAll({
  institutions: [{ code: 'myvenue', plugin: { pushNewContacts: false } }],
});

describe('a bulk push whose contacts take long to count', () => {
  const connection = () => scene.running().strapi.db.connection;
  beforeAll(async () => {
    const rows = Array.from({ length: CONTACTS }, (_, n) => ({
      document_id: `long${n}`,
      type: 'individual',
      last_name: `Long ${n}`,
    }));
    await connection().batchInsert('s360_contacts', rows, AT_ONCE);
  });
  /** Written past the plugin, they have no history. */
  afterAll(() => connection()('s360_contacts').whereLike('document_id', 'long%').delete());

  const asks = (path: string, body: object) =>
    scene.running().admin('POST', `/s360/bulk-jobs${path}`, body);

  it('answers its plan request at once with the progress, and then with the plan', async () => {
    const first = await asks('/push/plan', PUSH);
    expect(first).toMatchObject({ status: 202, body: { data: { underWay: { total: CONTACTS } } } });
    const seen = [Number(at(first.body, 'data', 'underWay', 'done'))];
    for (;;) {
      const { body, status } = await asks('/push/plan', PUSH);
      if (status === 202) {
        seen.push(Number(at(body, 'data', 'underWay', 'done')));
        continue;
      }
      expect(status).toBe(200);
      expect(objectAt(body, 'data')).toMatchObject({
        calls: CONTACTS,
        counts: { contacts: CONTACTS, createdIndividuals: CONTACTS },
      });
      break;
    }
    expect(seen).toEqual(seen.toSorted((a, b) => a - b));
    expect(await bulkJobsOf(scene).list()).toEqual([]);
  });

  it('is not started before they are counted again, and not for more than was agreed to', async () => {
    const agreed = { ...PUSH, calls: CONTACTS - 1 };
    expect((await asks('/push', agreed)).status).toBe(202);
    expect(await bulkJobsOf(scene).list()).toEqual([]);
    expect((await bulkJobsOf(scene).call('POST', '/push', agreed)).status).toBe(409);
    expect(await bulkJobsOf(scene).list()).toEqual([]);
  });
});
