import { randomUUID } from 'node:crypto';
import knex, { type Knex } from 'knex';

/** The address of a PostgreSQL, from the same variables as in the test app. */
export interface PostgresServer {
  host: string;
  port: number;
  user: string;
  password: string;
}

const server: PostgresServer = {
  host: process.env.DATABASE_HOST ?? '127.0.0.1',
  port: Number(process.env.DATABASE_PORT ?? 5432),
  user: process.env.DATABASE_USERNAME ?? 'postgres',
  password: process.env.DATABASE_PASSWORD ?? '',
};

async function isReachable(connection: Knex): Promise<boolean> {
  try {
    await connection.raw('select 1');
    return true;
  } catch {
    return false;
  }
}

/** Works on a separate database, which is dropped afterwards; `null` without a server. */
export async function withPostgres<T>(
  work: (server: PostgresServer, database: string) => Promise<T>,
): Promise<T | null> {
  const connection = knex({
    client: 'pg',
    connection: { ...server, database: 'postgres', connectionTimeoutMillis: 3_000 },
  });
  const database = `s360_bench_${randomUUID().slice(0, 8)}`;
  try {
    if (!(await isReachable(connection))) return null;
    await connection.raw('create database ??', [database]);
    try {
      return await work(server, database);
    } finally {
      await connection.raw('drop database if exists ?? with (force)', [database]);
    }
  } finally {
    await connection.destroy();
  }
}
