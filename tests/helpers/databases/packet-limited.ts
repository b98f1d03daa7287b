import type { Knex } from 'knex';
import type { StrapiDatabase } from '../../../server/src/kernel/database/strapi-database';

/** A database whose server takes statements of so many bytes. */
export function databaseWith(client: StrapiDatabase['client'], bytes: number): StrapiDatabase {
  const trx = { raw: async () => [[{ bytes }], []] } as unknown as Knex.Transaction;
  return {
    client,
    transaction: (work: (trx: Knex.Transaction) => unknown) => work(trx),
  } as unknown as StrapiDatabase;
}
