import { DONE, NOTHING, outcomeOf, verdictOn, type WorkResult } from '../sending';
import { catalogCalls, type S360Error } from '../s360';
import { placesLeftIn, type PlacesLeft } from './availability-answer';
import { concernsMethodAlone, refusedForMs, type CatalogPorts } from './exchange';
import { LARGEST_BATCH, type AvailabilityWork } from './work';

/** Documented: one call a minute. */
const AVAILABILITY_WINDOW_MS = 60_000;

const unknown = (performanceId: string): PlacesLeft => ({
  performanceId,
  level: 'UNKNOWN',
  seatCategories: [],
});

/** Doubles the batch after a success; `null` stands for the largest batch. */
const nextBatchSize = (batch: number | null): number | null =>
  batch === null || batch * 2 >= LARGEST_BATCH ? null : batch * 2;

export async function performAvailability(
  { performanceIds, pointOfSaleId }: AvailabilityWork,
  ports: CatalogPorts,
): Promise<WorkResult> {
  const { availabilities, catalogs, client, clock, settings, signal } = ports;
  const call = catalogCalls.getEventAvailability;
  const taken = await ports.takePermit({ ...call, lane: 'booking' });
  if (taken.kind === 'noPermit') {
    await notBefore(taken.waitMs, ports);
    return taken;
  }
  const request = { pointOfSalesId: pointOfSaleId, performanceIds };
  const result = await outcomeOf(
    client.getEventAvailability(request, { permit: taken.permit, signal }),
  );
  switch (result.kind) {
    case 'answered': {
      ports.noteAnswer(result.answer.answeredAt);
      const reported = placesLeftIn(result.answer.data.eventAvailabilityData);
      const places = performanceIds.map((id) => reported.get(id) ?? unknown(id));
      await availabilities.keep(settings.institution, places, clock.now());
      await catalogs.note(settings, {
        availabilityBatch: nextBatchSize(
          (await catalogs.state(settings))?.availabilityBatch ?? null,
        ),
        availabilityNotBefore: null,
      });
      return DONE;
    }
    case 'noPermit':
      return result;
    case 'callFailed':
      return failed(performanceIds, result.error, ports);
  }
}

async function notBefore(ms: number, { catalogs, clock, settings }: CatalogPorts): Promise<void> {
  const availabilityNotBefore = new Date(clock.now().getTime() + ms);
  await catalogs.note(settings, { availabilityNotBefore });
}

async function failed(
  performanceIds: readonly string[],
  error: S360Error,
  ports: CatalogPorts,
): Promise<WorkResult> {
  const { institution } = ports.settings;
  if (ports.signal.aborted) return NOTHING;
  ports.log.warn(
    `places left of ${performanceIds.length} performances of ${institution} were not read: ${error.message}`,
  );
  if (verdictOn(error) === 'refused') await afterRefusal(performanceIds, ports);
  await notBefore(Math.max(AVAILABILITY_WINDOW_MS, refusedForMs(error, 0)), ports);
  return concernsMethodAlone(error) ? NOTHING : { kind: 'callFailed', error };
}

/**
 * One performance may cause the refusal of all: the batch is halved until that one stands alone.
 */
async function afterRefusal(
  performanceIds: readonly string[],
  { availabilities, catalogs, clock, settings }: CatalogPorts,
): Promise<void> {
  const half = Math.ceil(performanceIds.length / 2);
  await catalogs.note(settings, { availabilityBatch: half });
  if (performanceIds.length > 1) return;
  await availabilities.keep(settings.institution, performanceIds.map(unknown), clock.now());
}
