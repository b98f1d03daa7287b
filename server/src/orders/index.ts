/**
 * Orders: received, linked to the contacts of their numbers, and summed up as purchase summaries.
 */
export { orderModule } from './module';
export { orderControllers } from './controllers';

export { orderAsking } from './asking/order-asking';
export { queueOrders } from './database/queued-orders';
export { type OrdersOfFile, readFiles } from './holds/file-orders';
export { earliestHeld, type ExpiryAt, expiryBy } from './holds/held-until';
export { shownExpiry } from './holds/shown-expiry';
export { ENDING_TYPES, HOLD_TYPES, isHeldStill, isHold } from './holds/open-holds';
export { ordersFollowLinks } from './linking/follow-links';
export type { LinkingPorts } from './linking/link-orders';
export { orderSweep } from './linking/order-sweep';
export { detailsIn, longId } from './mapping/order-item';
export { readOrderItem } from './mapping/order-snapshot';
export { shownLines } from './mapping/shown-lines';
export { currencyOf, objectsIn } from './mapping/values';
export { listWithoutPayloads } from './panel/listed-fields';
export { orderPanel } from './panel/order-panel';
export { orderRecords } from './panel/order-records';
export { LINE_FIGURES, ORDER_FIGURES } from './panel/permitted-rows';
export { arrangeOrderViews } from './panel/order-views';
export { keepOrdersReadOnly } from './panel/read-only-types';
export { CHARGES_KIND, COUNTED_STATE } from './purchases';
export { announceOrders } from './receive/announce-orders';
export { orderApplication } from './receive/order-application';
export { orderSources } from './receive/order-pull-sources';
export { databaseOrderStore } from './receive/order-store';
export { FAILED_ORDER_PULLS } from './receive/queued-orders';
export type { ChangedOrder, IncomingOrder } from './receive/receive-orders';
export { replayOrder } from './receive/replay-order';
export type { Currency, OrderSnapshot, ShownLine, Thousandths } from './records';
export { stateWords } from './state-words';
export { purchaseSummariesService } from './summaries/purchase-summaries';
export { strapiSummariesMemory } from './summaries/rebuild-memory';
export { removeSummaries } from './summaries/write-summaries';
export { orderItemWithout } from './mapping/order-without';
export { ordersOfPerson } from './personal-data';
