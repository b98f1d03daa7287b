import { contactNumberOf } from '../../contacts';
import { DEFAULT_ASSUMPTIONS, type Assumptions, parseThousandths } from '../../s360';
import { grouped } from '../../kernel/grouped';
import type { Currency, Seat, ShownLine } from '../records';
import { longId } from './order-item';
import { codeText, currencyOf, moment, objectsIn, translatedText, wholeNumber } from './values';
import { visitOf } from './visit';

type Details = Record<string, unknown>;

/**
 * Whether the details contain the order's units. At the granularity of operations, the movements
 * are missing or empty. At any other granularity, an order without movements has no units.
 */
export function showsUnits(details: Details, granularity: string | null): boolean {
  if (objectsIn(details.movementDatas).length > 0) return true;
  if (granularity === null) return Array.isArray(details.movementDatas);
  return !granularity.toUpperCase().startsWith('OPERATION');
}

/** The movements of each operation, one per unit. */
const movementsByOperation = (details: Details): ReadonlyMap<string | null, Details[]> =>
  grouped(objectsIn(details.movementDatas), ({ operationId }) => longId(operationId));

/**
 * The units of movements. A movement without a usable id counts in the quantity, but has no entry,
 * because it could not be found again.
 */
const seatsOf = (movements: readonly Details[]): Seat[] =>
  movements.flatMap((movement): Seat[] => {
    const movementId = longId(movement.movementId);
    if (movementId === null) return [];
    return [
      {
        movementId,
        row: codeText(movement.row),
        seatNumber: codeText(movement.seatNumber),
        area: translatedText(movement.area),
        entrance: translatedText(movement.entrance),
        holder: contactNumberOf(movement.contactReference),
      },
    ];
  });

function lineOf(
  operation: Details,
  operationId: string,
  movements: readonly Details[],
  { currency, flagWords }: { currency: Currency | null } & Pick<Assumptions, 'flagWords'>,
): ShownLine {
  const quantity = wholeNumber(operation.quantity);
  return {
    operationId,
    parentOperationId: longId(operation.parentOperationId),
    kind: codeText(operation.kind),
    type: codeText(operation.type),
    quantity: quantity ?? movements.length,
    isQuantityShown: quantity !== null,
    currency: currencyOf(operation.catalogCurrency) ?? currency,
    basePrice: parseThousandths(operation.basePrice),
    unitPrice: parseThousandths(operation.unitPrice),
    totalAmount: parseThousandths(operation.totalAmount),
    withoutVatTotalAmount: parseThousandths(operation.withoutVatTotalAmount),
    vatRate: wholeNumber(operation.vatRate),
    productId: codeText(operation.productId),
    product: translatedText(operation.product),
    productCode: codeText(operation.productCode),
    productFamilyType: codeText(operation.productFamilyType),
    performanceId: codeText(operation.performanceId),
    performance: translatedText(operation.performance),
    performanceCode: codeText(operation.performanceCode),
    performanceDate: moment(operation.performanceDate),
    site: translatedText(operation.site),
    space: translatedText(operation.space),
    seatCategoryId: codeText(operation.seatCategoryId),
    seatCategory: translatedText(operation.seatCategory),
    audienceSubCategoryId: codeText(operation.audienceSubCategoryId),
    audienceSubCategory: translatedText(operation.audienceSubCategory),
    seasonId: codeText(operation.seasonId),
    season: translatedText(operation.season),
    seasonCode: codeText(operation.seasonCode),
    ...visitOf(operation, { flagWords }),
    seats: seatsOf(movements),
  };
}

/**
 * The lines of an order, in S-360's sequence. An operation without a usable id is left out, because
 * it could not be found again. Of two operations with the same id, the later one wins.
 */
export function shownLines(
  details: Details,
  currency: Currency | null,
  { flagWords }: Pick<Assumptions, 'flagWords'> = DEFAULT_ASSUMPTIONS,
): ShownLine[] {
  const movements = movementsByOperation(details);
  const lines = new Map<string, ShownLine>();
  for (const operation of objectsIn(details.operationDatas)) {
    const operationId = longId(operation.operationId);
    if (operationId === null) continue;
    const own = movements.get(operationId) ?? [];
    lines.set(operationId, lineOf(operation, operationId, own, { currency, flagWords }));
  }
  return [...lines.values()];
}
