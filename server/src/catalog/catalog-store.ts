import { readFailure } from '../contracts/reasons';
import type { Catalog, CatalogStatus, ShipmentMode } from '../contracts/catalog/catalog';
import type { CodeLists } from '../contracts/contacts/entered-values';
import { CATALOG_UID } from '../contracts/uids';
import { gatheredRows } from '../kernel/database/gathered';
import type { Row, StrapiDatabase } from '../kernel/database/strapi-database';
import { integer, json, jsonText, text, time } from '../kernel/database/values';
import { withVersion } from './model/normalize';
import type { CatalogSettings } from './settings';

/**
 * The S-360 that a catalog belongs to: another S-360 at the same institution code has another
 * catalog. The assumptions define how an answer is read: with other assumptions, the same answer is
 * another catalog.
 */
type CatalogOwner = Pick<CatalogSettings, 'institution' | 'baseUrl' | 'assumptions'>;

type Failure = NonNullable<CatalogStatus['failure']>;

/** The status of an institution's catalog, without its content. */
export interface CatalogState {
  version: string | null;
  products: number;
  performances: number;
  timeZone: string | null;
  pointOfSaleId: string | null;
  fetchedAt: Date | null;
  /** The catalog was read with other assumptions than those that are configured now. */
  isStale: boolean;
  queuedAt: Date | null;
  attempts: number;
  nextAttemptAt: Date | null;
  /** S-360 refuses these calls until this time. */
  refusedUntil: Date | null;
  failure: Failure | null;
  requestId: number | null;
  polls: number;
  availabilityBatch: number | null;
  availabilityNotBefore: Date | null;
}

/** Catalogs in the database: the catalog in use, and the progress of the next one. */
export interface CatalogStore {
  /** `null` while nothing is stored for this S-360. */
  state(owner: CatalogOwner): Promise<CatalogState | null>;
  content(owner: CatalogOwner): Promise<{ version: string; text: string } | null>;
  pointOfSale(owner: CatalogOwner): Promise<unknown>;
  /** Enqueues a new catalog; ends a wait after failures, but not one that S-360 demands. */
  enqueue(owner: CatalogOwner, at: Date): Promise<void>;
  /**
   * Enqueues a new catalog unless another was fetched since the caller looked: `lastFetchedAt` is
   * what it saw then, `null` for none.
   */
  enqueueAfter(owner: CatalogOwner, lastFetchedAt: Date | null, at: Date): Promise<void>;
  keepPointOfSale(owner: CatalogOwner, pointOfSale: unknown): Promise<void>;
  /** Puts a catalog into use, and ends the queued request (`queuedAt`) that it was fetched for. */
  keep(owner: CatalogOwner, queuedAt: Date | null, catalog: Catalog): Promise<void>;
  /** Stores changes to the status of the next catalog. */
  note(owner: CatalogOwner, changes: CatalogNotes): Promise<void>;
  /** Replaces the shipment modes, which the next catalog then has. */
  keepShipmentModes(owner: CatalogOwner, modes: readonly ShipmentMode[]): Promise<void>;
  /** `null` while no point of sale was read. */
  codeLists(owner: CatalogOwner): Promise<CodeLists | null>;
  keepCodeLists(owner: CatalogOwner, lists: CodeLists): Promise<void>;
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

/** All attributes except the large ones. */
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

const integerOrNull = (value: unknown): number | null => (value === null ? null : integer(value));

/** The assumptions about a catalog's ids, prices, flags and payments, as JSON text. */
const readWith = ({
  assumptions: { catalogPrices, flagWords, paymentTypes, seatCategoryId },
}: CatalogOwner): string =>
  JSON.stringify({ catalogPrices, flagWords, paymentTypes, seatCategoryId });

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
    requestId: integerOrNull(row.requestId),
    polls: integer(row.polls),
    availabilityBatch: integerOrNull(row.availabilityBatch),
    availabilityNotBefore: time(row.availabilityNotBefore),
  };
}

