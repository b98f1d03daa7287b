/** The clients of Strapi's databases; `mysql` is MariaDB, too. */
export type DatabaseClient = 'sqlite' | 'postgres' | 'mysql';

/** The client of this run, by `DATABASE_CLIENT` like in Strapi. */
export function databaseClient(): DatabaseClient {
  const client = process.env.DATABASE_CLIENT ?? 'sqlite';
  switch (client) {
    case 'sqlite':
    case 'postgres':
    case 'mysql':
      return client;
    default:
      throw new Error(`DATABASE_CLIENT is ${client}: use sqlite, postgres or mysql.`);
  }
}

/** `describe` for what only exists on these databases; elsewhere its tests count as skipped. */
export const describeOn = (...clients: readonly DatabaseClient[]): jest.Describe =>
  clients.includes(databaseClient()) ? describe : describe.skip;
