import { ORDER_HOLDER_UID, ORDER_LINE_UID, ORDER_UID } from '../../contracts/uids';
import type { InTransaction, Row, StrapiDatabase } from '../../kernel/database/strapi-database';
import { chunks, integer } from '../../kernel/database/values';
import type { Leases, LeaseTerms } from '../../kernel/leases';
import { grouped } from '../../kernel/grouped';
import type { LinkingPorts } from './link-orders';
import { mendLines, mendOwners, type ToMend } from './mend-owners';
import {
  linesOfOthers,
  ordersOfOthers,
  type Among,
  type ConfiguredInstitution,
  type WronglyOwned,
} from './wrong-owners';

/**
 * The safety net: links what was missed because two processes stored a contact and its orders at
 * the same moment.
 */
interface OrderSweep {
  /**
   * Returns how many orders, holders of units and lines got another contact; 0 while another
   * process sweeps.
   */
  run(): Promise<number>;
}

interface OrderSweepPorts {
  database: StrapiDatabase;
  leases: Leases;
  institutions(): readonly ConfiguredInstitution[];
  linkingPorts(): LinkingPorts;
}

const JOB = 'orderSweep';
const LEASE: LeaseTerms = { durationMs: 60_000, graceMs: 0 };
/**
 * The maximum count of rows that one statement reads: on SQLite nothing else is answered meanwhile.
 */
const WINDOW = 2_000;
const MENDED_AT_ONCE = 200;
const LONGEST_REST_MS = 500;

interface Swept {
  uid: string;
  find(which: Among): Promise<WronglyOwned[]>;
  /** Returns how many rows it corrected. */
  mend(context: InTransaction, what: ToMend): Promise<number>;
}

export function orderSweep(ports: OrderSweepPorts): OrderSweep {
  const { database, leases } = ports;
  return {
    async run() {
      const institutions = ports.institutions();
      const linking = ports.linkingPorts();
      const connection = { database, trx: database.connection };
      const owned = (uid: string): Swept => ({
        uid,
        find: (which) => ordersOfOthers(connection, uid, institutions, which),
        mend: (context, what) => mendOwners(context, uid, what, linking),
      });
      const lines: Swept = {
        uid: ORDER_LINE_UID,
        find: (which) => linesOfOthers(connection, institutions, which),
        mend: (context, what) => mendLines(context, what, linking),
      };
      const mayGoOn = leaseHolder(leases);
      let mended = 0;
      for (const table of [owned(ORDER_UID), owned(ORDER_HOLDER_UID), lines]) {
        mended += await sweepTable(table, { database, institutions, mayGoOn });
      }
      await leases.release(JOB);
      return mended;
    },
  };
}

/** Each call keeps the lease alive; it answers `false` while another process has the lease. */
function leaseHolder(leases: Leases): () => Promise<boolean> {
  let heldUntilMs = 0;
  return async () => {
    if (heldUntilMs - performance.now() > LEASE.durationMs / 2) return true;
    const lease = await leases.hold(JOB, LEASE);
    heldUntilMs = lease?.heldUntilMs ?? 0;
    return lease !== null;
  };
}

async function sweepTable(
  { find, mend, uid }: Swept,
  {
    database,
    institutions,
    mayGoOn,
  }: {
    database: StrapiDatabase;
    institutions: readonly ConfiguredInstitution[];
    mayGoOn(): Promise<boolean>;
  },
): Promise<number> {
  let mended = 0;
  for (let afterId = 0; await mayGoOn();) {
    const startedAt = performance.now();
    const untilId = await endOfWindow(database, uid, afterId);
    if (untilId === null) break;
    const found = grouped(await find({ afterId, untilId }), (row) => row.institution);
    for (const institution of institutions) {
      const ids = (found.get(institution.institution) ?? []).map(({ id }) => id);
      for (const part of chunks(ids, MENDED_AT_ONCE)) {
        mended += await database.transactionWithRetries((trx) =>
          mend({ database, trx }, { institution, ids: part }),
        );
      }
    }
    afterId = untilId;
    // The sweep rests as long as it worked, up to a limit: otherwise a database with one connection
    // would serve nobody else.
    const restMs = Math.min(performance.now() - startedAt, LONGEST_REST_MS);
    await new Promise((resolve) => setTimeout(resolve, restMs));
  }
  return mended;
}

/** The last id of the next window. A window counts rows, because ids may have wide gaps. */
export async function endOfWindow(
  database: StrapiDatabase,
  uid: string,
  afterId: number,
): Promise<number | null> {
  const ids = database
    .connection(database.names(uid).table)
    .select('id')
    .where('id', '>', afterId)
    .orderBy('id')
    .limit(WINDOW)
    .as('part');
  const [row]: Row[] = await database.connection.from(ids).max({ untilId: 'id' });
  return row?.untilId ? integer(row.untilId) : null;
}