/** A new row, of which nothing is known yet. */
const FRESH = {
  version: null,
  content: null,
  products: 0,
  performances: 0,
  timeZone: null,
  pointOfSaleId: null,
  shipmentModes: null,
  codeLists: null,
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

/** The columns that describe the catalog in use. */
const contentOf = (catalog: Catalog) => ({
  version: catalog.version,
  content: JSON.stringify(catalog),
  products: catalog.products.length,
  performances: performancesIn(catalog),
  timeZone: catalog.timeZone,
  pointOfSaleId: catalog.pointOfSale.id,
});

export function databaseCatalogStore(database: StrapiDatabase): CatalogStore {
  const statesOf = gatheredRows(database, {
    uid: CATALOG_UID,
    by: 'institution',
    attributes: STATE,
  });
  const ifOf = ({ baseUrl }: CatalogOwner, [found]: readonly Row[]): Row | null =>
    found && text(found.baseUrl) === baseUrl ? found : null;
  const row = async (owner: CatalogOwner, attributes: string[]) => {
    const { institution } = owner;
    const query = database.query(CATALOG_UID).select(['baseUrl', ...attributes]);
    return ifOf(owner, await query.where({ institution }).execute());
  };
  /** Returns how many rows there are: one or none. */
  const update = async ({ institution }: CatalogOwner, values: Row): Promise<number> =>
    database.query(CATALOG_UID).where({ institution }).update(values).execute<number>();
  /**
   * Locks the row, and creates or resets it when it is missing or belongs to another S-360. Writers
   * queue behind each other: on MariaDB, an insert of what is there would lock it for several at once.
   */
  const claim = async (owner: CatalogOwner): Promise<void> => {
    const { baseUrl, institution } = owner;
    const lock = () => update(owner, { institution });
    if ((await lock()) === 0) {
      await database
        .query(CATALOG_UID)
        .insert({ ...FRESH, institution, baseUrl })
        .onConflict(['institution'])
        .ignore()
        .execute();
      await lock();
    }
    if ((await row(owner, ['id'])) === null) await update(owner, { ...FRESH, baseUrl });
  };
  const enqueueWhere = async (condition: Row, owner: CatalogOwner, at: Date): Promise<void> => {
    await claim(owner);
    await database
      .query(CATALOG_UID)
      .where({ institution: owner.institution, queuedAt: { $null: true }, ...condition })
      .update({ ...NEXT_ONE_UNKNOWN, queuedAt: at })
      .execute();
  };
  const knownModes = async (owner: CatalogOwner) =>
    json<ShipmentMode[]>((await row(owner, ['shipmentModes']))?.shipmentModes) ?? [];

  return {
    async state(owner) {
      const found = ifOf(owner, await statesOf(owner.institution));
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
    enqueueAfter: (owner, lastFetchedAt, at) =>
      database.transactionWithRetries(() =>
        enqueueWhere({ fetchedAt: lastFetchedAt ?? { $null: true } }, owner, at),
      ),
    enqueue: (owner, at) =>
      database.transactionWithRetries(async () => {
        await enqueueWhere({}, owner, at);
        const { institution } = owner;
        // Ends only waits after failures: a person's request cannot shorten the wait for a permit.
        await database
          .query(CATALOG_UID)
          .where({ institution, failure: { $notNull: true } })
          .update({ attempts: 0, nextAttemptAt: null })
          .execute();
      }),
    async keepPointOfSale(owner, pointOfSale) {
      const values = { pointOfSale: jsonText(pointOfSale), attempts: 0, nextAttemptAt: null };
      await update(owner, values);
    },
    keep: (owner, queuedAt, catalog) =>
      database.transactionWithRetries(async () => {
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
    async note(owner, { failure, ...changes }) {
      const noted = failure !== undefined && { failure: jsonText(failure) };
      await update(owner, { ...changes, ...noted });
    },
    async keepShipmentModes(owner, modes) {
      await update(owner, { shipmentModes: jsonText(modes) });
    },
    async codeLists(owner) {
      return json<CodeLists>((await row(owner, ['codeLists']))?.codeLists);
    },
    async keepCodeLists(owner, lists) {
      await update(owner, { codeLists: jsonText(lists) });
    },
  };
}
