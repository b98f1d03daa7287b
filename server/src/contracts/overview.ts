/**
 * What the plugin's page shows: institutions, deliveries, quarantined items, and links that need a
 * person. Times are ISO 8601 strings in UTC.
 */
import type { z } from '@strapi/utils';
import type * as schemas from './schemas/quarantined-items';
import type { Stream } from './streams';
import type { CallOutlook } from './institutions/call-budget';
import type { Alarm, RefusedCalls } from './alarms';
import type { InstitutionSource } from './institutions/institution-settings';
import type { ContractCheckStatus } from './institutions/contract-check';
import type { LinkStateName, SyncFailure, WaitingReason } from './contacts/contact-sync';
import type { Reason } from './reasons';
import type { FieldSetting } from './institutions/mapping';
import type { SendingTrustStatus } from './institutions/sending-trust';
import type { InstitutionPauses } from './institutions/steering';
import type { Data, PageOf } from './pages';

/** A setting of an institution that works but leaves its data unprotected. */
export type InstitutionWeakness = 'openWebhook' | 'shortWebhookSecret' | 'unencrypted';

/** Fields that are exchanged both ways, with the rule that decides when both sides changed one. */
export interface ConflictRuleInUse {
  rule: Exclude<FieldSetting['conflict'], 'never'>;
  fields: string[];
}

/** One institution at a glance. It never contains secrets. */
export interface InstitutionStatus extends CallOutlook {
  code: string;
  name: string;
  baseUrl: string;
  /** The paths that S-360 calls, relative to this Strapi's URL. */
  webhookPath: string;
  orderWebhookPath: string;
  webhookAuthentication:
    { kind: 'none' } | { kind: 'basic'; username: string } | { kind: 'apiKey'; header: string };
  weaknesses: InstitutionWeakness[];
  /** Where its settings stand. */
  source: InstitutionSource;
  pushNewContacts: boolean;
  paused: InstitutionPauses;
  /** What a save sends of a contact: only the changed fields, or all that can be sent. */
  writes: 'partial' | 'full';
  /** The rule of most fields first. */
  conflictRules: ConflictRuleInUse[];
  /** Whether sending is started, and which saves have been proven there. */
  sending: SendingTrustStatus;
  /** The newest contract check, which may still be running; `null` before the first. */
  lastCheck: ContractCheckStatus | null;
  /**
   * A remapping is applying a changed mapping or rule to the institution's contacts. Until it ends,
   * no contact is applied, sent or read; orders and bookings continue.
   */
  isMappingUnderWay: boolean;
  links: Record<LinkStateName, number>;
  /** Bookings whose next call is due; they wait while sending is paused or not started. */
  waitingBookings: number;
  /** Deliveries that are stored but not applied yet. */
  waitingDeliveries: number;
  /** When S-360 last delivered to each webhook. */
  lastDeliveries: Record<Stream, string | null>;
  /** S-360 delivers what has changed at this interval, as far as it is configured here. */
  webhookMinutes: number;
  /** When S-360 last accepted a contact, and the order of a booking. */
  lastSent: Record<'contacts' | 'bookings', string | null>;
  /** What is wrong with receiving from S-360 or sending to it. */
  alarms: Alarm[];
  refusedCredentials: RefusedCalls[];
  /** What failed and is being tried again: not well until it succeeds. */
  retrying: number;
  /** Contacts and orders that failed and that a bulk job has put on hold. */
  onHold: number;
  quarantinedItems: number;
  /** The depth of past data, `YYYY-MM-DD`; `null`: all of it is imported. */
  pastData: { contactsUpdatedSince: string | null; ordersCreatedSince: string | null };
  /** When S-360 accepts calls again; `null` when it accepts them now. */
  closedUntil: string | null;
  /** The methods that S-360 last answered with 404: only what needs them waits. */
  missingMethods: readonly string[];
  /** S-360's clock minus the CRM's, in ms; `null` where they agree or S-360 has not answered yet. */
  clockApartMs: number | null;
  callsThisMonth: number;
  /** `null` when there is no quota. */
  callsPerMonth: number | null;
}

/**
 * `stored` waits to be applied; `incomplete` was applied except for items that are in quarantine
 * now; `refused` contains no items and is never applied.
 */
export type DeliveryStateName = 'stored' | 'applied' | 'incomplete' | 'refused';

export interface DeliverySummary {
  id: number;
  institution: string;
  stream: Stream;
  state: DeliveryStateName;
  receivedAt: string;
  appliedAt: string | null;
  byteLength: number;
  refusal: Reason | null;
  items: number;
  applied: number;
  unchanged: number;
  superseded: number;
  /** Stored but not applied: the contact was deleted, or its link belongs to another S-360. */
  kept: number;
  /** Older than the depth of past data. */
  excluded: number;
  /** Excluded by the institution's filter. */
  filtered: number;
  /**
   * Access control tickets, which S-360 sends to the URL of orders; only the delivery stores them.
   */
  accessControl: number;
  /** About persons whose data was erased: nothing of them was kept. */
  erased: number;
  /** Items that could not be applied when the delivery was processed. */
  quarantined: number;
  /** Of these, the items that are still in quarantine. */
  quarantinedNow: number;
}

