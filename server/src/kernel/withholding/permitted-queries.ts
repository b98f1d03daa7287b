import type { Core } from '@strapi/strapi';

type Query = Record<string, unknown>;

/** Strapi's `sanitizeQuery`: a query without what the role may not ask, or not by these choices. */
type Sanitize = (query: Query, choices?: unknown) => Promise<Query>;

interface PermissionService {
  createPermissionsManager(options: { model: string }): { sanitizeQuery: Sanitize };
}

const isName = (value: unknown): boolean =>
  value !== undefined && value !== null && value !== '' && value !== '*';

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : [value]);

/**
 * What a role may ask of a type. Of a `sort` or `fields` that is one text Strapi finds that nothing of
 * it is permitted, takes that for no answer, and sorts by what the role may not read; of a list it keeps
 * what is permitted. `*` it takes for every column, also where nobody looks the answer through.
 */
export async function permittedQuery(
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

/** Makes Strapi's permissions hold for what is asked of our types. */
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
