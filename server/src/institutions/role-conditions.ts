import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { INSTITUTION_UID, PLUGIN_ID } from '../contracts/uids';
import type { StrapiDatabase } from '../kernel/database/strapi-database';
import { text } from '../kernel/database/values';
import {
  limitRequest,
  permittedInstitutions,
  type Ability,
} from '../kernel/http/permitted-institutions';
import type { InstitutionScope } from '../kernel/institution-scope';

/** The part of Strapi's registry of conditions that is used. */
interface ConditionProvider {
  registerMany(conditions: readonly object[]): Promise<unknown>;
  keys(): string[];
}

const conditionProvider = (strapi: Core.Strapi): ConditionProvider =>
  strapi.service('admin::permission').conditionProvider;

const NAME = 'at-institution-';
const UID = `plugin::${PLUGIN_ID}.${NAME}`;

/**
 * Registers one condition per institution, with which a role's permissions can be limited to it.
 * Institutions that are no longer configured keep theirs: without it, the next save of a role would
 * remove the limit.
 */
export async function registerRoleConditions(
  strapi: Core.Strapi,
  database: StrapiDatabase,
): Promise<void> {
  const rows = await database
    .query(INSTITUTION_UID)
    .select(['code', 'name'])
    .orderBy({ code: 'asc' })
    .execute();
  await conditionProvider(strapi).registerMany(
    rows.map((row) => {
      const code = text(row.code) ?? '';
      return {
        plugin: PLUGIN_ID,
        name: `${NAME}${code}`,
        displayName: `Only ${text(row.name) ?? code} (${code})`,
        category: 'S-360 institutions',
        handler: () => ({ institution: code }),
      };
    }),
  );
}

/** The institutions to which roles can be limited. */
const limitingCodes = (strapi: Core.Strapi): string[] =>
  conditionProvider(strapi)
    .keys()
    .flatMap((uid) => (uid.startsWith(UID) ? [uid.slice(UID.length)] : []));

/** The institutions to which a user's roles limit an action. */
export const limitOf = (strapi: Core.Strapi, ability: Ability, action: string): InstitutionScope =>
  permittedInstitutions(ability, action, limitingCodes(strapi));

export interface Limit {
  actions: readonly string[];
  concernsAll: boolean;
  recordOf: string | null;
}

/** The institution of a record that the path names; `undefined` if there is none. */
async function institutionOfRecord(
  { documentId, id }: Record<string, string>,
  uid: string,
  database: StrapiDatabase,
): Promise<string | null | undefined> {
  // What is neither is refused by the route's schema.
  const isUsable = id === undefined ? !documentId?.includes('\0') : /^\d{1,9}$/.test(id);
  if (!isUsable) return undefined;
  const where = id === undefined ? { documentId } : { id: Number(id) };
  const [row] = await database.query(uid).select(['institution']).where(where).execute();
  return row && text(row.institution);
}

/**
 * The policy of all admin routes: finds the institutions to which the caller's roles limit the
 * action, and refuses a request that names another one.
 */
export async function isWithinInstitutions(
  { params, request, state }: Pick<Context, 'params' | 'request' | 'state'>,
  { actions: [action = ''], concernsAll, recordOf }: Limit,
  { database, strapi }: { database: StrapiDatabase; strapi: Core.Strapi },
): Promise<boolean> {
  const scope = limitOf(strapi, state.userAbility, action);
  limitRequest(state, scope);
  if (scope === null) return true;
  if (concernsAll) return false;
  const { code, institution = code } = params;
  const named = [institution, request.query.institution, request.body?.institution];
  if (named.some((one) => typeof one === 'string' && !scope.includes(one))) return false;
  if (recordOf === null) return true;
  const ofRecord = await institutionOfRecord(params, recordOf, database);
  return ofRecord === undefined || (ofRecord !== null && scope.includes(ofRecord));
}
