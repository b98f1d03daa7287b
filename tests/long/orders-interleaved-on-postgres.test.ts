import { contactsAndOrders } from '../helpers/orders/interleavings/contacts-and-orders';
import { isPostgresReachable, useOwnPostgres } from '../helpers/postgres';

/** There a run takes longer; its transactions run beside each other, which SQLite's do not. */
const RUNS = 100;
const LONGEST_MS = 20 * 60_000;

if (!isPostgresReachable()) throw new Error('This test needs PostgreSQL: see the README.');

describe('contacts and orders in any order, on PostgreSQL', () =>
  contactsAndOrders(
    { runs: RUNS, isSwept: true, longestMs: LONGEST_MS },
    async () => (await useOwnPostgres('s360_orders_interleaved')).drop,
  ));
