import { modulesOf } from '../../helpers/strapi/modules';
import { setTimeout as sleep } from 'node:timers/promises';
import { CONTACT_UID, ORDER_UID } from '../../../server/src/contracts/uids';
import { busiestTurn } from '../../helpers/observability/busiest-turn';
import { personInS360 } from '../../helpers/contacts/contacts';
import { counted } from '../../helpers/bulk-jobs/bulk-jobs';
import { request } from '../../helpers/http';
import { pluginInstitution, WEBHOOK_KEY } from '../../helpers/institutions/institutions';
import { at, objectAt, textAt } from '../../helpers/json';
import { startStrapi, type RunningStrapi } from '../../helpers/strapi/strapi';
import { VENUE_ATTRIBUTES, VENUE_MAPPING } from '../../helpers/institutions/venue-fields';
import { until } from '../../helpers/waiting';

/** The aim is 50 ms, but a single SQLite statement may take longer on a busy machine. */
const MAX_BUSY_MS = 150;

const PEOPLE = 5_000;
const ORDERS = 5_000;
/** The orders of one contact, like the one for anonymous sales at a box office. */
const ORDERS_OF_ONE = 4_000;
const COPIES = 5;
/** All contacts except a merged and a deleted one. */
const FILLED = PEOPLE - 2;

function person(number: number) {
  const { individualContact, ...rest } = personInS360({
    firstName: 'Zoé',
    lastName: `Müller ${number}`,
    email: `person${number}@example.com`,
    town: 'Zürich',
  });
  return {
    ...rest,
    contactNumber: String(number),
    individualContact: {
      ...objectAt({ individualContact }, 'individualContact'),
      handicapType: 'WHEELCHAIR',
    },
  };
}

const order = (orderId: number) => ({
  orderDetailsData: {
    orderId,
    orderType: 'SALE',
    orderState: 'CLOSED',
    contactReference: String(orderId < ORDERS_OF_ONE ? 1 : 1 + orderId),
    creationDateTime: '2026-01-05T08:00:00Z',
    saleAmount: 10_000,
    catalogCurrency: { currencyCode: 'CHF', fractionDigit: 2 },
    operationDatas: [
      {
        operationId: orderId,
        quantity: 1,
        unitPrice: 10_000,
        totalAmount: 10_000,
        product: 'Hamlet',
      },
    ],
  },
});

const upTo = <T>(count: number, make: (number: number) => T): T[] =>
  Array.from({ length: count }, (_none, index) => make(index + 1));

/** A venue whose S-360 is never called. */
const venue = (plugin: object) => ({
  contactAttributes: VENUE_ATTRIBUTES,
  institutions: [
    pluginInstitution(
      { code: 'myvenue', plugin: { pushNewContacts: false, ...plugin } },
      'http://127.0.0.1:9',
    ),
  ],
});

describe('the server with thousands of contacts and orders stays responsive', () => {
  let running: RunningStrapi;
  beforeAll(async () => {
    running = await startStrapi(venue({}));
  });
  afterAll(() => running.stop());

  async function isDoneInTurns<T>(work: () => Promise<T>): Promise<T> {
    const { answer, busiestMs } = await busiestTurn(work);
    expect(busiestMs).toBeLessThan(MAX_BUSY_MS);
    return answer;
  }

  const delivered = (stream: 'contacts' | 'orders', items: readonly object[]) => {
    const body = JSON.stringify(items);
    return isDoneInTurns(async () => {
      const answer = await request(`${running.url}/api/s360/${stream}/myvenue`, {
        method: 'POST',
        headers: { [WEBHOOK_KEY.header]: WEBHOOK_KEY.key },
        raw: body,
      });
      expect(answer.status).toBe(200);
      await until(
        'the delivery is applied',
        async () => {
          const { body: list } = await running.admin('GET', `/s360/activity?stream=${stream}`);
          return at(list, 'data', 0, 'delivery', 'applied') === items.length;
        },
        60_000,
      );
    });
  };

  const contact = async (number: number): Promise<string> => {
    const found = await running.strapi.db
      .query(CONTACT_UID)
      .findOne({ where: { email: `person${number}@example.com` } });
    return textAt(found, 'documentId');
  };

  it('while it is idle', () => isDoneInTurns(() => sleep(500)));

  it('while a delivery of contacts is applied', () => delivered('contacts', upTo(PEOPLE, person)));

  it('while a delivery of orders is applied', () => delivered('orders', upTo(ORDERS, order)));

  it('while purchase summaries are rebuilt', async () => {
    const summaries = modulesOf(running.strapi).purchaseSummaries;
    await summaries.startRebuild();
    await isDoneInTurns(() => summaries.continueRebuild());
    expect(await summaries.rebuild()).toMatchObject({ state: 'done' });
  });

  it('while the sweep goes through all contacts', () =>
    isDoneInTurns(() => modulesOf(running.strapi).sweep.run(new Date(0))));

  it('while the cost of sending all contacts is calculated', async () => {
    const push = { institution: 'myvenue' };
    const plan = await isDoneInTurns(() =>
      counted(() => running.admin('POST', '/s360/bulk-jobs/push/plan', push)),
    );
    expect(plan.status).toBe(200);
  });

  it('while orders are exported', () => isExportedInTurns('orders', ORDER_UID));

  it('while a contact with thousands of orders is merged and deleted', async () => {
    const [kept, removed] = [await contact(2), await contact(1)];
    const merged = await isDoneInTurns(() =>
      running.admin('POST', `/s360/contacts/${kept}/merge`, {
        remove: removed,
        onTwoNumbers: 'unlinkRemoved',
      }),
    );
    expect(merged.status).toBe(200);
    const deleted = await isDoneInTurns(() =>
      running.admin('DELETE', `/content-manager/collection-types/${CONTACT_UID}/${kept}`),
    );
    expect(deleted.status).toBe(200);
  });

  it('during a remapping of all contacts', async () => {
    const { folder } = running;
    await running.stop('keep');
    running = await startStrapi({
      folder,
      settings: { backgroundWork: false },
      ...venue({ mapping: VENUE_MAPPING }),
    });
    const filler = modulesOf(running.strapi).mappingFiller;
    filler.start();
    await isDoneInTurns(() => filler.done());
    const where = { handicapType: 'WHEELCHAIR' };
    expect(await running.strapi.db.query(CONTACT_UID).count({ where })).toBe(FILLED);
  });

  it('while contacts are exported', () => isExportedInTurns('contacts', CONTACT_UID));

  async function isExportedInTurns(list: string, uid: string): Promise<void> {
    await copyRows(uid);
    const { status } = await isDoneInTurns(() => running.admin('GET', `/s360/export/${list}`));
    expect(status).toBe(200);
  }

  async function copyRows(uid: string): Promise<void> {
    const database = modulesOf(running.strapi).database;
    const { table } = database.names(uid);
    const columns = Object.keys(await database.connection(table).columnInfo());
    // A copy needs its own number and no further orders of one contact.
    const ofOneRow = ['document_id', 'order_id', 'contact_reference'];
    const others = columns.filter((name) => !['id', ...ofOneRow].includes(name));
    const own = columns.filter((name) => ofOneRow.includes(name));
    const copied = own.map((name) => `concat(${name}, 'x', n)`);
    await database.connection.raw(
      `insert into ${table} (${[...own, ...others].join(', ')})
       with recursive copies(n) as (select 1 union all select n + 1 from copies where n < ${COPIES})
       select ${[...copied, ...others].join(', ')} from ${table}, copies`,
    );
  }
});
