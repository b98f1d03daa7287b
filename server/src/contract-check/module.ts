import type { Institution, InstitutionRegistry, VenueTimeZones } from '../institutions';
import {
  type CatalogLookup,
  type CatalogStores,
  comparedPrices,
  normalizeCatalog,
  placesLeftIn,
} from '../catalog';
import { costOf, isCharge, readOrder } from '../bookings';
import { wholeRequest, readContactItem } from '../contacts';
import { shownExpiry } from '../orders';
import { json } from '../kernel/database/values';
import { describeError } from '../kernel/describe-error';
import { closingReasonOf, type Permits, type SendingTrust } from '../sending';
import type { Catalog } from '../contracts/catalog/catalog';
import { createS360Client } from '../s360';
import type { Offered } from '../kernel/module-parts';
import type { PluginCore } from '../kernel/plugin-core';
import { contractChecks } from './checks';
import { contractChecksController } from './controller';
import { databaseCheckStore } from './database/check-store';
import { contractCheck } from './database/model';
import { contractCheckPersonalData } from './personal-data';
import type { CheckReadings, CheckedInstitution } from './ports';
import type { ReadOrder } from './readings';
import { contractCheckRoutes } from './routes';
import { withChange, type SettingChange } from './setting-change';

function orderOf({ client }: CheckedInstitution, data: unknown): ReadOrder | null {
  const order = readOrder(data, client.assumptions);
  if (order === null) return null;
  const { lines, movementIds } = order.content;
  const goods = lines.find((line) => !isCharge(line));
  const { contactReference, externalReference, orderId, orderState, orderType } = order;
  return {
    orderId,
    orderState,
    orderType,
    contactReference,
    externalReference,
    movementIds,
    unitPrice: goods?.unitPrice ?? null,
    charges: lines.filter(isCharge).reduce((sum, line) => sum + (costOf(line) ?? 0n), 0n),
  };
}

/** Reads the answers of S-360 in the same way as the workers. */
const readingsAt = (now: () => Date): CheckReadings => ({
  contact({ contacts }, data) {
    const read = readContactItem(data, contacts);
    if (read.kind !== 'snapshot') {
      return { kind: 'unusable', reasons: read.kind === 'unusable' ? read.reasons : [] };
    }
    const { contactNumber, modifiedAtMs, type } = read.snapshot;
    return { kind: 'contact', type, contactNumber, isDated: modifiedAtMs !== null };
  },
  catalog: ({ catalog, client, code }, { catalogData, posConfigData }) =>
    normalizeCatalog({
      institution: code,
      assumptions: client.assumptions,
      catalogData,
      posConfigData,
      shipmentModes: [],
      timeZone: catalog?.timeZone ?? null,
      fetchedAt: now(),
    }),
  places: (_institution, data) => placesLeftIn(data),
  order: orderOf,
});

/** Waits, but ends early when the signal aborts. */
const restUnlessAborted = (ms: number, signal: AbortSignal | null): Promise<void> =>
  new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    signal?.addEventListener('abort', end);
    if (signal?.aborted) end();
  });

interface CheckedInstitutions {
  institutions: InstitutionRegistry;
  /** The institution as it would be with a change of its configuration. */
  institutionWith(code: string, change: <C extends object>(configured: C) => C): Institution;
  liveInstitutions: { find(code: string): { configured: SettingChange } | null };
  venueTimeZones: VenueTimeZones;
}

function createContractChecks(
  { author, clock, database, log, namesOf, newLeases, tracing }: PluginCore,
  { institutions, institutionWith, liveInstitutions, venueTimeZones }: CheckedInstitutions,
  { permits, sendingTrust: trust }: { permits: Permits; sendingTrust: SendingTrust },
  modules: {
    catalogStores: CatalogStores;
    catalogs: { lookupOf(code: string): Promise<CatalogLookup | null> };
  },
) {
  const { lookupOf } = modules.catalogs;
  const { catalogs } = modules.catalogStores;
  const checks = contractChecks({
    now: clock.now,
    sleep: restUnlessAborted,
    institutionWith: (code, change) =>
      institutionWith(code, (configured) => withChange(configured, change)),
    isKnown: (code) => institutions.find(code) !== null,
    configured: (code) => ({ assumptions: liveInstitutions.find(code)?.configured.assumptions }),
    takePermit: (code, call) => permits.take(code, call),
    endPermit: (permit, end) =>
      permits.endPermit(permit, end).catch((error: unknown) => {
        log.warn(
          `a late call of a contract check at ${permit.institution} was not noted: ${describeError(error)}`,
        );
      }),
    createClient: (settings, source) => createS360Client(settings, { permits: source, tracing }),
    async noteFailure(code, error) {
      const closing = closingReasonOf(error);
      if (closing?.kind === 'limit') await permits.close(code, closing.forMs, 'limit');
    },
    read: readingsAt(clock.now),
    write: { wholeContact: wholeRequest },
    async storedCatalog({ catalog }) {
      if (catalog === null) return null;
      const state = await catalogs.state(catalog);
      const content = await catalogs.content(catalog);
      const stored = json<Catalog>(content?.text);
      return stored && state?.fetchedAt && !state.isStale
        ? { catalog: stored, fetchedAt: state.fetchedAt }
        : null;
    },
    async comparedPrices(code) {
      const catalog = await lookupOf(code);
      return comparedPrices(code, { catalog, database });
    },
    async shownExpiry(code) {
      const timeZone = await venueTimeZones.find(code);
      return shownExpiry(database, { institution: code, now: clock.now(), timeZone });
    },
    async keepCatalog({ catalog: owner }, catalog) {
      if (owner) await catalogs.keep(owner, null, catalog);
    },
    async waitFor(code, call) {
      return (await permits.waitFor(code, { ...call, lane: 'edit' }))?.waitMs ?? 0;
    },
    async callsThisMonth(code) {
      const { takenThisMonth } = await permits.callsSoFar(code);
      const callsPerMonth = institutions.find(code)?.limits.callsPerMonth ?? null;
      return { taken: takenThisMonth, callsPerMonth };
    },
    store: databaseCheckStore(database),
    newLeases,
    namesOf,
    async startSending(code, by) {
      if ((await trust.statusOf(code)).state === 'started') return false;
      await trust.start(code, { cause: 'check', by });
      return true;
    },
    log,
  });
  return {
    contractChecks: checks,
    controllers: { contractChecks: contractChecksController({ contractChecks: checks, author }) },
  };
}

export const contractCheckModule = {
  models: [contractCheck],
  routes: [contractCheckRoutes],
  personalData: contractCheckPersonalData,
  create: createContractChecks,
};

/** What the contract check offers to later modules. */
export type ContractCheckModule = Offered<ReturnType<typeof createContractChecks>>;
