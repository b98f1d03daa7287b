import { dueSummaries } from './due-summaries';
import { orderHolder } from './order-holder';
import { queuedOrder } from './queued-order';

export const orderModels = [orderHolder, dueSummaries, queuedOrder];
