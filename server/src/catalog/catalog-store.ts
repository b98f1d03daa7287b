import { readFailure } from '../contracts/reasons';
import type { Catalog, CatalogStatus, ShipmentMode } from '../contracts/catalog/catalog';
import { CATALOG_UID } from '../contracts/uids';
import type { Row, StrapiDatabase } from '../kernel/database/strapi-database';
import { integer, json, jsonText, text, time } from '../kernel/database/values';
import { mergedModes } from './model/shipment-modes';
import { withVersion } from './model/normalize';
import type { CatalogSettings } from './settings';

/**
 * The S-360 that a catalog is of: another one at the same code has another catalog. How it is read
 * stands in the assumptions: with others the same answer is another catalog.
 */
export type CatalogOwner = Pick<CatalogSettings, 'institution' | 'baseUrl' | 'assumptions'>;

type Failure = NonNullable<CatalogStatus['failure']>;

/** How the catalog of an institution stands, without its content. */
export interface CatalogState {
  version: string | null;
  products: number;
  performances: number;
  timeZone: string | null;
  pointOfSaleId: string | null;
  fetchedAt: Date | null;
  /** It was read with other assumptions than those that are configured now. */
  isStale: boolean;
  queuedAt: Date | null;
  attempts: number;
  nextAttemptAt: Date | null;
  /** S-360 refuses these calls until then. */
  refusedUntil: Date | null;
  failure: Failure | null;
  requestId: number | null;
  polls: number;
  availabilityBatch: number | null;
  availabilityNotBefore: Date | null;
}

/** Catalogs in the database: the one in use, and what becomes of the next one. */
export interface CatalogStore {
  /** `null` when nothing was ever wanted of this S-360. */
  state(owner: CatalogOwner): Promise<CatalogState | null>;
  /** The catalog in use as JSON text. */
  content(owner: CatalogOwner): Promise<{ version: string; text: string } | null>;
  /** The point of sale that was read for the catalog that is wanted. */
  pointOfSale(owner: CatalogOwner): Promise<unknown>;
  /** Wants a new one; `atOnce` ends a wait after failures, but none that S-360 asked for. */
  want(owner: CatalogOwner, at: Date, atOnce: boolean): Promise<void>;
  keepPointOfSale(owner: CatalogOwner, pointOfSale: unknown): Promise<void>;
  /** Puts a catalog into use, and ends the wish that it was fetched for. */
  keep(owner: CatalogOwner, queuedAt: Date | null, catalog: Catalog): Promise<void>;
  /** Notes changes of what is known of the next one. */
  note(owner: CatalogOwner, changes: CatalogNotes): Promise<void>;
  /** Adds shipment modes to those known; the catalog in use gets another version by new ones. */
  rememberShipmentModes(owner: CatalogOwner, modes: readonly ShipmentMode[]): Promise<void>;
}

export type CatalogNotes = Partial<
  Pick<
    CatalogState,
    | 'attempts'
    | 'nextAttemptAt'
    | 'refusedUntil'
    | 'failure'
    | 'requestId'
    | 'polls'
    | 'availabilityBatch'
    | 'availabilityNotBefore'
  >
>;

/** Everything but what is large. */
const STATE = [
  'baseUrl',
  'version',
  'products',
  'performances',
  'timeZone',
  'pointOfSaleId',
  'readWith',
  'fetchedAt',
  'queuedAt',
  'attempts',
  'nextAttemptAt',
  'refusedUntil',
  'failure',
  'requestId',
  'polls',
  'availabilityBatch',
  'availabilityNotBefore',
];

const whole = (value: unknown): number | null => (value === null ? null : integer(value));

/** What is assumed of a catalog's ids, prices and flags. */
const readWith = ({
  assumptions: { catalogPrices, flagWords, seatCategoryId },
}: CatalogOwner): string => JSON.stringify({ catalogPrices, flagWords, seatCategoryId });

function stateFrom(row: Row, owner: CatalogOwner): CatalogState {
  return {
    version: text(row.version),
    products: integer(row.products),
    performances: integer(row.performances),
    timeZone: text(row.timeZone),
    pointOfSaleId: text(row.pointOfSaleId),
    fetchedAt: time(row.fetchedAt),
    isStale: row.version !== null && text(row.readWith) !== readWith(owner),
    queuedAt: time(row.queuedAt),
    attempts: integer(row.attempts),
    nextAttemptAt: time(row.nextAttemptAt),
    refusedUntil: time(row.refusedUntil),
    failure: readFailure(row.failure),
    requestId: whole(row.requestId),
    polls: integer(row.polls),
    availabilityBatch: whole(row.availabilityBatch),
    availabilityNotBefore: time(row.availabilityNotBefore),
  };
}

