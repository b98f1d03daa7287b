import { generate } from '@strapi/openapi';
import {
  CONSENT_UID,
  CONTACT_LINK_UID,
  CONTACT_UID,
  ORDER_LINE_UID,
  ORDER_UID,
} from '../../../server/src/contracts/uids';
import {
  CALLERS,
  interfacesForAll,
  OPERATIONS,
  READABLE,
  READS,
  type Caller,
  type Offered,
} from '../../helpers/app/interfaces-of-types';
import { mcpClient, type McpClient } from '../../helpers/app/mcp-client';
import { request } from '../../helpers/http';
import { at, listAt, objectAt, textAt } from '../../helpers/json';
import type { RolePermission } from '../../helpers/strapi/strapi';

const REST: Offered = { [CONTACT_UID]: READS };
const MCP: Offered = { [CONTACT_UID]: OPERATIONS, [ORDER_UID]: READS, [ORDER_LINE_UID]: READS };
/** Only for super admins where the Content Manager has no list of the type. */
const CONTENT_MANAGER_WRITES: Offered = { [CONTACT_UID]: ['create', 'update', 'delete'] };

describe('an interface that Strapi makes from content types', () => {
  const { contact, headersOf, idOf, rows, running, types } = interfacesForAll();

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
        for (const { plural, uid } of types().filter(({ singular }) => singular !== 'booking'))
          for (const operation of OPERATIONS) {
            const isOfAll = operation === 'find' || operation === 'create';
            const path = isOfAll ? plural : `${plural}/${await idOf(uid)}`;
            const { status } = await request(`${running().url}/api/s360/${path}`, {
              method: METHODS[operation],
              headers: headersOf(caller),
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
      const { paths } = generate(running().strapi, { type: 'content-api' }).document;
      const described = types().flatMap(({ plural, uid }) =>
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
      const found: unknown = await running()
        .strapi.db.query('admin::permission')
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
      const token = await mcpClient(running(), await allPermissions());
      const answered = new Set<string>();
      for (const calls of [running().admin, token.route])
        for (const { uid } of types().filter((type) => !(type.uid in CONTENT_MANAGER_WRITES))) {
          const one = `${listOf(uid)}/${await idOf(uid)}`;
          const data = { institution: 'myvenue', code: 'NEWS', contactDocumentId: contact() };
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
      const hidden = types().filter(({ uid }) => !(uid in READABLE));
      const user = await running().userWith(
        (await allPermissions()).filter(({ subject }) =>
          hidden.every(({ uid }) => uid !== subject),
        ),
      );
      const statuses = hidden.map(async ({ uid }) => (await user('GET', listOf(uid))).status);
      expect(new Set(await Promise.all(statuses))).toEqual(new Set([403]));
    });

    it('offers AI clients tools for contacts, orders and lines only, and none that writes the latter', async () => {
      const client: McpClient = await mcpClient(running(), await allPermissions());
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
