import { ORDER_UID } from '../../contracts/uids';
import { ORDER_STATES } from '../../s360';
import type { Row } from '../../kernel/database/strapi-database';
import { integer, text } from '../../kernel/database/values';
import { HOUR_MS } from '../../kernel/durations';
import { rereadOrders, type RereadPorts } from './reread-orders';

export interface UnknownStateWord {
  word: string;
  orders: number;
}

/** The words that an institution uses for the state of its orders. */
export interface StateWords {
  /** Words that neither the defaults nor the settings of the institution define. */
  unknown(institution: string): Promise<UnknownStateWord[]>;
  /**
   * Adapts stored orders to what the settings say about their words, at most once an hour per
   * process and without a call to S-360. Returns how many orders changed.
   */
  bringUpToDate(): Promise<number>;
}

export interface StateWordsPorts extends RereadPorts {
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
  return {
    async unknown(institution) {
      const { column, table } = database.names(ORDER_UID);
      const state = column('orderState');
      const rows: Row[] = await database
        .connection(table)
        .select({ word: state })
        .count({ orders: '*' })
        .where({ [column('institution')]: institution })
        .where((either) => {
          for (const { after, before } of RANGES) {
            either.orWhere((range) => {
              if (after !== null) range.where(state, '>', after);
              if (before !== null) range.where(state, '<', before);
            });
          }
        })
        .groupBy(state)
        .orderBy(state);
      return rows.map((row) => ({ word: text(row.word) ?? '', orders: integer(row.orders) }));
    },
    async bringUpToDate() {
      const at = now();
      if (ranAt !== null && at.getTime() - ranAt.getTime() < HOUR_MS) return 0;
      if (ranAt === null) await lookAgain(at);
      ranAt = at;
      return rereadOrders(ports);
    },
  };
}
