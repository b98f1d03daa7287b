import type { Catalog, CatalogPerformance } from '../../contracts/catalog/catalog';
import {
  attention,
  failedResult,
  failedCallResult,
  finding,
  heldResult,
  untestedResult,
} from '../findings';
import type { Question } from '../conversation';
import type { StepResult } from '../steps';
import type { SettingChange } from '../setting-change';
import type { StepContext } from '../step-context';
import { catalogCalls, type Answered } from '../../s360';

const availabilityQuestion = (
  pointOfSalesId: string,
  performanceId: string,
): Question<{ readonly eventAvailabilityData: Answered }> => ({
  isTelling: true,
  name: () => catalogCalls.getEventAvailability,
  send: (client, context) =>
    client.getEventAvailability({ pointOfSalesId, performanceIds: [performanceId] }, context),
});

/**
 * Tests that S-360 reports the places left of a performance, by the seat categories of the catalog.
 */
export async function tryAvailability(context: StepContext): Promise<StepResult> {
  const { conversation, found, ports, request } = context;
  const { catalog } = found;
  if (catalog === undefined) return untestedResult(finding('stepNeeded', { step: 'catalog' }));
  const performance = performanceToAsk(catalog, request.performanceId);
  if (performance === null) return untestedResult(finding('noPerformanceToAsk'));
  const asked = await conversation.ask(
    availabilityQuestion(catalog.pointOfSale.id, performance.id),
  );
  if (asked.kind === 'failed') return failedCallResult(asked.error, conversation.institution());
  const institution = conversation.institution();
  const places = ports.read.places(institution, asked.data.eventAvailabilityData);
  const ofPerformance = places.get(performance.id);
  if (ofPerformance === undefined) {
    const values = { performance: performance.id };
    return failedResult(finding('availabilityMissing', values), { refuted: ['availability'] });
  }
  found.places = places;
  const isLevelKnown = ofPerformance.level !== 'UNKNOWN';
  const notes = isLevelKnown ? [] : [attention('availabilityUnknownLevels')];
  const reported = ofPerformance.seatCategories.map(({ seatCategoryId }) => seatCategoryId);
  if (reported.length === 0)
    return heldResult({ notes, held: isLevelKnown ? ['availability'] : [] });
  return knowsAny(catalog, performance, reported)
    ? heldResult({
        notes,
        held: ['seatCategoryId', ...(isLevelKnown ? (['availability'] as const) : [])],
      })
    : otherSeatCategories(context);
}

/** The performance that a person named, otherwise one on sale, otherwise the first. */
function performanceToAsk(
  { products }: Catalog,
  performanceId: string | null,
): Pick<CatalogPerformance, 'id' | 'priceList'> | null {
  const all = products.flatMap(({ performances }) => performances);
  if (performanceId !== null) {
    return all.find(({ id }) => id === performanceId) ?? { id: performanceId, priceList: -1 };
  }
  return all.find(({ isOnSale }) => isOnSale) ?? all[0] ?? null;
}

/** Whether the answer has a seat category that the prices of the performance use. */
function knowsAny(
  { priceLists, seatCategories }: Catalog,
  { priceList }: Pick<CatalogPerformance, 'priceList'>,
  reported: readonly string[],
): boolean {
  const ofPrices = (priceLists[priceList] ?? []).map(({ seatCategoryId }) => seatCategoryId);
  const known = new Set(ofPrices.length > 0 ? ofPrices : seatCategories.map(({ id }) => id));
  return reported.some((id) => known.has(id));
}

/** Prices and availability use different ids for seat categories, so the other id is suggested. */
function otherSeatCategories({ conversation }: StepContext): StepResult {
  const { seatCategoryId } = conversation.institution().client.assumptions;
  const value = seatCategoryId === 'seatCatId' ? 'institutionSeatCatId' : 'seatCatId';
  const cure: SettingChange = { assumptions: { seatCategoryId: value } };
  return failedResult(finding('seatCategoryOther', { value }), {
    cures: [cure],
    refuted: ['seatCategoryId'],
  });
}
