import { parse } from 'csv-parse/sync';
import { PERMISSION_ACTIONS } from '../../../server/src/contracts';
import { CONTACT_UID, ORDER_LINE_UID, ORDER_UID } from '../../../server/src/contracts/uids';
import { chunks } from '../../../server/src/kernel/database/values';
import { at } from '../../helpers/json';
import { insertContacts } from '../../helpers/orders/sold-orders';
import { sceneForAll } from '../../helpers/scene/scene-for-tests';
import { statementsOf } from '../../helpers/databases/statements';

/** More than the export reads at once. */
const MANY = 1203;

describe('the export of a list', () => {
  const scene = sceneForAll({ institutions: [{ code: 'myvenue' }] });
  let anais: string;
  beforeAll(async () => {
    anais = await scene.crm.creates({
      lastName: 'Rochat; "la grande"',
      firstName: '=HYPERLINK("http://127.0.0.1")',
      email: 'anais@example.com',
      mobilePhone: '+41790000001',
    });
    await scene.crm.creates({ lastName: 'Zumstein', email: 'other@example.com' });
    await storeOrders();
  });

  /** Orders written to the tables directly, as receiving them is tested elsewhere. */
  async function storeOrders(): Promise<void> {
    const { strapi } = scene.running();
    const query = strapi.db.query(ORDER_UID);
    const contact = await strapi.db.query(CONTACT_UID).findOne({ where: { documentId: anais } });
    const order = await query.create({
      data: {
        orderId: '4711',
        institution: 'myvenue',
        orderType: 'SALE',
        orderState: 'CLOSED',
        currencyCode: 'CHF',
        fractionDigits: 2,
        saleAmount: '120500',
        spentAmount: '120500',
        saleMoney: '120.50 CHF',
        contact: contact.id,
        contactDocumentId: anais,
        payload: '{"secret":"kept whole"}',
      },
    });
    await strapi.db.query(ORDER_LINE_UID).create({
      data: {
        institution: 'myvenue',
        operationId: '1',
        order: order.id,
        orderDocumentId: order.documentId,
        product: 'Hamlet',
        quantity: 2,
        currencyCode: 'JPY',
        fractionDigits: 0,
        totalAmount: '3000000',
        withoutVatTotalAmount: '2727000',
        vatRate: 10_000,
        seats: [{ movementId: '1', area: 'Stalls', row: 'C', seatNumber: '7' }],
      },
    });
    await query.createMany({
      data: Array.from({ length: MANY }, (_none, index) => ({
        documentId: `many${index}`,
        orderId: `many-${index}`,
        institution: 'museum',
        orderType: 'SALE',
        orderState: 'CLOSED',
      })),
    });
  }

  async function exported(path: string): Promise<{ bytes: Buffer; headers: Headers }> {
    const { adminToken, url } = scene.running();
    const response = await fetch(`${url}/s360/export/${path}`, {
      headers: { authorization: `Bearer ${adminToken}` },
    });
    expect(response.status).toBe(200);
    return { bytes: Buffer.from(await response.arrayBuffer()), headers: response.headers };
  }

  async function records(path: string, delimiter = ';'): Promise<Record<string, string>[]> {
    const { bytes } = await exported(path);
    return parse(bytes, { bom: true, columns: true, delimiter });
  }

  it('is a file in UTF-8 with a byte order mark, semicolons and the line ends of RFC 4180', async () => {
    const { bytes, headers } = await exported('contacts');
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(bytes.toString('utf8')).toContain(';');
    expect(bytes.toString('utf8').trimEnd().split('\r\n')).toHaveLength(3);
    expect(headers.get('content-type')).toContain('text/csv');
    expect(headers.get('content-disposition')).toMatch(
      /attachment; filename="contacts-\d{4}-\d{2}-\d{2}\.csv"/,
    );
    expect(headers.get('cache-control')).toBe('no-store');
  });

  it('preserves separators and quotes in cells, and escapes formulas', async () => {
    const [first] = await records('contacts?filters[email][$eq]=anais@example.com');
    expect(first).toMatchObject({
      documentId: anais,
      lastName: 'Rochat; "la grande"',
      firstName: `'=HYPERLINK("http://127.0.0.1")`,
      mobilePhone: '+41790000001',
    });
    expect(first).not.toHaveProperty('emailKey');
  });

  it('contains what the filters and the search of the list show', async () => {
    const names = async (query: string) =>
      (await records(`contacts?${query}`)).map(({ lastName }) => lastName);
    expect(await names('filters[$and][0][lastName][$startsWith]=Zum')).toEqual(['Zumstein']);
    expect(await names('_q=anais')).toEqual(['Rochat; "la grande"']);
    expect(await names('filters[lastName][$eq]=Nobody')).toEqual([]);
  });

  it('contains the contacts that meet the conditions of a segment', async () => {
    const asked = (over: string) =>
      `contacts?segment[0][kind]=spent&segment[0][currency]=CHF&segment[0][over]=${over}`;
    expect((await records(asked('100'))).map(({ documentId }) => documentId)).toEqual([anais]);
    expect(await records(asked('200'))).toEqual([]);
    const wrong = await scene.running().admin('GET', '/s360/export/contacts?segment[0][kind]=x');
    expect(wrong.status).toBe(400);
  });

  it('contains the contact of an order, and its amounts as numbers', async () => {
    const [order] = await records('orders?filters[orderId][$eq]=4711');
    expect(order).toMatchObject({
      saleAmount: '120,50',
      currencyCode: 'CHF',
      'contact.email': 'anais@example.com',
    });
    expect(order).not.toHaveProperty('saleMoney');
    expect(order).not.toHaveProperty('payload');
  });

  it.each([
    ['separator=semicolon', ';', '120,50'],
    ['separator=semicolon&decimal=point', ';', '120.50'],
    ['separator=comma', ',', '120.50'],
    ['separator=comma&decimal=comma', ',', '120,50'],
    ['separator=tab', '\t', '120.50'],
  ])(
    'writes decimals as the spreadsheet program expects them: %s',
    async (form, delimiter, amount) => {
      const [order] = await records(`orders?${form}&filters[orderId][$eq]=4711`, delimiter);
      expect(order).toMatchObject({ saleAmount: amount, institution: 'myvenue' });
    },
  );

  it('contains for a line its order, its seats, and amounts with the digits of the currency', async () => {
    const [line] = await records('order-lines');
    expect(line).toMatchObject({
      product: 'Hamlet',
      totalAmount: '3000',
      withoutVatTotalAmount: '2727',
      vatRate: '10',
      'order.orderId': '4711',
      seats: 'Stalls C 7',
    });
  });

  it('contains every row of a long list once', async () => {
    const orders = await records('orders?separator=tab&filters[institution][$eq]=museum', '\t');
    expect(new Set(orders.map(({ orderId }) => orderId)).size).toBe(MANY);
    expect(orders).toHaveLength(MANY);
  });

  it('evaluates a segment once, however many pages of contacts it has', async () => {
    scene.excuse({
      check: 'history',
      fits: /^asked\d+ was created 0 times by its history$/,
      because: 'the test writes rows of its own',
    });
    const buyers = Array.from({ length: MANY }, (_none, index) => `asked${index}`);
    for (const part of chunks(buyers)) {
      await insertContacts(scene.running(), part);
      await scene
        .running()
        .strapi.db.query(ORDER_UID)
        .createMany({
          data: part.map((contactDocumentId) => ({
            documentId: `order-of-${contactDocumentId}`,
            orderId: contactDocumentId,
            institution: 'myvenue',
            orderType: 'SALE',
            orderState: 'CLOSED',
            currencyCode: 'XAU',
            spentAmount: '500000',
            contactDocumentId,
          })),
        });
    }
    const query = 'segment[0][kind]=spent&segment[0][currency]=XAU&segment[0][over]=499';
    const found: string[] = [];
    const statements = await statementsOf(scene.running().strapi, async () => {
      found.push(...(await records(`contacts?${query}`)).map(({ documentId = '' }) => documentId));
    });
    expect(found).toEqual(buyers);
    expect(statements.filter((sql) => sql.includes('sum('))).toHaveLength(1);
  });

  it.each(['orders', 'order-lines'])(
    'reads no payload of the list %s, as nobody is shown one',
    async (list) => {
      const statements = await statementsOf(scene.running().strapi, () => exported(list));
      const ofOrders = statements.filter((sql) => sql.includes('s360_order'));
      expect(ofOrders).not.toEqual([]);
      expect(ofOrders.filter((sql) => /payload|\.\*/.test(sql))).toEqual([]);
    },
  );

  it('contains of related contacts and orders only what the role may read', async () => {
    const { admin, userWith } = scene.running();
    const exporter = await userWith([PERMISSION_ACTIONS.exportLists]);
    const role = String(
      at((await exporter('GET', '/admin/users/me')).body, 'data', 'roles', 0, 'id'),
    );
    const headings = async (list: string, readable: Record<string, string[]>) => {
      const reads = Object.entries(readable).map(([subject, fields]) => ({
        action: 'plugin::content-manager.explorer.read',
        subject,
        properties: { fields },
        conditions: [],
      }));
      const exports = { action: PERMISSION_ACTIONS.exportLists, subject: null, properties: {} };
      await admin('PUT', `/admin/roles/${role}/permissions`, {
        permissions: [...reads, { ...exports, conditions: [] }],
      });
      const { body, status } = await exporter('GET', `/s360/export/${list}`);
      expect(status).toBe(200);
      return String(body).replace('\uFEFF', '').split('\r\n')[0];
    };
    const orders = { [ORDER_UID]: ['orderId', 'contact'] };
    expect(await headings('orders', orders)).toBe('documentId;orderId');
    const named = { ...orders, [CONTACT_UID]: ['displayName'] };
    expect(await headings('orders', named)).toBe('documentId;orderId;contact.displayName');
    const lines = { [ORDER_LINE_UID]: ['product', 'order'], [ORDER_UID]: ['orderId'] };
    expect(await headings('order-lines', lines)).toBe('documentId;product;order.orderId');
  });

  it('is not filtered by sums over all institutions for a limited role', async () => {
    const reads = (subject: string, fields: string[]) => ({
      action: 'plugin::content-manager.explorer.read',
      subject,
      properties: { fields },
      conditions: [],
    });
    const lists = [
      reads(CONTACT_UID, ['lastName', 'nextPerformanceInstitution', 'orderCount']),
      reads(ORDER_UID, ['orderId', 'contact']),
    ];
    const actions = [PERMISSION_ACTIONS.exportLists, ...lists];
    const { userWith } = scene.running();
    const limited = await userWith(actions, ['plugin::s360.at-institution-myvenue']);
    const unlimited = await userWith(actions);
    for (const filter of [
      'contacts?filters[nextPerformanceInstitution]=museum',
      'contacts?filters[$or][0][orderCount][$gt]=1',
      'orders?filters[contact][orderCount][$gt]=1',
    ]) {
      const path = `/s360/export/${filter}`;
      const statuses = [(await limited('GET', path)).status, (await unlimited('GET', path)).status];
      expect([filter, ...statuses]).toEqual([filter, 400, 200]);
    }
    const own = await limited('GET', '/s360/export/contacts?filters[lastName]=Zumstein');
    expect(own.status).toBe(200);
  });

  it('is refused without the permission, and for an unknown list, separator or filter', async () => {
    const { admin, userWith } = scene.running();
    const nobody = await userWith([]);
    expect((await nobody('GET', '/s360/export/contacts')).status).toBe(403);
    const exporter = await userWith([PERMISSION_ACTIONS.exportLists]);
    expect((await exporter('GET', '/s360/export/contacts')).status).toBe(403);
    expect((await admin('GET', '/s360/export/consents')).status).toBe(404);
    expect((await admin('GET', '/s360/export/orders?separator=pipe')).status).toBe(400);
    expect((await admin('GET', '/s360/export/orders?decimal=space')).status).toBe(400);
    expect((await admin('GET', '/s360/export/orders?filters[nothing][$eq]=1')).status).toBe(400);
  });
});
