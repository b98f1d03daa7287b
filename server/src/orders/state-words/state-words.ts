import { ORDER_UID } from '../../contracts/uids';
import { ORDER_STATES } from '../../s360';
import type { Row } from '../../kernel/database/strapi-database';
import { integer, text } from '../../kernel/database/values';
import { HOUR_MS } from '../../kernel/durations';
import { rereadOrders, type RereadPorts } from './reread-orders';

/** A word for the state of orders of which nobody knows what it means. */
export interface UnknownStateWord {
  word: string;
  /** How many orders stand in that state. */
  orders: number;
}

/** The words that an institution uses for the state of its orders. */
export interface StateWords {
  /** Those of which neither the defaults nor the settings of the institution tell the meaning. */
  unknown(institution: string): Promise<UnknownStateWord[]>;
  /**
   * Brings stored orders under what the settings say of their words, at most once an hour in a
   * process; no S-360 is called. Answers how many orders changed.
   */
  bringUpToDate(): Promise<number>;
}

/** What the service asks of the world around it. */
export interface StateWordsPorts extends RereadPorts {
  /** After a start words may mean something else: who waits for the meaning of one looks again. */
  lookAgain(at: Date): Promise<void>;
}

const KNOWN = Object.values(ORDER_STATES).toSorted();

/** Words between the known ones, as ranges: an index finds them, or that there are none. */
const RANGES = [null, ...KNOWN].map((after, index) => ({ after, before: KNOWN[index] ?? null }));

/** The service on Strapi's database. */
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
