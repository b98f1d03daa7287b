import type { Order } from '../../simulator/shapes/order';
import { count, DAY_MS, linesOf, NOW, ordersOf, venue } from './seeded';

describe('the simulator’s five hundred seeded orders', () => {
  const institution = venue();
  const orders = ordersOf(institution);

  test('are all finalized, of every type, and most are sales', () => {
    expect(count(orders, ({ details }) => details.orderState)).toEqual({
      CLOSED: 485,
      ABANDONED: 15,
    });
    const types = count(orders, ({ details }) => details.orderType);
    expect(Object.keys(types).sort()).toEqual([
      'EXCHANGE_CLIENT',
      'EXCHANGE_ORGANIZATION',
      'OPTION',
      'OPTION_FREEING',
      'REFUND_CLIENT',
      'REFUND_ORGANIZATION',
      'RENEWAL',
      'RESERVATION',
      'RESERVATION_FREEING',
      'SALE',
      'ST_TRANSFER',
    ]);
    expect(types.SALE).toBeGreaterThan(350);
    expect(types.SALE).toBeLessThan(400);
  });

  test('were created one after the other until yesterday', () => {
    const created = orders.map(({ details }) => details.creationDateTime);
    expect(created).toEqual([...created].sort());
    expect(Date.parse(created.at(-1) ?? '')).toBeLessThan(NOW);
    expect(Date.parse(created.at(-1) ?? '')).toBeGreaterThan(NOW - 3 * DAY_MS);
    const ids = orders.map(({ details }) => details.orderId);
    expect(new Set(ids).size).toBe(500);
  });

  test('have unique ids in all their parts', () => {
    const ids = orders.flatMap(({ details, payments, shipments }) => [
      ...details.operationDatas.map(({ operationId }) => operationId),
      ...details.movementDatas.map(({ movementId }) => movementId),
      ...payments.map(({ paymentId }) => paymentId),
      ...shipments.map(({ id }) => id),
    ]);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('have a parent in the same order for two in five lines', () => {
    const links = new Map<string, number>();
    for (const { details } of orders) {
      details.operationDatas.forEach((line, position) => {
        if (line.parentOperationId === undefined) return;
        const earlier = details.operationDatas.slice(0, position);
        const parent = earlier.find(({ operationId }) => operationId === line.parentOperationId);
        expect(parent?.kind).toBe(
          line.parentOperationLinkType === 'COMPOSITION' ? 'COMPOSED_PRODUCT' : 'SINGLE_ENTRY',
        );
        expect(line.kind).toBe(
          line.parentOperationLinkType === 'COMPOSITION' ? 'SINGLE_ENTRY' : 'CHARGES',
        );
        const link = line.parentOperationLinkType ?? '';
        links.set(link, (links.get(link) ?? 0) + 1);
      });
    }
    const lines = linesOf(orders);
    const children = [...links.values()].reduce((sum, links) => sum + links, 0);
    expect([...links.keys()].sort()).toEqual(['CHARGES', 'COMPOSITION']);
    expect(children / lines.length).toBeGreaterThan(0.35);
    expect(children / lines.length).toBeLessThan(0.45);
    expect(lines.length / 500).toBeGreaterThan(2);
    expect(lines.length / 500).toBeLessThan(2.6);
    const families = new Set(lines.map(({ productFamilyType }) => productFamilyType));
    for (const family of ['SEASONTICKET', 'PACKAGE', 'SERVICE', 'MEMBERSHIP', 'PASS', 'GOODS']) {
      expect(families).toContain(family);
    }
  });

  test('have a movement for each unit that is neither a charge nor a parent', () => {
    for (const { details } of orders) {
      if (details.orderState === 'ABANDONED') {
        expect(details.movementDatas).toEqual([]);
        continue;
      }
      const units = details.operationDatas
        .filter(({ kind }) => kind === 'SINGLE_ENTRY')
        .flatMap(({ operationId, quantity }) => new Array<number>(quantity).fill(operationId));
      expect(details.movementDatas.map(({ operationId }) => operationId).sort()).toEqual(
        units.sort(),
      );
    }
  });

  test('come from several channels, points of sale and originators, and have several shipment modes', () => {
    const seen = (of: (order: Order) => unknown): number => new Set(orders.map(of)).size;
    expect(seen(({ details }) => details.salesChannelCode)).toBe(5);
    expect(seen(({ details }) => details.pointOfSalesCode)).toBe(7);
    expect(seen(({ details }) => details.orderOriginator)).toBeGreaterThan(10);
    const modes = orders.flatMap(({ shipments }) => shipments.map((one) => one.shipmentMode.type));
    expect([...new Set(modes)].sort()).toEqual([
      'BY_MAIL',
      'HANDED_AT_BO',
      'MOBILE',
      'PRINT_AT_HOME',
    ]);
    const states = orders.flatMap(({ shipments }) => shipments.map((one) => one.shipmentState));
    expect([...new Set(states)].sort()).toEqual(['REFERENCE', 'SENT']);
  });

  test('name their purchasers, except some at a desk, and other holders of some places', () => {
    const anonymous = orders.filter(({ details }) => details.contactReference === undefined);
    expect(anonymous.length / 500).toBeGreaterThan(0.04);
    expect(anonymous.length / 500).toBeLessThan(0.15);
    expect(anonymous.map(({ details }) => details.salesChannelCode)).not.toContain('WEB');
    const holders = orders.flatMap(({ details }) =>
      details.movementDatas.map(({ contactReference }) => ({
        holder: contactReference,
        isOther: contactReference !== details.contactReference,
      })),
    );
    expect(holders.filter(({ isOther }) => isOther).length).toBeGreaterThan(50);
    for (const { details } of orders) {
      for (const reference of [
        details.contactReference,
        ...details.movementDatas.map(({ contactReference }) => contactReference),
      ]) {
        expect(reference === undefined || institution.contacts.has(reference)).toBe(true);
      }
    }
  });
});

test.each(['EUR', 'CHF', 'JPY'] as const)(
  'the simulator’s seeded orders in %s have amounts that are the sums of their lines',
  (currency) => {
    const institution = venue({ currency });
    const { fractionDigit, minAmount } = institution.currency;
    for (const { details } of ordersOf(institution)) {
      expect(details.catalogCurrency).toMatchObject({ currencyCode: currency, fractionDigit });
      for (const line of details.operationDatas) {
        expect(line.totalAmount).toBe(line.unitPrice * line.quantity);
        expect(Math.abs(line.unitPrice % minAmount)).toBe(0);
        expect(line.catalogCurrency).toMatchObject({ currencyCode: currency });
      }
      const total = details.operationDatas.reduce((sum, { totalAmount }) => sum + totalAmount, 0);
      const isFreeing = details.orderType.endsWith('_FREEING');
      const expected = details.orderState === 'ABANDONED' ? 0 : isFreeing ? 0 - total : total;
      const kind = /^(RESERVATION|OPTION)/.exec(details.orderType)?.[0].toLowerCase() ?? 'sale';
      const amounts = { saleAmount: 0, preSaleAmount: 0, reservationAmount: 0, optionAmount: 0 };
      expect(details).toMatchObject({ ...amounts, [`${kind}Amount`]: expected });
      if (details.orderType.startsWith('REFUND')) expect(total).toBeLessThanOrEqual(0);
    }
  },
);
