import { resolveAssumptions } from '../../../server/src/s360/assumptions';
import type { AssumptionsConfiguration } from '../../../server/src/s360/interface';
import { normalizeCatalog } from '../../../server/src/catalog/model/normalize';
import { aPerformance, aPointOfSale, aSeason, anEvent, catalogOf } from './answered';

type Changes = Partial<Parameters<typeof normalizeCatalog>[0]>;

/** The normalized catalog of one event, or of the given answer. */
export function normalized(changes: Changes = {}) {
  const catalog = normalizeCatalog({
    institution: 'myvenue',
    catalogData: catalogOf(aSeason([anEvent(2, [aPerformance(21)])])),
    posConfigData: aPointOfSale(),
    shipmentModes: [],
    timeZone: null,
    assumptions: resolveAssumptions('myvenue'),
    fetchedAt: new Date('2026-03-01T04:00:00Z'),
    ...changes,
  });
  if (catalog === null) throw new Error('the point of sale is right');
  return catalog;
}

/** The normalized catalog under other assumptions. */
export const assuming = (assumptions: AssumptionsConfiguration, changes: Changes = {}) =>
  normalized({ ...changes, assumptions: resolveAssumptions('myvenue', assumptions) });

/** The normalized catalog of these products in one season. */
export const ofProducts = (...products: unknown[]) =>
  normalized({ catalogData: catalogOf(aSeason(products)) });
/** The normalized catalog of one event with these performances. */
export const ofPerformances = (...performances: unknown[]) => ofProducts(anEvent(2, performances));
