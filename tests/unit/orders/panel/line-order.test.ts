import fc from 'fast-check';
import { inOrder } from '../../../../server/src/orders/panel/line-order';

const line = (operationId: string, parentOperationId: string | null = null) => ({
  operationId,
  parentOperationId,
});
const placed = (lines: readonly ReturnType<typeof line>[]) =>
  inOrder(lines).map(({ depth, line: { operationId } }) => `${'-'.repeat(depth)}${operationId}`);

describe('the lines of an order on the panel', () => {
  it('follow the line that they are part of', () => {
    const lines = [line('a'), line('b'), line('b1', 'b'), line('a1', 'a'), line('a11', 'a1')];
    expect(placed(lines)).toEqual(['a', '-a1', '--a11', 'b', '-b1']);
  });

  it('may arrive before their parent', () => {
    expect(placed([line('a1', 'a'), line('a')])).toEqual(['a', '-a1']);
  });

  it('are listed on their own when their parent is missing', () => {
    expect(placed([line('a1', 'elsewhere'), line('b')])).toEqual(['a1', 'b']);
  });

  it('are each listed once, whatever their parents are', () => {
    const ids = fc.constantFrom('a', 'b', 'c', 'd', 'e');
    const lines = fc.uniqueArray(fc.tuple(ids, fc.option(ids)), { selector: ([id]) => id });
    fc.assert(
      fc.property(lines, (pairs) => {
        const given = pairs.map(([id, parent]) => line(id, parent));
        const shown = inOrder(given).map((one) => one.line.operationId);
        expect([...shown].sort()).toEqual(given.map((one) => one.operationId).sort());
      }),
    );
  });
});
