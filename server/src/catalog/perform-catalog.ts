import { reason } from '../contracts/reasons';
import { MINUTE_MS } from '../kernel/time/durations';
import { isRecord } from '../kernel/is-record';
import {
  backoffMs,
  DONE,
  failureFrom,
  loggableCode,
  NOTHING,
  outcomeOf,
  type WorkResult,
} from '../sending';
import {
  requestIdToSend,
  catalogCalls,
  shipmentCalls,
  type CallName,
  type S360Error,
} from '../s360';
import type { CatalogState } from './catalog-store';
import { CATALOG_RETRY, concernsMethodAlone, refusedForMs, type CatalogPorts } from './exchange';
import { codeListsIn } from './model/code-lists';
import { normalizeCatalog } from './model/normalize';
import { soldAt } from './model/point-of-sale';
import type { CatalogWork } from './work';

/** Documented: one call in ten minutes. */
const CATALOG_WINDOW_MS = 10 * MINUTE_MS;
/** Seen in use: clients wait ten seconds. The permits' window applies all the same. */
const ASK_AGAIN_MS = 10_000;
/** By then S-360 has forgotten the request, and another one is made. */
const MAX_POLLS = 6;

const inMs = (ms: number, { clock }: CatalogPorts): Date => new Date(clock.now().getTime() + ms);

/**
 * Makes one step, which is one call, towards the queued catalog: first the point of sale, then the
 * catalog itself, or the answer that was not ready. The catalog in use stays until a new one is
 * complete.
 *
 * The step may outlast the lease and needs no fence: a catalog that is written late is still a
 * valid one, and the permits let no other process fetch one meanwhile.
 */
export async function performCatalog(work: CatalogWork, ports: CatalogPorts): Promise<WorkResult> {
  const { catalogs, settings } = ports;
  const state = await catalogs.state(settings);
  if (!state || state.queuedAt === null) return NOTHING;
  const pointOfSale = await catalogs.pointOfSale(settings);
  return isRecord(pointOfSale)
    ? readCatalog(work, state, pointOfSale, ports)
    : readPointOfSale(work, ports);
}

/** Takes a permit, or stores the earliest time of the next attempt. */
async function permitFor(call: CallName, ports: CatalogPorts) {
  const taken = await ports.takePermit({ ...call, lane: 'booking' });
  if (taken.kind === 'noPermit') {
    await ports.catalogs.note(ports.settings, { nextAttemptAt: inMs(taken.waitMs, ports) });
  }
  return taken;
}

async function readPointOfSale(work: CatalogWork, ports: CatalogPorts): Promise<WorkResult> {
  const { catalogs, client, settings, signal } = ports;
  const taken = await permitFor(catalogCalls.getPOSConfig, ports);
  if (taken.kind === 'noPermit') return taken;
  const result = await outcomeOf(client.getPOSConfig({ permit: taken.permit, signal }));
  switch (result.kind) {
    case 'answered': {
      const { posConfigData } = result.answer.data;
      ports.noteAnswer(result.answer.answeredAt);
      // Checks it before spending a catalog call, of which there is one in ten minutes.
      const sold = soldAt(posConfigData, settings.assumptions);
      if (sold === null) return endUnusable(work, ports);
      await catalogs.keepCodeLists(settings, codeListsIn(posConfigData));
      await readShipmentModes(sold.pointOfSale.id, ports);
      await catalogs.keepPointOfSale(settings, posConfigData);
      return DONE;
    }
    case 'noPermit':
      return result;
    case 'callFailed':
      return failed(work, result.error, MINUTE_MS, ports);
  }
}

/**
 * Asks how tickets reach customers. Nothing waits for that: what S-360 does not answer stays as it
 * was known, until the next catalog.
 */
