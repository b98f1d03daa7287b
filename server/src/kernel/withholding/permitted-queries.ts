import type { Core } from '@strapi/strapi';

type Query = Record<string, unknown>;

/** Strapi's `sanitizeQuery`: removes from a query what the role, or the choices, do not permit. */
type Sanitize = (query: Query, choices?: unknown) => Promise<Query>;

interface PermissionService {
  createPermissionsManager(options: { model: string }): { sanitizeQuery: Sanitize };
}

const isName = (value: unknown): boolean =>
  value !== undefined && value !== null && value !== '' && value !== '*';

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : [value]);

/**
 * Restricts a query to what a role may read of a type. If `sort` or `fields` is a single text and
 * nothing in it is permitted, Strapi treats the empty result as missing and sorts by what the role
 * may not read; from a list it keeps the permitted entries. Strapi takes `*` for every column, even
 * where nothing checks the response.
 */
async function permittedQuery(
  { fields, sort, ...others }: Query,
  sanitize: Sanitize,
  choices?: unknown,
): Promise<Query> {
  const asked = {
    ...others,
    ...(sort !== undefined && { sort: typeof sort === 'string' ? [sort] : sort }),
    ...(fields !== undefined && { fields: listOf(fields).filter(isName) }),
  };
  const permitted = await sanitize(asked, choices);
  return {
    ...permitted,
    ...(fields !== undefined && { fields: listOf(permitted.fields).filter(isName) }),
  };
}

/** Applies `permittedQuery` to Strapi's permission checks of our types. */
export function askOnlyWhatIsPermitted(
  strapi: Core.Strapi,
  isOurs: (uid: string) => boolean,
): void {
  strapi.get('services').extend('admin::permission', (service: PermissionService) => ({
    ...service,
    createPermissionsManager(options: { model: string }) {
      const manager = service.createPermissionsManager(options);
      if (!isOurs(options.model)) return manager;
      const { sanitizeQuery } = manager;
      return Object.assign(manager, {
        sanitizeQuery: (query: Query, choices?: unknown) =>
          permittedQuery(query, sanitizeQuery, choices),
      });
    },
  }));
}
