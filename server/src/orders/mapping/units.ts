import { CHARGES_KIND } from '../purchases';
import type { ShownLine } from '../records';

/**
 * The lines that stand for something a person gets: no charges, and the parts of a package instead
 * of the package itself.
 */
export function unitLines<
  Line extends Pick<ShownLine, 'kind' | 'operationId' | 'parentOperationId'>,
>(lines: readonly Line[]): Line[] {
  const goods = lines.filter(({ kind }) => kind !== CHARGES_KIND);
  const parents = new Set(goods.map(({ parentOperationId }) => parentOperationId));
  return goods.filter(({ operationId }) => !parents.has(operationId));
}

/** The count of tickets and goods in an order. */
export const unitsOf = (lines: readonly ShownLine[]): number =>
  unitLines(lines).reduce((sum, { quantity }) => sum + quantity, 0);

/** The maximum count of products that a summary names. */
const NAMED_PRODUCTS = 3;

/**
 * What was ordered, without words of any language: `2 × Hamlet, 1 × Programme …`. Packages appear
 * under their own names.
 */
export function summaryOf(lines: readonly ShownLine[]): string | null {
  const goods = lines.filter(({ kind }) => kind !== CHARGES_KIND);
  const shown = new Set(goods.map(({ operationId }) => operationId));
  const quantities = new Map<string, number>();
  for (const { parentOperationId, product, productCode, productId, quantity } of goods) {
    const isPart = parentOperationId !== null && shown.has(parentOperationId);
    const name = product ?? productCode ?? productId;
    if (!isPart && name !== null) quantities.set(name, (quantities.get(name) ?? 0) + quantity);
  }
  if (quantities.size === 0) return null;
  const named = [...quantities].slice(0, NAMED_PRODUCTS);
  const rest = quantities.size > NAMED_PRODUCTS ? ' …' : '';
  return named.map(([name, quantity]) => `${quantity} × ${name}`).join(', ') + rest;
}

/** Units by the contact number of their holder, where the holder is not the purchaser. */
export function holdersOf(
  lines: readonly ShownLine[],
  purchaser: string | null,
): ReadonlyMap<string, number> {
  const units = new Map<string, number>();
  for (const { holder } of lines.flatMap(({ seats }) => seats)) {
    if (holder !== null && holder !== purchaser) units.set(holder, (units.get(holder) ?? 0) + 1);
  }
  return units;
}
