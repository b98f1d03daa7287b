import { CONTACT_UID, PERMISSION_ACTIONS } from '../../../server/src/contracts';
import { condition as conditionSchema } from '../../../server/src/contracts/schemas/segments';
import {
  CONTACT_LIST as LIST,
  dayIn,
  inDays,
  queryOf,
  startSegmentedContacts,
  type AskedCondition,
  type SegmentedContacts,
} from '../../helpers/contacts/segmented-contacts';
import { at, listAt, textAt } from '../../helpers/json';
import type { AdminCall } from '../../helpers/strapi/strapi';

const { exportLists, readSync, useSegments } = PERMISSION_ACTIONS;
const AT_MYVENUE = ['plugin::s360.at-institution-myvenue'];

/**
 * Every condition, and whom it finds: Ada at the limited role's institution, Ben at the other one
 * under the same number, product, order and code. Cleo has nothing anywhere, Dora is at both.
 */
const CONDITIONS: readonly [AskedCondition, all: string[], limited: string[]][] = [
  [{ kind: 'bought', product: 'P' }, ['Ada', 'Ben', 'Dora'], ['Ada', 'Dora']],
  [{ kind: 'bought', performance: 'F' }, ['Ada', 'Ben', 'Dora'], ['Ada', 'Dora']],
  [{ kind: 'spent', over: '50', currency: 'CHF' }, ['Ada', 'Ben', 'Dora'], ['Ada']],
  [
    { kind: 'spent', over: '50', currency: 'CHF', since: dayIn(-100) },
    ['Ada', 'Ben', 'Dora'],
    ['Ada'],
  ],
  [{ kind: 'expires', withinDays: '9' }, ['Ada', 'Ben'], ['Ada']],
  [{ kind: 'expires', until: dayIn(9), of: 'reservation' }, ['Ada', 'Ben'], ['Ada']],
  [{ kind: 'consents', code: 'EMAIL' }, ['Ada', 'Ben'], ['Ada']],
  [{ kind: 'state', is: 'failed' }, ['Ada', 'Ben'], ['Ada']],
  [{ kind: 'state', is: 'notLinked' }, ['Cleo', 'Dora'], ['Ben', 'Cleo', 'Dora']],
  [{ kind: 'number', start: '10' }, ['Ada', 'Ben'], ['Ada']],
];

describe('a role that is limited to one institution', () => {
  let crm: SegmentedContacts;
  let unlimited: AdminCall;
  let limited: AdminCall;

  beforeAll(async () => {
    crm = await startSegmentedContacts();
    for (const [name, institution] of [
      ['Ada', 'myvenue'],
      ['Ben', 'museum'],
    ] as const) {
      await crm.bought(name, { institution, productId: 'P', performanceId: 'F' });
      await crm.order(name, { institution, orderId: '1', spentAmount: '60000' });
      const expirationDate = inDays(5);
      await crm.order(name, {
        institution,
        orderId: '2',
        orderType: 'RESERVATION',
        fileId: '9',
        expirationDate,
        spentAmount: '0',
      });
      await crm.consent(name, { institution, code: 'EMAIL' });
      await crm.record(name, { institution, contactNumber: '1001', state: 'failed' });
    }
    for (const institution of ['myvenue', 'museum']) {
      await crm.bought('Dora', { institution, productId: 'P', performanceId: 'F' });
      await crm.order('Dora', { institution, orderId: '3', spentAmount: '40000' });
    }
    const reads = {
      action: 'plugin::content-manager.explorer.read',
      subject: CONTACT_UID,
      properties: { fields: ['lastName'] },
      conditions: [],
    };
    const actions = [reads, useSegments, readSync, exportLists];
    unlimited = await crm.running.userWith(actions);
    limited = await crm.running.userWith(actions, AT_MYVENUE);
  });
  afterAll(() => crm.running.stop());

  /** The contacts that the list shows, and how many it counts. */
  async function found(who: AdminCall, condition: AskedCondition) {
    const { body, status } = await who('GET', `${LIST}?${queryOf([condition])}&pageSize=50`);
    if (status !== 200) return status;
    const names = listAt(body, 'results').map((one) => textAt(one, 'lastName'));
    expect(at(body, 'pagination', 'total')).toBe(names.length);
    return names.sort();
  }

  it('meets every kind of condition in the table', () => {
    const kinds = conditionSchema.options.map((one) => one.shape.kind.value);
    expect([...new Set(CONDITIONS.map(([{ kind }]) => kind))].sort()).toEqual(kinds.sort());
  });

  it.each(CONDITIONS)('finds only what its institution says about %j', async (asked, all, own) => {
    expect(await found(unlimited, asked)).toEqual(all);
    expect(await found(limited, asked)).toEqual(own);
  });

  it.each(CONDITIONS.filter(([{ kind }]) => kind !== 'spent'))(
    'may name its institution in %j, and is refused the other one',
    async (asked, _all, own) => {
      expect(await found(limited, { ...asked, institution: 'myvenue' })).toEqual(own);
      const elsewhere = await found(limited, { ...asked, institution: 'museum' });
      expect(elsewhere).toBe(400);
    },
  );

  it('is not offered products of the other institution, nor its kinds of marketing', async () => {
    const { body } = await limited('GET', '/s360/segments/choices');
    expect(JSON.stringify(body)).not.toContain('museum');
    const sold = await limited('GET', '/s360/segments/sold?kind=product');
    expect(listAt(sold.body, 'data').map((one) => textAt(one, 'institution'))).toEqual(['myvenue']);
  });

  it.each(CONDITIONS)(
    'exports only what its institution says about %j',
    async (asked, all, own) => {
      const exported = async (who: AdminCall) => {
        const { body, status } = await who('GET', `/s360/export/contacts?${queryOf([asked])}`);
        const text = typeof body === 'string' ? body : JSON.stringify(body);
        return [status, ['Ada', 'Ben', 'Cleo', 'Dora'].filter((name) => text.includes(name))];
      };
      expect(await exported(unlimited)).toEqual([200, all]);
      expect(await exported(limited)).toEqual([200, own]);
    },
  );
});
