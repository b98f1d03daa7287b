import { holdersOf, summaryOf, unitsOf } from '../../../../server/src/orders/mapping/units';
import { orderDetails, snapshotOf } from '../../../helpers/orders/read-item';

function linesOf(operationDatas: object[], movementDatas: object[] = []) {
  return snapshotOf(orderDetails({ operationDatas, movementDatas })).lines;
}

const season = linesOf([
  { operationId: 1, quantity: 1, product: 'Season ticket' },
  { operationId: 2, parentOperationId: 1, quantity: 2, product: 'Hamlet' },
  { operationId: 3, parentOperationId: 1, quantity: 1, product: 'Faust' },
  { operationId: 4, quantity: 1, product: 'Fee', kind: 'CHARGES', parentOperationId: 2 },
]);

test('the units of an order exclude charges and count the parts of a package', () => {
  expect(unitsOf(season)).toBe(3);
});

test('the summary of an order names packages and adds up equal products', () => {
  expect(summaryOf(season)).toBe('1 × Season ticket');
  const twice = linesOf([
    { operationId: 1, quantity: 2, product: 'Hamlet' },
    { operationId: 2, quantity: 1, product: 'Hamlet' },
    { operationId: 3, quantity: 1, productCode: 'MUG' },
  ]);
  expect(summaryOf(twice)).toBe('3 × Hamlet, 1 × MUG');
  expect(summaryOf([])).toBeNull();
});

test('the summary of an order is shortened after three products', () => {
  const lines = linesOf(
    ['A', 'B', 'C', 'D'].map((product, index) => ({ operationId: index, quantity: 1, product })),
  );
  expect(summaryOf(lines)).toBe('1 × A, 1 × B, 1 × C …');
});

test('the summary of an order names a part whose package is missing', () => {
  const part = { operationId: 2, parentOperationId: 1, quantity: 1, product: 'Hamlet' };
  expect(summaryOf(linesOf([part]))).toBe('1 × Hamlet');
});

test('the holders of an order are the contacts other than the purchaser, with their units', () => {
  const lines = linesOf(
    [{ operationId: 1 }],
    ['7', '8', '8', '9'].map((contactReference, index) => ({
      movementId: index,
      operationId: 1,
      contactReference,
    })),
  );
  expect([...holdersOf(lines, '7')]).toEqual([
    ['8', 2],
    ['9', 1],
  ]);
});
