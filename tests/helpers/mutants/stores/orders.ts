import {
  CONTACT_LINK_UID,
  CONTACT_UID,
  EXCLUDED_ITEM_UID,
  ORDER_HOLDER_UID,
  ORDER_LINE_UID,
  ORDER_UID,
} from '../../../../server/src/contracts/uids';
import type * as ExcludedItemsModule from '../../../../server/src/inbox/excluded-items';
import type * as LinkOrdersModule from '../../../../server/src/orders/linking/link-orders';
import type * as OrderStatementsModule from '../../../../server/src/orders/database/order-statements';
import type { Row } from '../../../../server/src/kernel/database/strapi-database';
import { AT, HERE, NUMBER, probe, type Probed } from './probe';

const BASE_URL = 'https://s360.example.com';

const orderOf = (institution: string, orderId: string, more: Row = {}): Row => ({
  documentId: `${institution}-${orderId}`,
  institution,
  orderId,
  orderType: 'SALE',
  orderState: 'CLOSED',
  contactReference: NUMBER,
  ...more,
});

const lineOf = (institution: string, orderId: string, operationId: string): Row => ({
  documentId: `line-${institution}-${operationId}`,
  institution,
  operationId,
  orderDocumentId: `${institution}-${orderId}`,
});

const ownersOf = async (on: Probed, uid: string): Promise<unknown[]> =>
  (await on.rows(uid)).map(({ contactDocumentId }) => contactDocumentId ?? null);

const linked = probe<typeof LinkOrdersModule>({
  name: 'orders and the contacts of their numbers',
  entry: 'server/src/orders/linking/link-orders.ts',
  async run(module, on) {
    await on.alike(CONTACT_UID, (institution) => ({
      documentId: `contact-${institution}`,
      type: 'individual',
    }));
    await on.alike(CONTACT_LINK_UID, (institution) => ({
      institution,
      contactNumber: NUMBER,
      contactDocumentId: `contact-${institution}`,
      baseUrl: BASE_URL,
      state: 'inSync',
    }));
    await on.alike(ORDER_UID, (institution) => orderOf(institution, '10'));
    await on.alike(ORDER_LINE_UID, (institution) => lineOf(institution, '10', '11'));
    await on.alike(ORDER_HOLDER_UID, (institution) => ({
      institution,
      orderDocumentId: `${institution}-10`,
      contactReference: NUMBER,
    }));
    const refreshed: string[][] = [];
    const link = (baseUrl: string, unlinkedOnly: boolean) =>
      module.linkOrders(
        on,
        { institution: HERE, baseUrl, contactNumbers: [NUMBER] },
        { unlinkedOnly },
        {
          now: () => AT,
          refreshSummaries: (_context, contacts) => {
            refreshed.push([...contacts].sort());
            return Promise.resolve();
          },
        },
      );
    const owners = async () => [
      await ownersOf(on, ORDER_UID),
      await ownersOf(on, ORDER_LINE_UID),
      await ownersOf(on, ORDER_HOLDER_UID),
    ];
    await link('https://another.example.com', true);
    const elsewhere = await owners();
    await link(BASE_URL, true);
    const own = await owners();
    await on.database
      .query(CONTACT_LINK_UID)
      .where({ institution: HERE })
      .update({ contactDocumentId: 'contact-abbey' })
      .execute();
    await link(BASE_URL, true);
    const stays = await ownersOf(on, ORDER_UID);
    await link('https://another.example.com', false);
    return { elsewhere, own, stays, moved: await owners(), refreshed };
  },
  expected: {
    elsewhere: [
      [null, null, null],
      [null, null, null],
      [null, null, null],
    ],
    own: [
      [null, `contact-${HERE}`, null],
      [null, `contact-${HERE}`, null],
      [null, `contact-${HERE}`, null],
    ],
    stays: [null, `contact-${HERE}`, null],
    moved: [
      [null, 'contact-abbey', null],
      [null, 'contact-abbey', null],
      [null, 'contact-abbey', null],
    ],
    refreshed: [[`contact-${HERE}`], ['contact-abbey', `contact-${HERE}`]],
  },
  mutants: [
    {
      mistake: 'orders of other institutions that name the number',
      find: ".where({ institution })\n      .whereIn(column('contactReference'), [...part]);",
      replace: ".whereIn(column('contactReference'), [...part]);",
    },
    {
      mistake: 'the contact who has the number elsewhere',
      find: ".where('link.institution', trx.ref(own('institution')))\n",
      replace: '',
    },
    {
      mistake: 'links that were made with another S-360',
      find: ".where(`link.${link.column('baseUrl')}`, baseUrl)\n        .orWhereNotNull(own('contactDocumentId'));",
      replace: ".whereNotNull(`link.${link.column('baseUrl')}`);",
    },
    {
      mistake: 'an order that does not follow its link to another contact',
      find: "\n        .orWhereNotNull(own('contactDocumentId'));",
      replace: ';',
    },
    {
      mistake: 'orders that are looked up again although they have a contact',
      find: "return unlinkedOnly ? query.whereNull(column('contactDocumentId')) : query;",
      replace: 'return query.clone();',
    },
    {
      mistake: 'lines that get no contact',
      find: ".update({ [line.column('contactDocumentId')]: ownerOfOrder(context) });",
      replace: ".update({ [line.column('contactDocumentId')]: null });",
    },
    {
      mistake: 'holders that are not looked up',
      find: "if (kind === 'holder') found.holderIds.push(integer(id));",
      replace: "if (kind === 'holder') continue;",
    },
    {
      mistake: 'a contact that an order left and whose purchases stay as they were',
      find: 'const contacts = new Set(orders.flatMap(({ contactDocumentId }) => contactDocumentId ?? []));',
      replace: 'const contacts = new Set<string>();',
    },
  ],
});

