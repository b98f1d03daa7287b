import { contactsAndOrders } from '../helpers/orders/interleavings/contacts-and-orders';
import { isPostgresReachable, useOwnPostgres } from '../helpers/postgres';
import { runCount } from '../helpers/run-counts';

/** Beside the killed processes of the long run it gets a part of a core. */
const LONGEST_MS = 30 * 60_000;

describe('the exchange of contacts and orders in any order', () =>
  contactsAndOrders({ runs: runCount({ test: 5, long: 600 }), longestMs: LONGEST_MS }, () =>
    Promise.resolve(() => Promise.resolve()),
  ));

if (isPostgresReachable()) {
  // There a run takes longer; its transactions run beside each other, which SQLite's do not.
  describe('the exchange of contacts and orders in any order, on PostgreSQL,', () =>
    contactsAndOrders(
      { runs: runCount({ test: 4, long: 100 }), longestMs: LONGEST_MS },
      async () => (await useOwnPostgres('s360_orders_interleaved')).drop,
    ));
}
