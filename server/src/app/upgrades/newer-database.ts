import type { Core } from '@strapi/strapi';
import { PLUGIN_ID } from '../../contracts/uids';
import { ownVersion } from '../installed-build';
import { namesOfKeptTables } from '../transfer/kept-tables';
import { isOwnTable } from './own-tables';
import { riskyChanges, type Schema } from './schema-changes';

/** Strapi's table of settings, which a fresh database lacks. */
const SETTINGS = 'strapi_core_store_settings';

/** Where the version stands that used the database last. */
const lastVersion = (strapi: Core.Strapi) =>
  strapi.store({ type: 'plugin', name: PLUGIN_ID, key: 'version' });

/**
 * Whether a version is newer than another, by the order of Semantic Versioning: `0.10.0` than
 * `0.9.0`, and `0.2.0` than its own pre-release `0.2.0-beta.1`.
 */
export function isNewer(version: string, other: string): boolean {
  const [[core, preRelease], [otherCore, otherPreRelease]] = [partsOf(version), partsOf(other)];
  const byCore = inOrder(core, otherCore);
  if (byCore !== 0) return byCore > 0;
  if (preRelease === '' || otherPreRelease === '') return preRelease < otherPreRelease;
  return inOrder(preRelease, otherPreRelease) > 0;
}

const inOrder = (one: string, other: string): number =>
  one.localeCompare(other, 'en', { numeric: true });

function partsOf(version: string): [core: string, preRelease: string] {
  const [, core = version, preRelease = ''] = /^([^-]*)-(.*)$/.exec(version) ?? [];
  return [core, preRelease];
}

/**
 * Stops the boot on a database that a newer version has used, where Strapi would delete values of
 * that version, as it drops what this version does not define: when an older process restarts during
 * a rolling deployment, or when somebody goes back to an older version.
 */
export function refuseNewerDatabase(strapi: Core.Strapi): void {
  strapi.hook('strapi::content-types.beforeSync').register(async () => {
    if (!(await strapi.db.getSchemaConnection().hasTable(SETTINGS))) return;
    const last = await lastVersion(strapi).get({});
    const own = ownVersion(strapi);
    if (typeof last !== 'string' || !isNewer(last, own)) return;
    const places = await endangered(strapi);
    if (places.length > 0) throw new Error(refusal(last, own, places));
  });
  strapi.hook('strapi::content-types.afterSync').register(async () => {
    const own = ownVersion(strapi);
    if ((await lastVersion(strapi).get({})) !== own) await lastVersion(strapi).set({ value: own });
  });
}

/** The columns, and the tables that Strapi does not keep, whose values would be deleted or changed. */
async function endangered(strapi: Core.Strapi): Promise<string[]> {
  const { db } = strapi;
  const kept = await namesOfKeptTables(strapi);
  const stored = await db.schema.schemaStorage.read();
  const there = placesIn(await db.dialect.schemaInspector.getSchema());
  return riskyChanges(ofPlugin(stored?.schema ?? { tables: [] }), ofPlugin(db.schema.schema))
    .filter(({ kind }) => kind === 'removed' || kind === 'retyped')
    .map(({ place }) => place)
    .filter((place) => there.has(place) && !kept.includes(place));
}

const ofPlugin = ({ tables }: Schema): Schema => ({
  tables: tables.filter(({ name }) => isOwnTable(name)),
});

const placesIn = ({ tables }: Schema): Set<string> =>
  new Set(
    tables.flatMap(({ columns, name }) => [
      name,
      ...columns.map((column) => `${name}.${column.name}`),
    ]),
  );

const refusal = (last: string, own: string, places: readonly string[]): string =>
  `Version ${own} of the S-360 plugin cannot start on this database: version ${last} has used it, and Strapi would delete or change ${places.join(', ')}, which ${own} does not know. Nothing was changed. Start version ${last} or a newer one, or restore the backup made before the upgrade.`;
