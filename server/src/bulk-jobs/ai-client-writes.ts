import { isMcpClient } from '../contracts/authors';
import type { StrapiDatabase } from '../kernel/database/strapi-database';
import { lockJob } from '../kernel/lock-job';
import { MINUTE_MS } from '../kernel/time/durations';
import type { GuardedMark } from '../sending';
import type { BulkJobRecord, BulkJobStore } from './bulk-job-store';

/** What a program writes with shorter pauses belongs together: it may wait for its own source. */
export const WRITES_TOGETHER_MS = 10 * MINUTE_MS;

/** The end of a bulk job is moved in such steps: an AI client writes many contacts a minute. */
const NOTED_EVERY_MS = 10_000;

interface AiClientWritesPorts {
  database: StrapiDatabase;
  bulkJobs: BulkJobStore;
}

/**
 * Notes in a bulk job that an AI client wrote contacts through Strapi's own tools, so that what it
 * wrote one by one is seen and undone as one. The history says what it wrote.
 */
export function aiClientWrites({ bulkJobs, database }: AiClientWritesPorts) {
  async function underWay(author: string, at: Date): Promise<BulkJobRecord | null> {
    const endedAt = { $gt: new Date(at.getTime() - WRITES_TOGETHER_MS) };
    const [job] = await bulkJobs.findWhere({ kind: 'aiClient', state: 'done', author, endedAt });
    return job ?? null;
  }

  /** Two writes at the same time begin one bulk job together. */
  async function begin(author: string, at: Date): Promise<void> {
    await database.transaction(async (trx) => {
      await lockJob(database, `writes of ${author}`, trx);
      if ((await underWay(author, at)) !== null) return;
      const written = { kind: 'aiClient', state: 'done', institution: null, settings: {} } as const;
      await bulkJobs.add({ ...written, author, startedAt: at, endedAt: at }, at);
    });
  }

  return {
    /** Call it in the transaction of the write. */
    async note({ at, author }: Pick<GuardedMark, 'at' | 'author'>): Promise<void> {
      if (!isMcpClient(author)) return;
      const job = await underWay(author, at);
      if (job === null) return begin(author, at);
      const notedMs = at.getTime() - (job.endedAt?.getTime() ?? 0);
      if (notedMs >= NOTED_EVERY_MS)
        await bulkJobs.change(job.id, { state: 'done' }, { endedAt: at });
    },
  };
}
