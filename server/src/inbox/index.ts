/**
 * The inbox authenticates, stores and answers what S-360 posts, and applies it in order. Items that
 * cannot be applied wait in quarantine; alarms report problems on the way from S-360.
 */
export { inboxModule } from './module';
export { webhookRoutes } from './routes';
export { inboxControllers } from './controllers';

export {
  type Alarms,
  alarms,
  databaseRefusedCredentials,
  isBeforeFirstDelivery,
  type RefusedCredentials,
} from './alarms';
export { answerNotes } from './alarms/note-answers';
export { databaseRaisedAlarms } from './alarms/raised-alarms';
export { databaseReceptionLog } from './alarms/reception-log';
export { ALARM_EVENT, raiseAlarm, storedSignOfLife } from './alarms/strapi-alarms';
export { type Applier, createApplier } from './applier';
export { forgetArrived } from './arrived-items';
export {
  type ApplicationPorts,
  type Applied,
  deliveryApplication,
  type DeliveryApplication,
  ITEMS_PER_TRANSACTION,
} from './delivery-application';
export { databaseDeliveryStore, deliveryRows, type DeliveryStore } from './delivery-store';
export { itemText, readEnvelope } from './envelope';
export {
  databaseExcludedItems,
  type ExcludedItems,
  forgetExcluded,
  storeExcluded,
} from './excluded-items';
export { deliveryIntake } from './intake';
export { type ApplyOptions, applyTogetherOrSingly, whyNotStored } from './items-at-fault';
export { WEBHOOKS, webhookUrls } from './middlewares/webhook-urls';
export { unparsedWebhookBody } from './middlewares/unparsed-webhook-body';
export { storeOwnDelivery } from './own-delivery';
export { gatheredPosted } from './newest-accepted';
export { packetLimitWarning } from './packet-limit';
export { hasWebhookCredentials } from './policies/has-webhook-credentials';
export { deliveryReplays } from './replays';
export {
  type AppliedDelivery,
  type DeliveriesApplied,
  type ExcludedItem,
  type ExcludedKeys,
  type ItemOutcome,
  type QuarantinedItem,
  type ReplacedItem,
  type StoredDelivery,
} from './records';
export { itemsOf, openDelivery, type Run, shownBy } from './runs';
export {
  DELIVERY_SUMMARY_ATTRIBUTES,
  deliveryDetails,
  deliverySummary,
  QUARANTINED_ITEM_LIST_ATTRIBUTES,
  quarantinedItemStatus,
} from './rows';
export { ERASED_ITEM, isErasedItem } from './erased-items';
export { inboxPersonalData } from './personal-data';
