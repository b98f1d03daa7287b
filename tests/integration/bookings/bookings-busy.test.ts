import { CONTACT_LINK_UID } from '../../../server/src/contracts';
import { bookingSceneForAll } from '../../helpers/scene/scene-for-tests';
import { until } from '../../helpers/waiting';

const PENDING = 10_000;

/** Pushes need all permits for hours at this latency and limit. */
const LATENCY_MS = 30;
const LIMITS = [{ scope: 'institution', calls: 60, perMs: 60_000 }];

describe('a booking while ten thousand contacts are pending', () => {
  const scene = bookingSceneForAll({
    institutions: [
      {
        code: 'myvenue',
        plugin: { limits: LIMITS },
        s360: { latencyMs: LATENCY_MS },
      },
    ],
  });

  async function msToCreated(contactDocumentId: string): Promise<number> {
    const draft = await scene.composes({ contactDocumentId, lines: [scene.item(1)] });
    const startedAt = performance.now();
    await scene.submits(draft);
    await scene.comesTo(draft, 'created', 20_000);
    return performance.now() - startedAt;
  }

  async function manyAreWritten(): Promise<void> {
    const { db } = scene.running().strapi;
    const at = new Date();
    const people = Array.from({ length: PENDING }, (_, index) => ({
      documentId: `c${String(index).padStart(23, '0')}`,
      type: 'individual' as const,
      lastName: `Pending ${index}`,
      createdAt: at,
      updatedAt: at,
    }));
    for (let start = 0; start < people.length; start += 250) {
      await db.query('plugin::s360.contact').createMany({ data: people.slice(start, start + 250) });
    }
    const pending = await db.query(CONTACT_LINK_UID).count({ where: { state: 'pending' } });
    expect(pending).toBeGreaterThan(PENDING - 500);
  }

  /** At its end the scene is checked as it stands, which a push would change meanwhile. */
  async function nothingMoreIsSent(): Promise<void> {
    await scene.running().admin('PUT', '/s360/institutions/myvenue/pauses', { sending: true });
    await until(
      'the calls in progress have ended',
      async () => (await scene.crm.links({ state: 'sending' })).length === 0,
    );
  }

  it('waits no longer than without them, including the push of its own contact', async () => {
    scene.excuse({ check: 'rest', fits: / is pending$/, because: 'hours of pushes are left' });
    const known = await scene.knownContact();
    const alone = await msToCreated(known);
    await manyAreWritten();
    const busy = await msToCreated(known);
    const fresh = await msToCreated(await scene.crm.creates({ lastName: 'Fresh' }));
    expect(busy).toBeLessThan(alone + 1_500);
    expect(fresh).toBeLessThan(alone + 2_500);
    await nothingMoreIsSent();
  });
});
