import { normalizeCatalog } from '../../../../server/src/services/bookings/catalog/normalize';
import { aPerformance, aPointOfSale, aSeason, anEvent, catalogOf } from './answered';

type Changes = Partial<Parameters<typeof normalizeCatalog>[0]>;

/** The catalog of one event, or of what is answered in its place. */
export function normalized(changes: Changes = {}) {
  const catalog = normalizeCatalog({
    institution: 'myvenue',
    catalogData: catalogOf(aSeason([anEvent(2, [aPerformance(21)])])),
    posConfigData: aPointOfSale(),
    shipmentModes: [],
    timeZone: null,
    fetchedAt: new Date('2026-03-01T04:00:00Z'),
    ...changes,
  });
  if (catalog === null) throw new Error('the point of sale is right');
  return catalog;
}

/** … of these products in one season. */
export const ofProducts = (...products: unknown[]) =>
  normalized({ catalogData: catalogOf(aSeason(products)) });
/** … of one event with these performances. */
export const ofPerformances = (...performances: unknown[]) => ofProducts(anEvent(2, performances));
