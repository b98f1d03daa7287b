import * as uids from '../../contracts/uids';

/**
 * `carried`: it says something of contacts, orders and bookings, and `export-tables` writes it.
 * `left`: it belongs to one Strapi (connections and secrets, work under way, limits, reports).
 */
type TableFate = 'carried' | 'left';

/**
 * What becomes of each internal table when data moves to another Strapi, as Strapi's own transfer
 * moves none of them. A test asks for every table.
 */
export const INTERNAL_TABLES: Readonly<Record<string, TableFate>> = {
  [uids.CONTACT_HISTORY_UID]: 'carried',
  [uids.CONFLICT_UID]: 'carried',
  // Whoever typed them looks after them where they typed them.
  [uids.OVERRIDDEN_EDIT_UID]: 'left',
  [uids.MATCH_REVIEW_UID]: 'carried',
  [uids.ORDER_HOLDER_UID]: 'carried',
  [uids.BOOKING_EVENT_UID]: 'carried',
  [uids.EXCLUDED_ITEM_UID]: 'carried',
  [uids.SAVED_SEGMENT_UID]: 'carried',
  [uids.FIELD_CHANGES_UID]: 'carried',
  [uids.ERASURE_UID]: 'carried',
  [uids.ERASED_KEY_UID]: 'carried',

  // Connections and secrets.
  [uids.INSTALLATION_UID]: 'left',
  [uids.STORED_INSTITUTION_UID]: 'left',
  [uids.INSTITUTION_SECRET_UID]: 'left',
  [uids.INSTITUTION_CHANGE_UID]: 'left',
  // Work under way.
  [uids.LEASE_UID]: 'left',
  [uids.DELIVERY_UID]: 'left',
  [uids.QUARANTINED_ITEM_UID]: 'left',
  [uids.QUEUED_PULL_UID]: 'left',
  [uids.QUEUED_ORDER_UID]: 'left',
  [uids.DUE_SUMMARIES_UID]: 'left',
  [uids.READ_BACK_UID]: 'left',
  [uids.BULK_JOB_UID]: 'left',
  [uids.ALERT_UID]: 'left',
  [uids.ALERT_MAIL_UID]: 'left',
  [uids.RAISED_ALARM_UID]: 'left',
  [uids.ATTENTION_MARK_UID]: 'left',
  [uids.INACTIVE_CONTACT_UID]: 'left',
  // Limits, reports, and what is read again.
  [uids.PERMIT_UID]: 'left',
  [uids.PERMIT_STATE_UID]: 'left',
  [uids.DAILY_CALLS_UID]: 'left',
  [uids.HOURLY_COUNT_UID]: 'left',
  [uids.REFUSAL_UID]: 'left',
  [uids.REFUSED_CREDENTIALS_UID]: 'left',
  [uids.OUTAGE_UID]: 'left',
  [uids.CONTRACT_CHECK_UID]: 'left',
  [uids.DRIFT_CHECK_UID]: 'left',
  [uids.CATALOG_UID]: 'left',
  [uids.AVAILABILITY_UID]: 'left',
};

export const CARRIED_TABLES: readonly string[] = Object.entries(INTERNAL_TABLES).flatMap(
  ([uid, fate]) => (fate === 'carried' ? [uid] : []),
);
