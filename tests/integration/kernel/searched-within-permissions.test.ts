import { parse } from 'csv-parse/sync';
import {
  CONTACT_UID,
  ORDER_LINE_UID,
  ORDER_UID,
  PERMISSION_ACTIONS,
  type PermissionAction,
} from '../../../server/src/contracts';
import { at, listAt, textAt } from '../../helpers/json';
import type { Scene } from '../../helpers/scene/scene';
import { sceneForAll } from '../../helpers/scene/scene-for-tests';

type Reader = Awaited<ReturnType<ReturnType<Scene['running']>['userWith']>>;

const LISTS = { contacts: CONTACT_UID, orders: ORDER_UID, 'order-lines': ORDER_LINE_UID };
type List = keyof typeof LISTS;

describe('the search in a list', () => {
  const scene = sceneForAll();
  let number: string;
  beforeAll(async () => {
    number = await scene.s360().creates({
      firstName: 'Zoé',
      lastName: 'Rochat',
      email: 'zoe@example.com',
      mobilePhone: '+41791234567',
      birthDate: '1980-01-31',
      town: 'Sion',
    });
    await scene.agreed();
    const { db } = scene.running().strapi;
    await db
      .query(CONTACT_UID)
      .update({ where: { lastName: 'Rochat' }, data: { notes: 'debtor' } });
    await db.query(ORDER_UID).create({
      data: {
        orderId: '4711',
        institution: 'myvenue',
        orderType: 'SALE',
        orderState: 'CLOSED',
        contactReference: '990044',
      },
    });
    await db.query(ORDER_LINE_UID).create({
      data: { operationId: '31', institution: 'myvenue', product: 'Hamlet', quantity: 77 },
    });
  });

  /** A user who may read these fields of a list and export the list. */
  async function readerOf(list: List, fields: string[], further: PermissionAction[] = []) {
    const { admin, userWith } = scene.running();
    const actions = [PERMISSION_ACTIONS.exportLists, ...further];
    const reader = await userWith(actions);
    const me = await reader('GET', '/admin/users/me');
    const role = String(at(me.body, 'data', 'roles', 0, 'id'));
    const permissions = [
      {
        action: 'plugin::content-manager.explorer.read',
        subject: LISTS[list],
        properties: { fields },
        conditions: [],
      },
      ...actions.map((action) => ({ action, subject: null, properties: {}, conditions: [] })),
    ];
    const put = await admin('PUT', `/admin/roles/${role}/permissions`, { permissions });
    expect(put.status).toBe(200);
    return reader;
  }

  /** The number of results in the list, which its count and its export must equal. */
  async function found(reader: Reader, list: List, typed: string): Promise<number> {
    const query = `_q=${encodeURIComponent(typed)}`;
    const path = `/content-manager/collection-types/${LISTS[list]}?${query}`;
    const { body } = await reader('GET', path);
    const listed = listAt(body, 'results').map((entry) => textAt(entry, 'documentId'));
    expect(at(body, 'pagination', 'total')).toBe(listed.length);
    const csv = await reader('GET', `/s360/export/${list}?${query}`);
    expect(csv.status).toBe(200);
    const rows: { documentId: string }[] = parse(String(csv.body), {
      bom: true,
      columns: true,
      delimiter: ';',
    });
    expect(rows.map(({ documentId }) => documentId)).toEqual(listed);
    return listed.length;
  }

  it.each<[List, string[], string[], string[]]>([
    [
      'contacts',
      ['lastName', 'town'],
      ['rochat', 'SION', 'sion Roch'],
      ['zoe@example.com', 'zoe', '1980', 'debtor', '079 123 45 67', 'rochat zoe'],
    ],
    ['contacts', ['mobilePhone', 'firstName'], ['079 123 45 67', 'Zoé'], ['rochat', 'debtor', '%']],
    ['contacts', ['title'], [], ['rochat', '%', '_']],
    ['orders', ['orderId', 'institution'], ['4711', '4711 myvenue'], ['990044', 'CLOSED', '%']],
    ['order-lines', ['product'], ['hamlet'], ['77', '31']],
    ['order-lines', ['quantity'], ['77'], ['hamlet', '31']],
  ])(
    'of %s uses only the attributes %j, which the role may read',
    async (list, fields, finds, not) => {
      const reader = await readerOf(list, fields);
      for (const typed of finds)
        expect([typed, await found(reader, list, typed)]).toEqual([typed, 1]);
      for (const typed of not)
        expect([typed, await found(reader, list, typed)]).toEqual([typed, 0]);
    },
  );

  it('finds contacts by number for permitted users only', async () => {
    const blind = await readerOf('contacts', ['lastName']);
    expect(await found(blind, 'contacts', number)).toBe(0);
    const seeing = await readerOf('contacts', ['lastName'], [PERMISSION_ACTIONS.readSync]);
    expect(await found(seeing, 'contacts', number)).toBe(1);
    expect(await found(seeing, 'contacts', `rochat ${number}`)).toBe(1);
  });

  it('uses all attributes for a user who may read everything', async () => {
    const { admin } = scene.running();
    for (const typed of ['rochat ZOE', 'debtor', number, '0791234567'])
      expect([typed, await found(admin, 'contacts', typed)]).toEqual([typed, 1]);
    expect(await found(admin, 'orders', '990044')).toBe(1);
    expect(await found(admin, 'order-lines', '77')).toBe(1);
  });
});
