/** The plugin's name in Strapi: the prefix of every uid, route and permission. */
export const PLUGIN_ID = 's360';

export const CONTACT_UID = 'plugin::s360.contact';
export const CONTACT_LINK_UID = 'plugin::s360.contact-link';
export const CONSENT_UID = 'plugin::s360.consent';
export const ORDER_UID = 'plugin::s360.order';
export const ORDER_LINE_UID = 'plugin::s360.order-line';
export const PURCHASE_SUMMARY_UID = 'plugin::s360.purchase-summary';
export const BOOKING_UID = 'plugin::s360.booking';
export const INSTITUTION_UID = 'plugin::s360.institution';

/** Whether a content type belongs to the plugin. */
export const isOurType = (uid: string): boolean => uid.startsWith(`plugin::${PLUGIN_ID}.`);

/** Internal tables: raw models without documents, screens or a Content API. */
export const DELIVERY_UID = 's360::delivery';
export const QUARANTINED_ITEM_UID = 's360::quarantined-item';
export const CONTACT_HISTORY_UID = 's360::contact-history';
export const CONFLICT_UID = 's360::conflict';
export const OVERRIDDEN_EDIT_UID = 's360::overridden-edit';
export const QUEUED_PULL_UID = 's360::queued-pull';
export const LEASE_UID = 's360::lease';
export const INSTALLATION_UID = 's360::installation';
export const PERMIT_UID = 's360::permit';
export const PERMIT_STATE_UID = 's360::permit-state';
export const EXCLUDED_ITEM_UID = 's360::excluded-item';
export const REFUSAL_UID = 's360::refusal';
export const REFUSED_CREDENTIALS_UID = 's360::refused-credentials';
export const OUTAGE_UID = 's360::outage';
export const RAISED_ALARM_UID = 's360::raised-alarm';
export const ATTENTION_MARK_UID = 's360::attention-mark';
export const HOURLY_COUNT_UID = 's360::hourly-count';
export const SAVED_SEGMENT_UID = 's360::saved-segment';
export const ALERT_UID = 's360::alert';
export const ALERT_MAIL_UID = 's360::alert-mail';
export const READ_BACK_UID = 's360::read-back';
export const BULK_JOB_UID = 's360::bulk-job';
export const MATCH_REVIEW_UID = 's360::match-review';
export const DRIFT_CHECK_UID = 's360::drift-check';
export const STORED_INSTITUTION_UID = 's360::stored-institution';
export const INSTITUTION_SECRET_UID = 's360::institution-secret';
export const INSTITUTION_CHANGE_UID = 's360::institution-change';
export const FIELD_CHANGES_UID = 's360::field-changes';
export const CONTRACT_CHECK_UID = 's360::contract-check';
export const ORDER_HOLDER_UID = 's360::order-holder';
export const DUE_SUMMARIES_UID = 's360::due-summaries';
export const QUEUED_ORDER_UID = 's360::queued-order';
export const DAILY_CALLS_UID = 's360::daily-calls';
export const CATALOG_UID = 's360::catalog';
export const AVAILABILITY_UID = 's360::availability';
export const BOOKING_EVENT_UID = 's360::booking-event';
export const ERASURE_UID = 's360::erasure';
export const ERASED_KEY_UID = 's360::erased-key';
export const INACTIVE_CONTACT_UID = 's360::inactive-contact';
