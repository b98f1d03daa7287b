import { CATALOG_UID } from '../../contracts/uids';
import type { InternalModel } from '../../kernel/module-parts';

/**
 * One row per institution: the catalog in use as JSON text, and the status of the next one (queued,
 * requested, failed). The row belongs to the S-360 at `baseUrl`.
 */
export const catalog = {
  uid: CATALOG_UID,
  tableName: 's360_catalogs',
  singularName: 's360-catalog',
  transfer: 'left',
  retention: 'forever',
  indexes: [{ name: 's360_catalogs_uq', columns: ['institution'], type: 'unique' }],
  attributes: {
    id: { type: 'increments' },
    institution: { type: 'string', column: { notNullable: true } },
    baseUrl: { type: 'text' },
    version: { type: 'string' },
    /** A `Catalog` of `contracts/catalog`, as JSON text. */
    content: { type: 'text' },
    products: { type: 'integer' },
    performances: { type: 'integer' },
    timeZone: { type: 'string' },
    pointOfSaleId: { type: 'string' },
    shipmentModes: { type: 'json' },
    /** The `CodeLists` of `contracts/contacts` that the point of sale named last. */
    codeLists: { type: 'json' },
    /** The assumptions with which the catalog in use was read, as JSON text. */
    readWith: { type: 'text' },
    /** When S-360 last answered with a whole catalog, changed or not. */
    fetchedAt: { type: 'datetime' },
    queuedAt: { type: 'datetime' },
    attempts: { type: 'integer' },
    nextAttemptAt: { type: 'datetime' },
    /** S-360 refuses these calls until this time; a person's request does not end the wait. */
    refusedUntil: { type: 'datetime' },
    failure: { type: 'json' },
    /** The point of sale as S-360 answered it for the queued catalog. */
    pointOfSale: { type: 'text' },
    /** The request that S-360 is still working on, and how often its answer was polled. */
    requestId: { type: 'integer' },
    polls: { type: 'integer' },
    /** How many performances one call reads, and the earliest time of the next call. */
    availabilityBatch: { type: 'integer' },
    availabilityNotBefore: { type: 'datetime' },
  },
} satisfies InternalModel;
