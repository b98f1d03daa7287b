import '../integration/orders/orders-interleaved.test';
import { contactsAndOrders } from '../helpers/orders/interleavings/contacts-and-orders';
import { isPostgresReachable, usePostgres } from '../helpers/databases/postgres';

/** Fewer than on SQLite: transactions run in parallel, so a run takes longer. */
const RUNS = 100;
const LONGEST_MS = 30 * 60_000;

if (isPostgresReachable()) {
  describe('on PostgreSQL, too,', () => {
    let putBack: () => void;
    beforeAll(() => {
      putBack = usePostgres();
    });
    afterAll(() => putBack());

    describe('the exchange of contacts and orders in any order', () =>
      contactsAndOrders({ runs: RUNS, longestMs: LONGEST_MS }));
  });
} else {
  console.log('No PostgreSQL is reachable: contacts and orders are exchanged on SQLite only.');
}
