import { modulesOf } from '../../helpers/strapi/modules';
import { PERMIT_STATE_UID } from '../../../server/src/contracts';
import { bookingSceneForAll } from '../../helpers/scene/scene-for-tests';

const ONE_A_MINUTE = [
  { scope: 'method', method: 'createOrUpdateOrder', calls: 1, perMs: 60_000 },
] as const;
const QUOTA = 10_000;

describe('a booking that waits for a permit', () => {
  const scene = bookingSceneForAll({
    institutions: [{ code: 'myvenue', plugin: { limits: ONE_A_MINUTE, callsPerMonth: QUOTA } }],
  });

  it('shows the limit and the end of the wait, and takes no permit when it is read', async () => {
    const contactDocumentId = await scene.knownContact();
    const composed = () => scene.composes({ contactDocumentId, lines: [scene.item(1)] });
    await scene.comesTo(await scene.submits(await composed()), 'created');
    const { documentId } = await scene.submits(await composed());
    const ofMinute = (await scene.booking(documentId)).progress;
    expect(ofMinute).toMatchObject({ step: 'waiting', reason: 'limit', failure: null });
    const until = ofMinute?.step === 'waiting' ? Date.parse(ofMinute.until ?? '') : 0;
    expect(until).toBeGreaterThan(Date.now() + 30_000);
    expect(until).toBeLessThan(Date.now() + 62_000);

    const database = modulesOf(scene.running().strapi).database;
    const usedUp = { takenThisMonth: QUOTA };
    await database
      .query(PERMIT_STATE_UID)
      .where({ institution: 'myvenue' })
      .update(usedUp)
      .execute();
    const { progress, revision } = await scene.booking(documentId);
    const now = new Date();
    const nextMonth = Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1, 1);
    expect(progress).toMatchObject({ step: 'waiting', reason: 'monthLimit' });
    const untilMs = progress?.step === 'waiting' ? Date.parse(progress.until ?? '') : 0;
    expect(Math.abs(untilMs - nextMonth)).toBeLessThan(1_000);
    await scene.does('POST', `/${documentId}/withdraw`, { revision });
  });
});