/** A row of which nothing is known yet but that a catalog is wanted. */
const FRESH = {
  version: null,
  content: null,
  products: 0,
  performances: 0,
  timeZone: null,
  pointOfSaleId: null,
  shipmentModes: null,
  readWith: null,
  fetchedAt: null,
  queuedAt: null,
  attempts: 0,
  nextAttemptAt: null,
  refusedUntil: null,
  failure: null,
  pointOfSale: null,
  requestId: null,
  polls: 0,
  availabilityBatch: null,
  availabilityNotBefore: null,
};

const NEXT_ONE_UNKNOWN = {
  attempts: 0,
  nextAttemptAt: null,
  failure: null,
  pointOfSale: null,
  requestId: null,
  polls: 0,
};

const performancesIn = ({ products }: Catalog): number =>
  products.reduce((sum, { performances }) => sum + performances.length, 0);

/** What the row holds of a catalog in use. */
const contentOf = (catalog: Catalog) => ({
  version: catalog.version,
  content: JSON.stringify(catalog),
  products: catalog.products.length,
  performances: performancesIn(catalog),
  timeZone: catalog.timeZone,
  pointOfSaleId: catalog.pointOfSale.id,
});

/** The store on Strapi's database. */
export function databaseCatalogStore(database: StrapiDatabase): CatalogStore {
  const row = async ({ baseUrl, institution }: CatalogOwner, attributes: string[]) => {
    const [found] = await database
      .query(CATALOG_UID)
      .select(['baseUrl', ...attributes])
      .where({ institution })
      .execute();
    return found && text(found.baseUrl) === baseUrl ? found : null;
  };
  const update = async ({ institution }: CatalogOwner, values: Row): Promise<void> => {
    await database.query(CATALOG_UID).where({ institution }).update(values).execute();
  };
  /** Locks the row, made new where it is missing or of another S-360; writers queue behind each other. */
  const claim = async (owner: CatalogOwner): Promise<void> => {
    const { baseUrl, institution } = owner;
    await database
      .query(CATALOG_UID)
      .insert({ ...FRESH, institution, baseUrl })
      .onConflict(['institution'])
      .ignore()
      .execute();
    await update(owner, { institution });
    if ((await row(owner, ['id'])) === null) await update(owner, { ...FRESH, baseUrl });
  };
  const knownModes = async (owner: CatalogOwner) =>
    json<ShipmentMode[]>((await row(owner, ['shipmentModes']))?.shipmentModes) ?? [];

  return {
    async state(owner) {
      const found = await row(owner, STATE);
      return found && stateFrom(found, owner);
    },
    async content(owner) {
      const found = await row(owner, ['version', 'content']);
      const version = text(found?.version);
      const content = text(found?.content);
      return version === null || content === null ? null : { version, text: content };
    },
    async pointOfSale(owner) {
      return json<unknown>((await row(owner, ['pointOfSale']))?.pointOfSale);
    },
    want: (owner, at, atOnce) =>
      database.contended(async () => {
        await claim(owner);
        const { institution } = owner;
        await database
          .query(CATALOG_UID)
          .where({ institution, queuedAt: { $null: true } })
          .update({ ...NEXT_ONE_UNKNOWN, queuedAt: at })
          .execute();
        if (!atOnce) return;
        // Not a wait for a permit, which is no shorter for being asked about.
        await database
          .query(CATALOG_UID)
          .where({ institution, failure: { $notNull: true } })
          .update({ attempts: 0, nextAttemptAt: null })
          .execute();
      }),
    keepPointOfSale: (owner, pointOfSale) =>
      update(owner, { pointOfSale: jsonText(pointOfSale), attempts: 0, nextAttemptAt: null }),
    keep: (owner, queuedAt, catalog) =>
      database.contended(async () => {
        await claim(owner);
        const shipmentModes = await knownModes(owner);
        const next = withVersion({ ...catalog, shipmentModes });
        const version = text((await row(owner, ['version']))?.version);
        await update(owner, {
          ...NEXT_ONE_UNKNOWN,
          ...(version !== next.version && contentOf(next)),
          readWith: readWith(owner),
          fetchedAt: new Date(next.fetchedAt),
        });
        await database
          .query(CATALOG_UID)
          .where({ institution: owner.institution, queuedAt })
          .update({ queuedAt: null })
          .execute();
      }),
    note: (owner, { failure, ...changes }) =>
      update(owner, {
        ...changes,
        ...(failure !== undefined && { failure: jsonText(failure) }),
      }),
    rememberShipmentModes: (owner, modes) =>
      database.contended(async () => {
        await claim(owner);
        const known = await knownModes(owner);
        const merged = mergedModes(known, modes);
        if (merged === known) return;
        const content = json<Catalog>((await row(owner, ['content']))?.content);
        await update(owner, {
          shipmentModes: jsonText(merged),
          ...(content && contentOf(withVersion({ ...content, shipmentModes: merged }))),
        });
      }),
  };
}
