import { CATALOG_UID } from '../../contracts/uids';

/**
 * The catalog of an institution, one row each: the one in use as its JSON text, and what is wanted,
 * asked for and failed of the next one. It belongs to the S-360 at `baseUrl`.
 */
export const catalog = {
  uid: CATALOG_UID,
  tableName: 's360_catalogs',
  singularName: 's360-catalog',
  indexes: [{ name: 's360_catalogs_uq', columns: ['institution'], type: 'unique' }],
  attributes: {
    id: { type: 'increments' },
    institution: { type: 'string', column: { notNullable: true } },
    baseUrl: { type: 'text' },
    version: { type: 'string' },
    /** A `contracts/catalog` Catalog. */
    content: { type: 'text' },
    products: { type: 'integer' },
    performances: { type: 'integer' },
    timeZone: { type: 'string' },
    pointOfSaleId: { type: 'string' },
    shipmentModes: { type: 'json' },
    /** The assumptions that the one in use was read with, as JSON text. */
    readWith: { type: 'text' },
    /** When S-360 last answered a whole one, changed or not. */
    fetchedAt: { type: 'datetime' },
    queuedAt: { type: 'datetime' },
    attempts: { type: 'integer' },
    nextAttemptAt: { type: 'datetime' },
    /** S-360 refuses these calls until then: a person who wants a catalog at once does not end it. */
    refusedUntil: { type: 'datetime' },
    failure: { type: 'json' },
    /** The point of sale as S-360 answered it for the catalog that is wanted. */
    pointOfSale: { type: 'text' },
    /** The request that S-360 is still working on, and how often it was asked for. */
    requestId: { type: 'integer' },
    polls: { type: 'integer' },
    /** How many performances are asked for at once, and from when on. */
    availabilityBatch: { type: 'integer' },
    availabilityNotBefore: { type: 'datetime' },
  },
};
