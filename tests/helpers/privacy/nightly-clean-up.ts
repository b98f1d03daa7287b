import type { CONTACT_UID } from '../../../server/src/contracts';
import { DAY_MS } from '../../../server/src/kernel/time/durations';
import type { Scene } from '../scene/scene';

/** The nightly clean-up of a scene, and the rows that it is about. */
export function nightlyCleanUp(scene: Pick<Scene, 'running'>) {
  const daysAgo = (days: number) => new Date(Date.now() - days * DAY_MS);
  const of = (uid: string) => scene.running().strapi.db.query(uid as typeof CONTACT_UID);

  async function cleanUp(): Promise<void> {
    const { jobs } = scene.running().strapi.cron;
    const entry = jobs.find(({ name }) => name === 's360.forget');
    if (!entry) throw new Error('there is no clean-up');
    await entry.job.trigger();
  }

  return { cleanUp, daysAgo, of };
}
