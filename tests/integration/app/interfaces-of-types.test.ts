import { generate } from '@strapi/openapi';
import {
  CONSENT_UID,
  CONTACT_LINK_UID,
  CONTACT_UID,
  isOurType,
  ORDER_LINE_UID,
  ORDER_UID,
} from '../../../server/src/contracts/uids';
import { mcpClient, type McpClient } from '../../helpers/app/mcp-client';
import { request } from '../../helpers/http';
import { pluginInstitution } from '../../helpers/institutions/institutions';
import { rowsAt, storeRecordsAt } from '../../helpers/institutions/records-of-institution';
import { at, listAt, objectAt, textAt } from '../../helpers/json';
import { startStrapi, type RolePermission, type RunningStrapi } from '../../helpers/strapi/strapi';

const OPERATIONS = ['find', 'findOne', 'create', 'update', 'delete'] as const;
type Operation = (typeof OPERATIONS)[number];

const READS: readonly Operation[] = ['find', 'findOne'];

/** What an interface offers of our types; of the others it offers nothing. */
type Offered = Readonly<Record<string, readonly Operation[]>>;

const GRAPHQL: Offered = { [CONTACT_UID]: READS, [ORDER_UID]: READS, [ORDER_LINE_UID]: READS };
const REST: Offered = { [CONTACT_UID]: READS };
const MCP: Offered = { [CONTACT_UID]: OPERATIONS, [ORDER_UID]: READS, [ORDER_LINE_UID]: READS };
/** Only for super admins where the Content Manager has no list of the type. */
const CONTENT_MANAGER_WRITES: Offered = { [CONTACT_UID]: ['create', 'update', 'delete'] };

/** The columns that no interface may show, filter or sort by. */
const WITHHELD = {
  [CONTACT_UID]: 'emailKey',
  [ORDER_UID]: 'payload',
  [ORDER_LINE_UID]: 'boughtUnits',
};

/** Who calls, and what they may read: Strapi has no permission by name for orders. */
const CALLERS = {
  nobody: false,
  'a token that may only read': true,
  'a token with full access': true,
  'a token with every permission by name': 'contacts',
  'a user of the app whose role has every permission': 'contacts',
} as const;
type Caller = keyof typeof CALLERS;

const UNKNOWN = 'aaaaaaaaaaaaaaaaaaaaaaaa';

