import { randomUUID } from 'node:crypto';
import { Client } from 'pg';

/** Where a PostgreSQL is, by the same variables as in the test app. */
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

async function connected(): Promise<Client | null> {
  const client = new Client({ ...server, database: 'postgres', connectionTimeoutMillis: 3_000 });
  try {
    await client.connect();
    return client;
  } catch {
    return null;
  }
}

/** Works on a database of its own, which is dropped afterwards; `null` when there is no server. */
export async function withPostgres<T>(
  work: (server: PostgresServer, database: string) => Promise<T>,
): Promise<T | null> {
  const client = await connected();
  if (!client) return null;
  const database = `s360_bench_${randomUUID().slice(0, 8)}`;
  await client.query(`create database ${database}`);
  try {
    return await work(server, database);
  } finally {
    await client.query(`drop database if exists ${database} with (force)`);
    await client.end();
  }
}
