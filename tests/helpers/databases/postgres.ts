import { spawnSync } from 'node:child_process';

const HOST = process.env.DATABASE_HOST ?? '127.0.0.1';
const PORT = Number(process.env.DATABASE_PORT ?? 5432);

/** Whether a PostgreSQL listens at the `DATABASE_*` variables, by default on this machine. */
export function isPostgresReachable(): boolean {
  const connects = `require('node:net').connect(${PORT}, ${JSON.stringify(HOST)})
    .on('connect', () => process.exit(0)).on('error', () => process.exit(1))`;
  return spawnSync(process.execPath, ['-e', connects], { timeout: 5_000 }).status === 0;
}

/** Lets the next Strapi of this process use PostgreSQL; returns what ends that. */
export function usePostgres(): () => void {
  const { DATABASE_CLIENT, S360_PREPARED_DATABASE } = process.env;
  process.env.DATABASE_CLIENT = 'postgres';
  // What was prepared is for another client.
  Reflect.deleteProperty(process.env, 'S360_PREPARED_DATABASE');
  return () => {
    Object.assign(process.env, { S360_PREPARED_DATABASE });
    if (DATABASE_CLIENT === undefined) Reflect.deleteProperty(process.env, 'DATABASE_CLIENT');
    else process.env.DATABASE_CLIENT = DATABASE_CLIENT;
  };
}
