import { ORDER_UID } from '../../contracts/uids';
import { ORDER_STATES } from '../../s360';
import { gathered } from '../../kernel/database/gathered';
import type { Row } from '../../kernel/database/strapi-database';
import { integer, text } from '../../kernel/database/values';
import { grouped } from '../../kernel/grouped';
import { HOUR_MS } from '../../kernel/time/durations';
import { rereadOrders, type RereadPorts } from './reread-orders';

interface UnknownStateWord {
  word: string;
  orders: number;
}

export interface StateWords {
  /** Words that neither the defaults nor the settings of the institution define. */
  unknown(institution: string): Promise<UnknownStateWord[]>;
  /**
   * Adapts stored orders to what the settings say about their words, at most once an hour per
   * process and without a call to S-360. Returns how many orders changed.
   */
  bringUpToDate(): Promise<number>;
}

interface StateWordsPorts extends RereadPorts {
  /**
   * Called after a start, when words may have a new meaning: whoever waits for one checks again.
   */
  lookAgain(at: Date): Promise<void>;
}

const KNOWN = Object.values(ORDER_STATES).toSorted();

/** The ranges between the known words, by which an index finds unknown words or their absence. */
const RANGES = [null, ...KNOWN].map((after, index) => ({ after, before: KNOWN[index] ?? null }));

export function stateWords(ports: StateWordsPorts): StateWords {
  const { database, lookAgain, now } = ports;
  let ranAt: Date | null = null;
  const unknown = gathered<UnknownStateWord[]>(
    database,
    async (institutions) => {
      const { column, table } = database.names(ORDER_UID);
      const [of, state] = [column('institution'), column('orderState')];
      const { connection } = database;
      // One range after the other: of "or", SQLite makes a scan of all orders.
      const rows: Row[] = await connection.queryBuilder().unionAll(
        RANGES.map(({ after, before }) => {
          const range = connection(table)
            .select({ institution: of, word: state })
            .count({ orders: '*' })
            .whereIn(of, institutions)
            .groupBy(of, state);
          if (after !== null) void range.where(state, '>', after);
          if (before !== null) void range.where(state, '<', before);
          return range;
        }),
      );
      const words = rows
        .map((row) => ({
          institution: text(row.institution) ?? '',
          word: text(row.word) ?? '',
          orders: integer(row.orders),
        }))
        .sort((a, b) => (a.word < b.word ? -1 : 1));
      const byInstitution = grouped(words, ({ institution }) => institution);
      return new Map(
        [...byInstitution].map(([institution, own]) => [
          institution,
          own.map(({ orders, word }) => ({ word, orders })),
        ]),
      );
    },
    [],
  );
  return {
    unknown,
    async bringUpToDate() {
      const at = now();
      if (ranAt !== null && at.getTime() - ranAt.getTime() < HOUR_MS) return 0;
      if (ranAt === null) await lookAgain(at);
      ranAt = at;
      return rereadOrders(ports);
    },
  };
}
