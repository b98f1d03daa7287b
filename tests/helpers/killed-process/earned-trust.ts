import type { Core } from '@strapi/strapi';

/*
 * Imports nothing of the plugin or other helpers, as a killable process loads this file directly.
 */

/**
 * `earned`: sending is started everywhere and every kind of save is proven; `started`: not proven.
 */
export type TrustAtBoot = 'earned' | 'started';

/** Where the plugin keeps its modules, see `modulesOf` in `server/src/app`. */
const MODULES: unique symbol = Symbol.for('strapi-plugin-s360.modules');

type WithModules = Core.Strapi & { [MODULES]?: { process: { random(): number } } };

const INSTITUTION = 'plugin::s360.institution';

const proven = (count: number) => ({
  create: count,
  data: count,
  addresses: count,
  authorizations: count,
});
const proofs = (count: number) => ({ individual: proven(count), structure: proven(count) });

/**
 * Makes the database that of institutions in use for a long time. None of their saves are chosen to
 * be read back, which would be counted among the calls of a test.
 * @param unproven codes of institutions without proven saves, although sending is started
 */
export async function earnTrust(
  strapi: Core.Strapi,
  trust: TrustAtBoot,
  unproven: readonly string[] = [],
): Promise<void> {
  const { [MODULES]: modules }: WithModules = strapi;
  if (modules) modules.process.random = () => 1;
  const query = strapi.db.query(INSTITUTION);
  const rows: { id: number; code: string; sendingTrust: { status: { state: string } } | null }[] =
    await query.findMany({ where: { active: true } });
  for (const { code, id, sendingTrust } of rows) {
    // Sending that was stopped in an earlier run on the same database stays stopped.
    if (sendingTrust === null || sendingTrust.status.state === 'stopped') continue;
    const at = new Date().toISOString();
    const started = { state: 'started', cause: 'check', by: null, at, untested: [] };
    const status = sendingTrust.status.state === 'started' ? sendingTrust.status : started;
    const earned = trust === 'earned' && !unproven.includes(code) && { proofs: proofs(20) };
    await query.update({
      where: { id },
      data: { sendingTrust: { ...sendingTrust, status, ...earned } },
    });
  }
}