async function readShipmentModes(pointOfSalesId: string, ports: CatalogPorts): Promise<void> {
  const { catalogs, client, settings, signal } = ports;
  const call = shipmentCalls.getAvailableShipmentModes;
  const taken = await ports.takePermit({ ...call, lane: 'booking' });
  if (taken.kind === 'noPermit') return;
  const context = { permit: taken.permit, signal };
  const result = await outcomeOf(client.getAvailableShipmentModes({ pointOfSalesId }, context));
  if (result.kind === 'answered') await catalogs.keepShipmentModes(settings, result.answer.data);
  if (result.kind !== 'callFailed') return;
  const code = loggableCode(failureFrom(result.error, ports.clock.now()));
  ports.log.warn(`the shipment modes of ${settings.institution} were not read: ${code}`);
}

async function readCatalog(
  work: CatalogWork,
  { polls, requestId: earlier }: CatalogState,
  posConfigData: Readonly<Record<string, unknown>>,
  ports: CatalogPorts,
): Promise<WorkResult> {
  const { client, signal } = ports;
  const taken = await permitFor(catalogCalls.getCatalogDetailed, ports);
  if (taken.kind === 'noPermit') return taken;
  const requestId = requestIdToSend(ports.settings.assumptions, earlier);
  const context = { permit: taken.permit, signal };
  const result = await outcomeOf(client.getCatalogDetailed({ requestId }, context));
  switch (result.kind) {
    case 'answered':
      ports.noteAnswer(result.answer.answeredAt);
      return applyAnswers(work, result.answer.data.catalogData, posConfigData, ports);
    case 'noPermit':
      return result;
    case 'callFailed': {
      const { error } = result;
      if (error.kind === 'in-progress' && polls < MAX_POLLS) {
        await ports.catalogs.note(ports.settings, {
          requestId: error.requestId ?? requestId,
          polls: polls + 1,
          nextAttemptAt: inMs(ASK_AGAIN_MS, ports),
        });
        return DONE;
      }
      return failed(work, error, CATALOG_WINDOW_MS, ports);
    }
  }
}

async function applyAnswers(
  work: CatalogWork,
  catalogData: Readonly<Record<string, unknown>>,
  posConfigData: Readonly<Record<string, unknown>>,
  ports: CatalogPorts,
): Promise<WorkResult> {
  const { catalogs, clock, settings } = ports;
  const { assumptions, institution, timeZone } = settings;
  const fetchedAt = clock.now();
  const answered = { institution, catalogData, posConfigData, timeZone, assumptions, fetchedAt };
  const catalog = normalizeCatalog({ ...answered, shipmentModes: [] });
  if (catalog === null) return endUnusable(work, ports);
  await catalogs.keep(settings, work.queuedAt, catalog);
  return DONE;
}

/** Drops the point of sale, so that a later attempt reads it again. */
async function endUnusable(work: CatalogWork, ports: CatalogPorts): Promise<WorkResult> {
  await ports.catalogs.keepPointOfSale(ports.settings, null);
  const at = ports.clock.now().toISOString();
  await postpone(work, { code: 'unusable', reason: reason('pointOfSaleUnusable'), at }, 0, ports);
  return DONE;
}

async function failed(
  work: CatalogWork,
  error: S360Error,
  windowMs: number,
  ports: CatalogPorts,
): Promise<WorkResult> {
  if (ports.signal.aborted) return NOTHING;
  const failure = failureFrom(error, ports.clock.now());
  ports.log.warn(
    `the catalog of ${ports.settings.institution} was not read: ${loggableCode(failure)}`,
  );
  await postpone(work, failure, refusedForMs(error, windowMs), ports);
  return concernsMethodAlone(error) ? NOTHING : { kind: 'callFailed', error };
}

/** Schedules another attempt, and gives up a request that was under way. */
async function postpone(
  { attempts }: CatalogWork,
  failure: NonNullable<CatalogState['failure']>,
  refusedMs: number,
  ports: CatalogPorts,
): Promise<void> {
  await ports.catalogs.note(ports.settings, {
    failure,
    attempts: attempts + 1,
    nextAttemptAt: inMs(backoffMs(attempts, CATALOG_RETRY), ports),
    ...(refusedMs > 0 && { refusedUntil: inMs(refusedMs, ports) }),
    requestId: null,
    polls: 0,
  });
}
