import { spawnSync } from 'node:child_process';
import knex from 'knex';

const HOST = process.env.DATABASE_HOST ?? '127.0.0.1';
const PORT = Number(process.env.DATABASE_PORT ?? 5432);
const USER = process.env.DATABASE_USERNAME ?? 'postgres';
const PASSWORD = process.env.DATABASE_PASSWORD ?? '';

/** Whether a PostgreSQL listens at the `DATABASE_*` variables, by default on this machine. */
export function isPostgresReachable(): boolean {
  const connects = `require('node:net').connect(${PORT}, ${JSON.stringify(HOST)})
    .on('connect', () => process.exit(0)).on('error', () => process.exit(1))`;
  return spawnSync(process.execPath, ['-e', connects], { timeout: 5_000 }).status === 0;
}

/** A separate database for one test. */
export interface OwnPostgres {
  /** The variables for a separate process. */
  variables: Record<string, string>;
  drop(): Promise<void>;
}

/** Creates a database and names it in the environment for the next Strapi in this process. */
export async function useOwnPostgres(name: string): Promise<OwnPostgres> {
  const server = knex({
    client: 'pg',
    connection: { host: HOST, port: PORT, user: USER, password: PASSWORD, database: 'postgres' },
  });
  await server.raw('drop database if exists ??', [name]);
  await server.raw('create database ??', [name]);
  // No test outlives the server, so commits need not wait for the disk.
  await server.raw('alter database ?? set synchronous_commit = off', [name]);
  const before = { ...process.env };
  const variables = {
    DATABASE_CLIENT: 'postgres',
    DATABASE_HOST: HOST,
    DATABASE_PORT: String(PORT),
    DATABASE_NAME: name,
    DATABASE_USERNAME: USER,
    DATABASE_PASSWORD: PASSWORD,
  };
  Object.assign(process.env, variables);
  return {
    variables,
    async drop() {
      for (const name of Object.keys(variables)) {
        if (before[name] === undefined) Reflect.deleteProperty(process.env, name);
        else process.env[name] = before[name];
      }
      await server.raw('drop database if exists ?? with (force)', [name]);
      await server.destroy();
    },
  };
}