describe('an interface that Strapi makes from content types', () => {
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

  describe('like GraphQL', () => {
    const asks = async (query: string, caller: Caller) =>
      (
        await request(`${running.url}/graphql`, {
          method: 'POST',
          json: { query },
          headers: headers.get(caller) ?? {},
        })
      ).body;

    const names = () => running.strapi.plugin('graphql').service('utils').naming;

    function queryOf(operation: Operation, uid: string, id: string): string {
      const type = running.strapi.contentTypes[uid as typeof CONTACT_UID];
      const naming = names();
      const data = 'data: { institution: "myvenue" }';
      switch (operation) {
        case 'find':
          return `{ ${naming.getFindQueryName(type)} { documentId } }`;
        case 'findOne':
          return `{ ${naming.getFindOneQueryName(type)}(documentId: "${id}") { documentId } }`;
        case 'create':
          return `mutation { ${naming.getCreateMutationTypeName(type)}(${data}) { documentId } }`;
        case 'update':
          return `mutation { ${naming.getUpdateMutationTypeName(type)}(documentId: "${id}", ${data}) { documentId } }`;
        case 'delete':
          return `mutation { ${naming.getDeleteMutationTypeName(type)}(documentId: "${id}") { documentId } }`;
      }
    }

    it.each(Object.keys(CALLERS) as Caller[])(
      'answers %s nothing but contacts, orders and lines, and changes nothing',
      async (caller) => {
        const before = await rows();
        const answered: string[] = [];
        for (const { uid } of types)
          for (const operation of OPERATIONS) {
            const body = await asks(queryOf(operation, uid, await idOf(uid)), caller);
            if (at(body, 'errors') === undefined) answered.push(`${uid} ${operation}`);
          }
        const may = CALLERS[caller];
        const readable = Object.keys(GRAPHQL).filter((uid) =>
          may === 'contacts' ? uid === CONTACT_UID : may,
        );
        expect(answered.sort()).toEqual(
          readable.flatMap((uid) => READS.map((read) => `${uid} ${read}`)).sort(),
        );
        expect(await rows()).toBe(before);
      },
    );

    it('has no other type, query or mutation with a name of ours', async () => {
      const schema =
        '{ __schema { types { name fields { name type { name ofType { name ofType { name } } } } } } }';
      const found = listAt(
        await asks(schema, 'a token with full access'),
        'data',
        '__schema',
        'types',
      );
      const ours = (name: unknown) => typeof name === 'string' && /s360/i.test(name);
      const hidden = types
        .filter(({ uid }) => !(uid in GRAPHQL))
        .map(({ uid }) =>
          names().getTypeName(running.strapi.contentTypes[uid as typeof CONTACT_UID]),
        );
      const typeNames = found.map((type) => textAt(type, 'name')).filter(ours);
      expect(typeNames.filter((name) => hidden.some((one) => name.startsWith(one)))).toEqual([]);
      expect(typeNames.filter((name) => /input$/i.test(name) && !/filters/i.test(name))).toEqual(
        [],
      );
      const fieldsOf = (name: string) =>
        listAt(
          found.find((type) => at(type, 'name') === name),
          'fields',
        ).map((field) => textAt(field, 'name'));
      expect(fieldsOf('Mutation').filter(ours)).toEqual([]);
      expect(fieldsOf('Query').filter(ours).sort()).toEqual(
        ['Contact', 'Order', 'OrderLine']
          .flatMap((name) => [`s360${name}`, `s360${name}s`, `s360${name}s_connection`])
          .sort(),
      );
    });

    it.each(Object.entries(WITHHELD))(
      'shows, filters and sorts by no more of %s than REST does: not by %s',
      async (uid, withheld) => {
        const type = running.strapi.contentTypes[uid as typeof CONTACT_UID];
        const list = names().getFindQueryName(type);
        for (const query of [
          `{ ${list} { ${withheld} } }`,
          `{ ${list}(filters: { ${withheld}: { eq: "0" } }) { documentId } }`,
          `{ ${list}(sort: "${withheld}") { documentId } }`,
        ]) {
          const body = await asks(query, 'a token with full access');
          expect([query, at(body, 'errors') !== undefined]).toEqual([query, true]);
        }
        const { attributes } = running.strapi.contentType(uid as typeof CONTACT_UID);
        const isPrivate = (name: string) =>
          at(attributes, name, 'private') === true ||
          /^(createdBy|updatedBy|localizations)$/.test(name);
        const schema = `{ __type(name: "${names().getTypeName(type)}") { fields { name } } }`;
        const shown = listAt(
          await asks(schema, 'a token with full access'),
          'data',
          '__type',
          'fields',
        );
        const fields = shown.map((field) => textAt(field, 'name'));
        expect(fields.filter((name) => isPrivate(name) && name !== 'documentId')).toEqual([]);
      },
    );
  });

  describe('like the Content API', () => {
    const METHODS = {
      find: 'GET',
      findOne: 'GET',
      create: 'POST',
      update: 'PUT',
      delete: 'DELETE',
    };

    it.each(Object.keys(CALLERS) as Caller[])(
      'answers %s nothing but contacts, and changes nothing',
      async (caller) => {
        const before = await rows();
        const answered: string[] = [];
        // A booking is not its row: its routes have rules of their own.
        for (const { plural, uid } of types.filter(({ singular }) => singular !== 'booking'))
          for (const operation of OPERATIONS) {
            const isOfAll = operation === 'find' || operation === 'create';
            const path = isOfAll ? plural : `${plural}/${await idOf(uid)}`;
            const { status } = await request(`${running.url}/api/s360/${path}`, {
              method: METHODS[operation],
              headers: headers.get(caller) ?? {},
              ...(READS.includes(operation) ? {} : { json: { data: { institution: 'myvenue' } } }),
            });
            if (status < 400) answered.push(`${uid} ${operation}`);
          }
        expect(answered.sort()).toEqual(
          CALLERS[caller] === false ? [] : [`${CONTACT_UID} find`, `${CONTACT_UID} findOne`],
        );
        expect(await rows()).toBe(before);
      },
    );

    it('is described with these routes only', () => {
      const { paths } = generate(running.strapi, { type: 'content-api' }).document;
      const described = types.flatMap(({ plural, uid }) =>
        Object.entries(objectAt(paths))
          .filter(([path]) => new RegExp(`^/s360/${plural}(/\\{id[^/]*\\})?$`).test(path))
          .flatMap(([, methods]) =>
            Object.keys(objectAt(methods)).map((method) => `${uid} ${method}`),
          ),
      );
      expect(described.filter((line) => !line.includes('booking')).sort()).toEqual(
        Object.entries(REST).flatMap(([uid, reads]) => reads.map(() => `${uid} get`)),
      );
    });
  });

  describe('like the Content Manager', () => {
    /** Every permission that a super admin has. */
    const allPermissions = async (): Promise<RolePermission[]> => {
      const found: unknown = await running.strapi.db
        .query('admin::permission')
        .findMany({ where: { role: { code: 'strapi-super-admin' } } });
      return listAt(found).map((one) => ({
        action: textAt(one, 'action'),
        subject: at(one, 'subject') as string | null,
        properties: objectAt(one, 'properties'),
        conditions: [],
      }));
    };

    const listOf = (uid: string) => `/content-manager/collection-types/${uid}`;

    it('lets even a super admin, and a token of theirs with all permissions, write contacts only', async () => {
      const before = await rows();
      const token = await mcpClient(running, await allPermissions());
      const answered = new Set<string>();
      for (const calls of [running.admin, token.route])
        for (const { uid } of types.filter((type) => !(type.uid in CONTENT_MANAGER_WRITES))) {
          const one = `${listOf(uid)}/${await idOf(uid)}`;
          const data = { institution: 'myvenue', code: 'NEWS', contactDocumentId: documentId };
          for (const [method, path] of [
            ['POST', listOf(uid)],
            ['PUT', one],
            ['DELETE', one],
            ['POST', `${one}/actions/publish`],
            ['POST', `${listOf(uid)}/actions/bulkDelete`],
            ['POST', `${listOf(uid)}/clone/${await idOf(uid)}`],
            ['POST', `${listOf(uid)}/auto-clone/${await idOf(uid)}`],
          ] as const) {
            const body = path.endsWith('bulkDelete') ? { documentIds: [await idOf(uid)] } : data;
            const { status } = await calls(method, path, body);
            if (status < 400) answered.add(`${uid} ${method} ${path}`);
          }
        }
      expect([...answered]).toEqual([]);
      expect(await rows()).toBe(before);
    });

    it('shows types without a list to no role but a super admin’s', async () => {
      const hidden = types.filter(({ uid }) => !(uid in GRAPHQL));
      const user = await running.userWith(
        (await allPermissions()).filter(({ subject }) =>
          hidden.every(({ uid }) => uid !== subject),
        ),
      );
      const statuses = hidden.map(async ({ uid }) => (await user('GET', listOf(uid))).status);
      expect(new Set(await Promise.all(statuses))).toEqual(new Set([403]));
    });

    it('offers AI clients tools for contacts, orders and lines only, and none that writes the latter', async () => {
      const client: McpClient = await mcpClient(running, await allPermissions());
      const tools = await client.tools();
      const toolOf = {
        find: 'list',
        findOne: 'get',
        create: 'create',
        update: 'update',
        delete: 'delete',
      };
      const expected = Object.entries(MCP).flatMap(([uid, operations]) =>
        operations.map((one) => `${toolOf[one]}_${uid.replace('::', '-').replace('.', '_')}`),
      );
      expect(tools.filter((tool) => tool.includes('plugin-s360')).sort()).toEqual(expected.sort());
      for (const uid of [CONTACT_LINK_UID, CONSENT_UID, ORDER_UID]) {
        const name = uid.replace('::', '-').replace('.', '_');
        const answer = await client.asks(`delete_${name}`, { documentId: await idOf(uid) });
        expect(answer.isRefused).toBe(true);
      }
    });
  });
});
