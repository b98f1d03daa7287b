import { Relay } from 'bullmq';
import type { Core } from '@strapi/strapi';
import { databaseClient } from '../databases/client';
import { redisServer } from './redis-server';

/** What carries the notifications between processes in a test. */
export interface Carrier {
  /** The setting `wake`, if it needs one. */
  wake: Record<string, unknown> | undefined;
  /** The number of processes that listen. */
  listeners(strapi: Core.Strapi): Promise<number>;
  /** Ends all connections, so that nothing is heard until `mend`. */
  breaks(strapi: Core.Strapi): Promise<void>;
  mend(): Promise<void>;
  end(): Promise<void>;
}

/** PostgreSQL itself; other databases notify nobody, so BullMQ with a Redis does. */
export const startCarrier = (
  kind: 'database' | 'bullmq' = databaseClient() === 'postgres' ? 'database' : 'bullmq',
): Promise<Carrier> => (kind === 'database' ? Promise.resolve(postgres) : bullmqWithRedis());

async function listeningPids(strapi: Core.Strapi): Promise<number[]> {
  const { rows } = await strapi.db.connection.raw<{ rows: { pid: number }[] }>(
    `select pid from pg_stat_activity where datname = current_database() and query like 'listen s360%' or query like '%pg_notify%' and pid <> pg_backend_pid()`,
  );
  return rows.map(({ pid }) => pid);
}

const postgres: Carrier = {
  wake: undefined,
  listeners: async (strapi) => (await listeningPids(strapi)).length,
  async breaks(strapi) {
    for (const pid of await listeningPids(strapi))
      await strapi.db.connection.raw('select pg_terminate_backend(?)', [pid]);
  },
  mend: () => Promise.resolve(),
  end: () => Promise.resolve(),
};

async function bullmqWithRedis(): Promise<Carrier> {
  const server = await redisServer();
  await server.start();
  const connection = { host: '127.0.0.1', port: server.port };
  return {
    wake: { kind: 'bullmq', connection },
    async listeners() {
      const observer = new Relay({ connection, namespace: 's360' });
      await observer.waitUntilReady();
      const nodes = await observer.getSubscriptions();
      await observer.close();
      return nodes.length;
    },
    breaks: () => server.stop(),
    mend: () => server.start(),
    end: () => server.stop(),
  };
}
