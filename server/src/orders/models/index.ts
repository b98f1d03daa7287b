import { dueFacts } from './due-facts';
import { orderHolder } from './order-holder';
import { wantedOrder } from './wanted-order';

/** The internal tables of this module. */
export const orderModels = [orderHolder, dueFacts, wantedOrder];
