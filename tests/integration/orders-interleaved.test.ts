import { contactsAndOrders } from '../helpers/orders/interleavings/contacts-and-orders';
import { runCount } from '../helpers/run-counts';

const RUNS = runCount({ test: 16, long: 600 });

describe('contacts and orders in any order', () =>
  contactsAndOrders({ runs: RUNS, isSwept: false }, () =>
    Promise.resolve(() => Promise.resolve()),
  ));