const stored = probe<typeof OrderStatementsModule>({
  name: 'stored orders and lines',
  entry: 'server/src/orders/database/order-statements.ts',
  async run(module, on) {
    let lines = 0;
    await on.alike(ORDER_UID, (institution) => orderOf(institution, '10'));
    await on.alike(ORDER_LINE_UID, (institution) => lineOf(institution, '10', '11'));
    await on.alike(ORDER_LINE_UID, (institution) => lineOf(institution, '10', '12'));
    const known = await module.knownOrders(on, HERE, ['10'], { lock: false });
    const id = known.get('10')?.id ?? null;
    const store = async (orderId: string, of: number | null, operations: string[]) => {
      const order = {
        documentId: `${HERE}-${orderId}`,
        id: of,
        content: { orderId, orderType: 'SALE', orderState: 'CLOSED' },
        lines: operations.map((operationId) => ({ operationId })),
        contactDocumentId: null,
      };
      const ids = await module.storeOrders(on, HERE, [order], AT);
      await module.storeLines(on, HERE, [order], {
        at: AT,
        ids,
        newDocumentId: () => `new${(lines += 1)}`,
      });
    };
    await store('10', id, ['11', '13']);
    await store('20', null, ['13']);
    const kept = await on.rows(ORDER_LINE_UID);
    const { joinColumn, name } = on.database.names(ORDER_LINE_UID).joinTable('order');
    const joins: unknown[] = await on.trx(name).select(joinColumn.name);
    return {
      known: [...known.values()].map(({ documentId }) => documentId),
      orders: (await on.rows(ORDER_UID)).map(({ documentId }) => documentId),
      lines: kept.map(({ operationId, orderDocumentId }) => `${orderDocumentId}/${operationId}`),
      joins: joins.length,
    };
  },
  expected: {
    known: [`${HERE}-10`],
    orders: ['abbey-10', `${HERE}-10`, 'windmill-10', `${HERE}-20`],
    lines: [
      'abbey-10/11',
      `${HERE}-10/11`,
      'windmill-10/11',
      'abbey-10/12',
      'windmill-10/12',
      `${HERE}-20/13`,
    ],
    joins: 2,
  },
  mutants: [
    {
      mistake: 'an order of another institution under the number',
      find: ".where({ institution })\n      .whereIn(column('orderId'), part);",
      replace: ".whereIn(column('orderId'), part);",
    },
    {
      mistake: 'a line that is gone and stays',
      find: "const gone = before.filter((row) => !rows.has(text(row.operationId) ?? ''));",
      replace: 'const gone: Row[] = [];',
    },
    {
      mistake: 'lines that stay and are removed',
      find: "const gone = before.filter((row) => !rows.has(text(row.operationId) ?? ''));",
      replace: 'const gone = before;',
    },
    {
      mistake: 'lines that are joined to their order again and again',
      find: '.whereNull(`joined.${joinColumn.name}`)\n',
      replace: '',
    },
  ],
});

const items = probe<typeof ExcludedItemsModule>({
  name: 'items that were left out',
  entry: 'server/src/inbox/excluded-items.ts',
  async run(module, on) {
    for (const stream of ['contacts', 'orders'])
      await on.alike(EXCLUDED_ITEM_UID, (institution) => ({
        institution,
        stream,
        number: NUMBER,
        changedAt: institution === HERE && stream === 'contacts' ? new Date(0) : AT,
        body: '0',
        excludedAt: AT,
      }));
    const item = (ms: number) => [{ number: NUMBER, changedAt: new Date(ms), body: String(ms) }];
    const of = { institution: HERE, stream: 'contacts' } as const;
    await module.storeExcluded(on.database, of, item(2), AT);
    await module.storeExcluded(on.database, of, item(1), AT);
    const bodies = (await on.rows(EXCLUDED_ITEM_UID)).map(({ body }) => body);
    await module.forgetExcluded(on.database, of, [NUMBER]);
    const left = (await on.rows(EXCLUDED_ITEM_UID)).map(
      ({ institution, stream }) => `${String(institution)}/${String(stream)}`,
    );
    return { bodies, left };
  },
  expected: {
    bodies: ['0', '2', '0', '0', '0', '0'],
    left: [
      'abbey/contacts',
      'windmill/contacts',
      'abbey/orders',
      `${HERE}/orders`,
      'windmill/orders',
    ],
  },
  mutants: [
    {
      mistake: 'a newer item of another institution that wins',
      find: '.where({ institution, stream, number })',
      replace: '.where({ stream, number })',
    },
    {
      mistake: 'a newer order that wins over a contact',
      find: '.where({ institution, stream, number })',
      replace: '.where({ institution, number })',
    },
    {
      mistake: 'an older item that replaces a newer one',
      find: '(item) => changedAtMs(item) >= (knownAtMs.get(item.number) ?? -Infinity),',
      replace: '() => true,',
    },
    {
      mistake: 'items of the number that are forgotten at every institution',
      find: '.where({ institution, stream, number: { $in: part } })\n      .delete()',
      replace: '.where({ stream, number: { $in: part } })\n      .delete()',
    },
    {
      mistake: 'items of the number that are forgotten in every stream',
      find: '.where({ institution, stream, number: { $in: part } })\n      .delete()',
      replace: '.where({ institution, number: { $in: part } })\n      .delete()',
    },
  ],
});

export const ORDER_PROBES = [linked, stored, items];
