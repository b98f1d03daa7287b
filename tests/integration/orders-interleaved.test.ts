import { contactsAndOrders } from '../helpers/orders/interleavings/contacts-and-orders';
import { isPostgresReachable, useOwnPostgres } from '../helpers/postgres';
import { runCount } from '../helpers/run-counts';

/** It shares a core with the killed processes of the long run. */
const LONGEST_MS = 30 * 60_000;

describe('the exchange of contacts and orders in any order', () =>
  contactsAndOrders({ runs: runCount({ test: 5, long: 600 }), longestMs: LONGEST_MS }, () =>
    Promise.resolve(() => Promise.resolve()),
  ));

if (isPostgresReachable()) {
  // A run takes longer on PostgreSQL, where transactions run in parallel.
  describe('the exchange of contacts and orders in any order, on PostgreSQL,', () =>
    contactsAndOrders(
      { runs: runCount({ test: 4, long: 100 }), longestMs: LONGEST_MS },
      async () => (await useOwnPostgres('s360_orders_interleaved')).drop,
    ));
}
