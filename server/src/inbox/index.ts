/** The inbox: what S-360 posts is authenticated, stored, answered, and applied in order. */
export { inboxControllers } from './controllers';
export { inboxModels } from './models';
export { webhookRoutes } from './routes';
export { unparsedWebhookBody } from './middlewares/unparsed-webhook-body';
export { hasWebhookCredentials } from './policies/has-webhook-credentials';
export { type Alarms, type RefusedCredentials, alarms, databaseRefusedCredentials } from './alarms';
export { answerNotes } from './alarms/note-answers';
export { databaseRaisedAlarms } from './alarms/raised-alarms';
export { databaseReceptionLog } from './alarms/reception-log';
export { ALARM_EVENT, raiseAlarm, storedSignOfLife } from './alarms/strapi-alarms';
export { type Applier, createApplier } from './applier';
export { forgetArrived } from './arrived-items';
export { type DeliveryStore, databaseDeliveryStore } from './delivery-store';
export { itemText, readEnvelope } from './envelope';
export {
  type ExcludedItems,
  databaseExcludedItems,
  forgetExcluded,
  keepOut,
} from './excluded-items';
export { deliveryIntake } from './intake';
export { inOneTransaction, togetherOrAlone } from './items-at-fault';
export { storeOwnDelivery } from './own-delivery';
export { packetLimitWarning } from './packet-limit';
export {
  type AppliedItems,
  type ExcludedItem,
  type ExcludedKeys,
  type ItemOutcome,
  type QuarantinedItem,
  STREAMS,
  type StoredDelivery,
  type Stream,
} from './records';
export {
  DELIVERY_SUMMARY_ATTRIBUTES,
  QUARANTINED_ITEM_LIST_ATTRIBUTES,
  deliveryDetails,
  deliverySummary,
  quarantinedItemStatus,
} from './rows';
export { inboxSettings } from './settings';
