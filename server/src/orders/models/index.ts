import { dueSummaries } from './due-summaries';
import { orderHolder } from './order-holder';
import { queuedOrder } from './queued-order';

/** The internal tables of this module. */
export const orderModels = [orderHolder, dueSummaries, queuedOrder];