/**
 * The outcomes that a delivery counts, each in a column of this name. An item with a queued pull
 * counts as applied.
 */
export const COUNTED_OUTCOMES = [
  'applied',
  'unchanged',
  'superseded',
  'kept',
  'excluded',
  'filtered',
  'accessControl',
  'erased',
  'quarantined',
] as const;

/** The outcome of one item. */
export interface DeliveryItemOutcome {
  position: number;
  contactNumber: string | null;
  /** Only for items of the order stream. */
  orderId?: string;
  outcome: (typeof COUNTED_OUTCOMES)[number] | 'needsPull';
  reasons?: Reason[];
}

/** An item of a delivery, with what the CRM has for it now. */
export interface DeliveryItem extends DeliveryItemOutcome {
  /**
   * The contact, or the buyer of the order; `null` where the CRM has none, and for a role that may
   * not see personal data.
   */
  contact: { documentId: string; name: string } | null;
  /** Only for items of the order stream. */
  orderDocumentId: string | null;
}

export interface DeliveryDetails extends DeliverySummary {
  outcomes: DeliveryItem[];
  /** The body as it was received; `null` for a role that may not see personal data. */
  body: string | null;
}

export interface QuarantinedItemStatus {
  id: number;
  institution: string;
  stream: Stream;
  deliveryId: number;
  position: number;
  contactNumber: string | null;
  /** `null` for items of the contact stream. */
  orderId: string | null;
  reasons: Reason[];
  quarantinedAt: string | null;
  /** The item as JSON text; in a list, a text that is too long is replaced by where to find it. */
  body: string;
}

/** Listed without its body for a role that may not see personal data. */
export interface ListedQuarantinedItem extends Omit<QuarantinedItemStatus, 'body'> {
  body: string | null;
}

/** A link and its contact, for lists of what needs a person. */
export interface LinkSummary {
  contactDocumentId: string | null;
  contactName: string;
  institution: string;
  contactNumber: string | null;
  state: LinkStateName;
  /** Why the last push failed. */
  failure: SyncFailure | null;
  /** Why the last pull failed; `null` once something is received. */
  pullFailure: SyncFailure | null;
  conflictFields: string[];
  /** Fields of the contact whose values wait to be sent. */
  pendingFields: string[];
  /** What the next call waits for; `null` when nothing delays it. */
  waiting: WaitingReason | null;
  /**
   * When the next call for the link is expected, which may be now; `null` when no call is due, or
   * when it waits for something that has no time.
   */
  nextAttemptAt: string | null;
}

/** `GET /s360/institutions` */
export declare namespace GetInstitutions {
  type Response = Data<InstitutionStatus[]>;
}

/** `GET /s360/deliveries/:id` */
export declare namespace GetDelivery {
  type Response = Data<DeliveryDetails>;
}

/** The filter for items that were stored without the code of a reason. */
export const UNKNOWN_CAUSE = 'unknown';

/** `GET /s360/quarantined-items?institution=&stream=&reason=&q=&page=&pageSize=`, newest first */
export declare namespace GetQuarantinedItems {
  interface Response extends PageOf<ListedQuarantinedItem> {
    /** `newestId`: the newest item of the institutions, which limits what is done with all items listed. */
    meta: PageOf<ListedQuarantinedItem>['meta'] & { newestId: number };
  }
}

/** `GET /s360/quarantined-items/causes?institution=&stream=`: counts items by cause. */
export declare namespace GetItemCauses {
  type Response = z.infer<typeof schemas.itemCausesAnswer>;
}

/**
 * `GET /s360/quarantined-items/report?institution=&stream=&reason=&q=`: the oldest items by number,
 * without their content.
 */
export declare namespace GetItemsReport {
  type Response = z.infer<typeof schemas.itemsReportAnswer>;
}

/**
 * `POST /s360/quarantined-items/:id/replay`: processes the item again. It leaves the quarantine
 * when it can be applied.
 */
export declare namespace ReplayQuarantinedItem {
  type Response = Data<DeliveryItemOutcome>;
}

/**
 * `POST /s360/quarantined-items/replay`: processes some of the items again, the oldest first.
 * Repeat it with `after` until there is no next.
 */
export declare namespace ReplayAllItems {
  type Request = z.input<typeof schemas.replayAllRequest>;
  type Response = z.infer<typeof schemas.replayAllAnswer>;
}

/** `DELETE /s360/quarantined-items/:id` */
export declare namespace DismissQuarantinedItem {
  type Response = Data<{ id: number }>;
}

/**
 * `POST /s360/quarantined-items/dismiss`: deletes the items, if there are still as many as
 * `confirmed` (409 otherwise).
 */
export declare namespace DismissAllItems {
  type Request = z.infer<typeof schemas.dismissAllRequest>;
  type Response = z.infer<typeof schemas.dismissAllAnswer>;
}

/**
 * `GET /s360/links?institution=&state=&bulkJob=&page=&pageSize=`, the link marked longest ago first;
 * with `bulkJob` those with which that bulk job is not done.
 */
export declare namespace GetLinks {
  type Response = PageOf<LinkSummary>;
}
