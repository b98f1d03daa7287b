import type { CauseKind } from '../contracts/causes';
import type { InstitutionStatus } from '../contracts/overview';
import { CONTACT_LINK_UID, QUEUED_ORDER_UID, QUEUED_PULL_UID } from '../contracts/uids';
import { gathered, type Gathered } from '../kernel/database/gathered';
import { readFirst } from '../kernel/database/read-first';
import type { Row, StrapiDatabase } from '../kernel/database/strapi-database';
import { integer, text } from '../kernel/database/values';

/** A booking or bulk job that failed and is at work again. */
export interface Retried {
  institution: string;
  /** The groups to which it may return if it fails again, by their causes. */
  kind: CauseKind;
  causes: readonly (string | null)[];
}

export interface RetriesPorts {
  database: StrapiDatabase;
  /** Ids of bulk jobs whose contacts and orders are on hold. */
  holdingBulkJobs(): Promise<number[]>;
  retriedBookingsAndJobs(): Promise<Retried[]>;
}

type RetryCounts = Pick<InstitutionStatus, 'onHold' | 'retrying'>;

const NONE: RetryCounts = { onHold: 0, retrying: 0 };

/**
 * How much of an institution failed and is being tried again, or on hold, in the same statements
 * for all institutions. The causes of failures count the same, but also read examples of each.
 */
export const gatheredRetries = (ports: RetriesPorts): Gathered<RetryCounts> =>
  gathered(
    ports.database,
    async () => {
      const counts = new Map<string, RetryCounts>();
      const add = (institution: string, more: Partial<RetryCounts>) => {
        const { onHold, retrying } = counts.get(institution) ?? NONE;
        counts.set(institution, {
          onHold: onHold + (more.onHold ?? 0),
          retrying: retrying + (more.retrying ?? 0),
        });
      };
      const holding = new Set(await ports.holdingBulkJobs());
      for (const { bulkJobId, institution, retries } of await countedRetries(ports.database)) {
        const isOnHold = bulkJobId !== null && holding.has(integer(bulkJobId));
        add(text(institution) ?? '', { [isOnHold ? 'onHold' : 'retrying']: integer(retries) });
      }
      for (const { institution } of await ports.retriedBookingsAndJobs())
        add(institution, { retrying: 1 });
      return counts;
    },
    NONE,
  );

/** Contacts and orders that failed and wait for nobody. */
async function countedRetries(database: StrapiDatabase): Promise<Row[]> {
  const failed = (uid: string) => {
    const { column, table } = database.names(uid);
    return database
      .connection(table)
      .select({ institution: 'institution', bulkJobId: column('bulkJobId') })
      .where(column('failureCode'), '>', '');
  };
  const queued = (uid: string) => failed(uid).whereNull(database.names(uid).column('givenUpAt'));
  const links = database.connection
    .from(readFirst(failed(CONTACT_LINK_UID).select('state')))
    .select('institution', 'bulkJobId')
    .whereIn('state', ['pending', 'sending']);
  const retried = links.unionAll([queued(QUEUED_PULL_UID), queued(QUEUED_ORDER_UID)]);
  return database.connection
    .from(retried.as('retried'))
    .select('institution', 'bulkJobId')
    .count({ retries: '*' })
    .groupBy('institution', 'bulkJobId');
}
