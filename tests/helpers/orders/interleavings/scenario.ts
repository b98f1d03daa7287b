import fc from 'fast-check';
import { startScene, type Scene } from '../../scene/scene';
import { drawnSales } from './draw';
import { expectedOutcome, outcomeOf } from './outcome';
import { playInterleaving } from './play';
import { salesAtVenue } from './venue';

/** One institution per interleaving. */
const CODES = ['first', 'second', 'third'];
const IDS_PER_RUN = 1000;
const DRAWINGS_AT_ONCE = 4;

/** Three venues with the same events in different orders. */
export const startVenuesAlike = (): Promise<Scene> =>
  startScene({
    institutions: CODES.map((code) => ({ code, plugin: { pushNewContacts: false } })),
  });

/**
 * Plays the given number of drawings, some at the same time, each in another order at each venue;
 * each must end with the data of S-360 and the resulting purchase summaries. Fails with the first
 * that does not.
 */
export async function playSales(
  scene: Scene,
  { runs, seed }: { runs: number; seed: number },
): Promise<void> {
  const drawings = fc
    .sample(drawnSales(CODES.length), { numRuns: runs, seed })
    .map((drawn, run) => ({ drawn, firstId: (run + 1) * IDS_PER_RUN }));
  while (drawings.length > 0) {
    const atOnce = drawings.splice(0, DRAWINGS_AT_ONCE);
    const played = await Promise.all(
      atOnce.flatMap(({ drawn, firstId }) =>
        CODES.map(async (code, index) => {
          const venue = await salesAtVenue(scene, code, drawn, firstId);
          await playInterleaving(scene, drawn, venue, drawn.seeds[index] ?? index);
          return { drawn, venue };
        }),
      ),
    );
    await scene.settled(120_000);
    for (const { drawn, venue } of played) {
      const what = { venue: venue.code, drawn };
      expect({ ...what, ...(await outcomeOf(scene, venue)) }).toEqual({
        ...what,
        ...expectedOutcome(drawn, venue),
      });
    }
  }
  // So many contacts need more time to come to rest than the end of a scene allows.
  await scene.agreed(120_000);
}
