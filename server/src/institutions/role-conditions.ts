import type { Core, UID } from '@strapi/strapi';
import type { Context } from 'koa';
import { documentId as documentIdSchema, idParameter } from '../contracts/schemas/fields';
import { AT_INSTITUTION, conditionAt, institutionOfCondition } from '../contracts/permissions';
import { reason } from '../contracts/reasons';
import { INSTITUTION_UID, PLUGIN_ID } from '../contracts/uids';
import type { StrapiDatabase } from '../kernel/database/strapi-database';
import { text } from '../kernel/database/values';
import {
  limitRequest,
  permittedInstitutions,
  type Ability,
} from '../kernel/http/permitted-institutions';
import { NotPermittedError } from '../kernel/errors';
import { scopeInWords, type InstitutionScope } from '../kernel/http/institution-scope';

/** The part of Strapi's registry of conditions that is used. */
interface ConditionProvider {
  /** Throws after the start of Strapi. */
  registerMany(conditions: readonly object[]): Promise<unknown>;
  keys(): string[];
  has(uid: string): boolean;
}

const conditionProvider = (strapi: Core.Strapi): ConditionProvider =>
  strapi.service('admin::permission').conditionProvider;

/** What Strapi hands to a condition: the user, with the permission that has it. */
interface ConditionAsked {
  permission?: { subject?: string | null };
}

/**
 * Whether permissions for a type can be limited to institutions. Strapi offers each condition for
 * every type, and drops filters by what a type does not have: its list would then show everything.
 */
function belongsToInstitutions(strapi: Core.Strapi, subject?: string | null): boolean {
  if (!subject) return true;
  return strapi.contentTypes[subject as UID.ContentType]?.attributes.institution?.type === 'string';
}

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
        name: `${AT_INSTITUTION}${code}`,
        displayName: `Only ${text(row.name) ?? code} (${code})`,
        category: 'S-360 institutions',
        handler: (given: ConditionAsked) =>
          belongsToInstitutions(strapi, given.permission?.subject) && { institution: code },
      };
    }),
  );
}

/** Whether roles can be limited to an institution: it has been there since the start of Strapi. */
export const hasRoleCondition = (strapi: Core.Strapi, code: string): boolean =>
  conditionProvider(strapi).has(conditionAt(code));

/** The institutions to which roles can be limited. */
const limitingCodes = (strapi: Core.Strapi): string[] =>
  conditionProvider(strapi)
    .keys()
    .flatMap((uid) => institutionOfCondition(uid) ?? []);

/** The institutions to which a user's roles limit an action. */
export const limitOf = (strapi: Core.Strapi, ability: Ability, action: string): InstitutionScope =>
  permittedInstitutions(ability, action, limitingCodes(strapi));

export interface Limit {
  actions: readonly string[];
  concernsAll: boolean;
  recordOf: string | null;
}

/**
 * The institution of a record that the path names: `undefined` if there is no such record, `null` if
 * it has none or the path cannot be read.
 */
async function institutionOfRecord(
  { documentId, id }: Record<string, string>,
  uid: string,
  database: StrapiDatabase,
): Promise<string | null | undefined> {
  const key = id === undefined ? documentIdSchema.safeParse(documentId) : idParameter.safeParse(id);
  if (!key.success) return null;
  const where = { [id === undefined ? 'documentId' : 'id']: key.data };
  const [row] = await database.query(uid).select(['institution']).where(where).execute();
  return row && text(row.institution);
}

/**
 * The policy of all admin routes: finds the institutions to which the caller's roles limit the
 * action, and refuses a request that names another one.
 * @throws NotPermittedError which says what the roles include
 */
export async function isWithinInstitutions(
  { params, request, state }: Pick<Context, 'params' | 'request' | 'state'>,
  { actions: [action = ''], concernsAll, recordOf }: Limit,
  { database, strapi }: { database: StrapiDatabase; strapi: Core.Strapi },
): Promise<void> {
  const scope = limitOf(strapi, state.userAbility, action);
  limitRequest(state, { scope, isAboutRecord: recordOf !== null });
  if (scope === null) return;
  const included = scopeInWords(scope);
  if (concernsAll) throw new NotPermittedError(reason('mayNotActForAll', { included }));
  const refusal = () => new NotPermittedError(reason('mayNotAct', { included }));
  const { code, institution = code } = params;
  const named = [institution, request.query.institution, request.body?.institution];
  if (named.some((one) => typeof one === 'string' && !scope.includes(one))) throw refusal();
  if (recordOf === null) return;
  const ofRecord = await institutionOfRecord(params, recordOf, database);
  const isElsewhere = ofRecord === null || (ofRecord !== undefined && !scope.includes(ofRecord));
  if (isElsewhere) throw refusal();
}
