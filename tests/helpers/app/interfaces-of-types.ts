import {
  CONTACT_UID,
  isOurType,
  ORDER_LINE_UID,
  ORDER_UID,
} from '../../../server/src/contracts/uids';
import { pluginInstitution } from '../institutions/institutions';
import { rowsAt, storeRecordsAt } from '../institutions/records-of-institution';
import { at, listAt, objectAt, textAt } from '../json';
import { startStrapi, type RunningStrapi } from '../strapi/strapi';

export const OPERATIONS = ['find', 'findOne', 'create', 'update', 'delete'] as const;
export type Operation = (typeof OPERATIONS)[number];

export const READS: readonly Operation[] = ['find', 'findOne'];

/** What an interface offers of our types; of the others it offers nothing. */
export type Offered = Readonly<Record<string, readonly Operation[]>>;

/** What GraphQL offers, and of what the Content Manager has lists. */
export const READABLE: Offered = {
  [CONTACT_UID]: READS,
  [ORDER_UID]: READS,
  [ORDER_LINE_UID]: READS,
};

/** Who calls, and what they may read: Strapi has no permission by name for orders. */
export const CALLERS = {
  nobody: false,
  'a token that may only read': true,
  'a token with full access': true,
  'a token with every permission by name': 'contacts',
  'a user of the app whose role has every permission': 'contacts',
} as const;
export type Caller = keyof typeof CALLERS;

const UNKNOWN = 'aaaaaaaaaaaaaaaaaaaaaaaa';

/**
 * A Strapi with all interfaces that it makes from content types, a record of each of ours, and
 * everybody who may call.
 */
export function interfacesForAll() {
  let running: RunningStrapi;
  let types: { uid: string; singular: string; plural: string }[];
  let documentId: string;
  const headers = new Map<Caller, Record<string, string>>();

  beforeAll(async () => {
    process.env.MCP = 'true';
    running = await startStrapi({
      institutions: [pluginInstitution({ code: 'myvenue' }, 'http://127.0.0.1:9')],
      settings: { backgroundWork: false },
      otherPlugins: ['graphql', 'users-permissions'],
    });
    types = Object.values(running.strapi.contentTypes)
      .filter(({ uid }) => isOurType(uid))
      .map(({ uid, info }) => ({ uid, singular: info.singularName, plural: info.pluralName }));
    const data = { type: 'individual', lastName: 'Aida' } as never;
    ({ documentId } = await running.strapi.documents(CONTACT_UID).create({ data }));
    await running.strapi.db.connection('s360_contact_links').delete();
    const marked = { contactDocumentId: documentId, editors: [], mark: 'Rhadames' };
    await storeRecordsAt('myvenue', running.strapi, marked);
    for (const table of ['s360_contact_links', 's360_consents'])
      await running.strapi.db.connection(table).update({ document_id: UNKNOWN });
    headers.set('nobody', {});
    headers.set('a token that may only read', await apiToken('read-only'));
    headers.set('a token with full access', await apiToken('full-access'));
    headers.set(
      'a token with every permission by name',
      await apiToken('custom', await permissionsByName()),
    );
    headers.set('a user of the app whose role has every permission', await userOfTheApp());
  });
  afterAll(async () => {
    delete process.env.MCP;
    await running.stop();
  });

  async function apiToken(type: string, permissions?: readonly string[]) {
    const made = await running.admin('POST', '/admin/api-tokens', {
      ...{ name: type, description: '', type, lifespan: null },
      ...(permissions && { permissions }),
    });
    return { authorization: `Bearer ${textAt(made.body, 'data', 'accessKey')}` };
  }

  /** Every permission of our types that Strapi has on offer for a token. */
  async function permissionsByName(): Promise<string[]> {
    const { body } = await running.admin('GET', '/admin/content-api/permissions');
    const controllers = objectAt(body, 'data', 'plugin::s360', 'controllers');
    return types
      .filter(({ singular }) => singular in controllers)
      .flatMap(({ uid, singular }) =>
        listAt(controllers, singular).map((action) => `${uid}.${String(action)}`),
      );
  }

  /** A user whose role has been given all that can be thought of, also what Strapi does not offer. */
  async function userOfTheApp() {
    const { strapi } = running;
    const role = await strapi.db
      .query('plugin::users-permissions.role')
      .findOne({ where: { type: 'authenticated' } });
    for (const { uid } of types)
      for (const operation of OPERATIONS)
        await strapi.db
          .query('plugin::users-permissions.permission')
          .create({ data: { action: `${uid}.${operation}`, role: role.id } });
    const user = await strapi.plugin('users-permissions').service('user').add({
      username: 'radames',
      email: 'r@example.com',
      password: 'Memphis-1871',
      role: role.id,
      provider: 'local',
      confirmed: true,
    });
    const jwt: unknown = await strapi
      .plugin('users-permissions')
      .service('jwt')
      .issue({ id: user.id });
    return { authorization: `Bearer ${String(jwt)}` };
  }

  const idOf = async (uid: string): Promise<string> => {
    const row: unknown = await running.strapi.db
      .query(uid as typeof CONTACT_UID)
      .findOne({ where: {} });
    const id = at(row, 'documentId');
    return typeof id === 'string' ? id : UNKNOWN;
  };

  /** Everything of ours that an interface could have changed. */
  const rows = async (): Promise<string> =>
    JSON.stringify([
      await rowsAt('myvenue', running.strapi),
      await running.strapi.db.connection('s360_contacts').select('*'),
    ]);

  return {
    running: () => running,
    types: () => types,
    contact: () => documentId,
    headersOf: (caller: Caller) => headers.get(caller) ?? {},
    idOf,
    rows,
  };
}
