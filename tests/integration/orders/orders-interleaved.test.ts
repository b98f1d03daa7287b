import { contactsAndOrders } from '../../helpers/orders/interleavings/contacts-and-orders';
import { runCount } from '../../helpers/runs/run-counts';

/** It shares a core with the killed processes of the long run. */
const LONGEST_MS = 30 * 60_000;

describe('the exchange of contacts and orders in any order', () =>
  contactsAndOrders({ runs: runCount({ test: 5, long: 600 }), longestMs: LONGEST_MS }));
