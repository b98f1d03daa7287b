import { withKnownUnits } from '../../../../server/src/orders/receive/known-units';
import type { OrderSnapshot } from '../../../../server/src/orders/records';
import { orderDetails, snapshotOf } from '../../../helpers/orders/read-item';

const line = (operationId: number, quantity = 1) => ({ operationId, quantity });
const seat = (movementId: number, operationId: number) => ({ movementId, operationId, row: 'C' });

const received = (more: Record<string, unknown>, granularity?: string): OrderSnapshot =>
  snapshotOf({ orderDetailsData: orderDetails(more), orderDetailGranularity: granularity });

const rowsOf = ({ lines }: OrderSnapshot) => lines.map(({ seats }) => seats.map(({ row }) => row));

describe('an order item', () => {
  test.each([
    ['TICKET', [seat(5, 1)], true],
    ['TICKET', [], true],
    ['MOVEMENTS', undefined, true],
    ['OPERATION', [seat(5, 1)], true],
    ['OPERATIONS', [], false],
    ['OPERATION', undefined, false],
    [undefined, [], true],
    [undefined, undefined, false],
    [undefined, null, false],
  ])(
    'with the granularity %s and movements %j shows its units: %s',
    (granularity, movementDatas, expected) => {
      expect(received({ movementDatas }, granularity).showsUnits).toBe(expected);
    },
  );
});

describe('an order item without units', () => {
  const known = received({
    operationDatas: [line(1), line(2, 2)],
    movementDatas: [seat(5, 1), seat(6, 2), seat(7, 2)],
  });

  test('gets the known units by operation', () => {
    const shown = received({ operationDatas: [line(2, 2), line(3), line(1)] });
    expect(rowsOf(withKnownUnits(shown, known.lines))).toEqual([['C', 'C'], [], ['C']]);
  });

  test('gets no units for a line with another quantity', () => {
    const shown = received({ operationDatas: [line(1, 2), line(2, 2)] });
    expect(rowsOf(withKnownUnits(shown, known.lines))).toEqual([[], ['C', 'C']]);
  });

  test('gets the known quantity for a line without one', () => {
    const shown = received({ operationDatas: [{ operationId: 2 }, { operationId: 3 }] });
    const { lines } = withKnownUnits(shown, known.lines);
    expect(lines.map(({ quantity, seats }) => [quantity, seats.length])).toEqual([
      [2, 2],
      [0, 0],
    ]);
  });

  test('stays unchanged when it says that there are no units', () => {
    const shown = received({ operationDatas: [line(1)], movementDatas: [] });
    expect(rowsOf(withKnownUnits(shown, known.lines))).toEqual([[]]);
  });
});
