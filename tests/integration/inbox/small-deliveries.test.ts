import { CONTACT_HISTORY_UID, CONTACT_UID } from '../../../server/src/contracts';
import { personInS360 } from '../../helpers/contacts/contacts';
import { at, listAt } from '../../helpers/json';
import { databaseClient } from '../../helpers/databases/client';
import { modulesOf } from '../../helpers/strapi/modules';
import { closedSale } from '../../helpers/orders/closed-sales';
import { OWN_PAYLOADS } from '../../helpers/scene/end/excuses';
import { sceneForAll } from '../../helpers/scene/scene-for-tests';
import { until } from '../../helpers/waiting';

const MANY = 60;

describe('small deliveries that wait', () => {
  const scene = sceneForAll({
    institutions: [{ code: 'myvenue', plugin: { pushNewContacts: false } }],
  });
  beforeAll(async () => {
    scene.excuse(OWN_PAYLOADS);
    scene.excuse({
      check: 'items',
      // PostgreSQL orders the keys in its own way.
      fits: /(?=.*"contactNumber":"12").*"notStored"/,
      because: 'the database of the test refuses it',
    });
  });

  const database = () => modulesOf(scene.running().strapi).database;
  const pauses = (receiving: boolean) =>
    modulesOf(scene.running().strapi).pauses.change('myvenue', { receiving }, null);
  /** Each item is a second newer than the one before. */
  let modifiedAtMs = Date.now() - 3_600_000;
  const item = (contactNumber: number, lastName: string, town = 'Bern') => ({
    contactNumber: String(contactNumber),
    ...personInS360({ lastName, town }),
    dateLastModified: new Date((modifiedAtMs += 1_000)).toISOString(),
  });
  /** Stores each list of items as a delivery of its own, then lets all of them be applied. */
  async function appliesAll(
    items: readonly (readonly unknown[])[],
    deliver = scene.delivers,
  ): Promise<Record<string, unknown>[]> {
    const before = new Set((await scene.crm.deliveries()).map(({ id }) => id));
    await pauses(true);
    for (const own of items) expect((await deliver(own)).status).toBe(200);
    await pauses(false);
    await until('all are applied', async () =>
      (await scene.crm.deliveries({ state: 'stored' })).length === 0 ? true : null,
    );
    const all = await scene.crm.deliveries();
    return all.filter(({ id }) => !before.has(id)).sort((a, b) => Number(a.id) - Number(b.id));
  }
  const outcomesOf = (deliveries: readonly Record<string, unknown>[]) =>
    deliveries.map((delivery) =>
      listAt(delivery, 'outcomes').map((outcome) => [
        at(outcome, 'position'),
        at(outcome, 'contactNumber') ?? at(outcome, 'orderId'),
        at(outcome, 'outcome'),
      ]),
    );

  it('are applied fifty at a time, and each keeps its own outcome', async () => {
    const numbers = Array.from({ length: MANY }, (_none, index) => index + 1);
    const deliveries = await appliesAll(numbers.map((number) => [item(number, `N${number}`)]));
    expect(outcomesOf(deliveries)).toEqual(
      numbers.map((number) => [[0, String(number), 'applied']]),
    );
    expect(deliveries.map(({ applied, items }) => [items, applied])).toEqual(
      numbers.map(() => [1, 1]),
    );
    expect(new Set(deliveries.map(({ appliedAt }) => appliedAt)).size).toBe(2);
  });

  it('are named by the history of their own contacts', async () => {
    const [, second] = await appliesAll([
      [item(2, 'N2', 'Basel')],
      [item(3, 'N3', 'Basel')],
      [item(4, 'N4', 'Basel')],
    ]);
    const contact = await scene.crm.contactOf('myvenue', '3');
    const rows = await database()
      .query(CONTACT_HISTORY_UID)
      .select(['field', 'causedBy'])
      .where({ contactDocumentId: contact?.documentId, field: 'town', newValue: 'Basel' })
      .execute();
    expect(rows).toEqual([{ field: 'town', causedBy: String(second?.id) }]);
  });

  it('of one contact are applied one after the other, so that every state is seen', async () => {
    const deliveries = await appliesAll([
      [item(5, 'N5', 'Zug')],
      [item(5, 'N5', 'Chur')],
      [item(5, 'N5', 'Sion')],
    ]);
    expect(outcomesOf(deliveries)).toEqual([1, 2, 3].map(() => [[0, '5', 'applied']]));
    const contact = await scene.crm.contactOf('myvenue', '5');
    expect(await scene.crm.valuesFromS360(String(contact?.documentId), 'town')).toEqual([
      'Zug',
      'Chur',
      'Sion',
    ]);
  });

  it('are applied beside one that cannot be read and one that the database refuses', async () => {
    const { connection } = database();
    const { table } = database().names(CONTACT_UID);
    const isSqlite = databaseClient() === 'sqlite';
    await connection.raw(
      isSqlite
        ? `create trigger refuse_poison before update on ${table} when new.town = 'Poison' begin select raise(abort, 'refused'); end`
        : `alter table ${table} add constraint refuse_poison check (town <> 'Poison')`,
    );
    try {
      const deliveries = await appliesAll([
        [item(10, 'N10', 'Olten')],
        [{ contactNumber: '11', type: 'SUPPLIER' }],
        [item(12, 'N12', 'Poison')],
        [item(13, 'N13', 'Olten'), item(14, 'N14', 'Olten')],
      ]);
      expect(outcomesOf(deliveries)).toEqual([
        [[0, '10', 'applied']],
        [[0, '11', 'quarantined']],
        [[0, '12', 'quarantined']],
        [
          [0, '13', 'applied'],
          [1, '14', 'applied'],
        ],
      ]);
      const kept = await scene.crm.quarantined();
      expect(kept.map(({ contactNumber }) => contactNumber).sort()).toEqual(['11', '12']);
    } finally {
      await connection.raw(
        isSqlite
          ? 'drop trigger refuse_poison'
          : `alter table ${table} drop constraint refuse_poison`,
      );
    }
  });

  it('end what an earlier delivery left in quarantine', async () => {
    await appliesAll([[item(20, 'N20', 'Uster')], [item(12, 'N12', 'Uster')]]);
    const kept = await scene.crm.quarantined();
    expect(kept.map(({ contactNumber }) => contactNumber)).toEqual(['11']);
  });

  it('of orders are applied together too', async () => {
    const sales = [310, 320, 330].map((number) => ({ orderDetailsData: closedSale(number, '1') }));
    const deliveries = await appliesAll(
      sales.map((sale) => [sale]),
      scene.deliversOrders,
    );
    expect(outcomesOf(deliveries)).toEqual(
      ['310', '320', '330'].map((orderId) => [[0, orderId, 'applied']]),
    );
    expect(new Set(deliveries.map(({ appliedAt }) => appliedAt)).size).toBe(1);
  });
});
