/**
 * What the plugin's page shows: institutions, deliveries, quarantined items, and links that need
 * somebody. Times are ISO 8601 strings in UTC.
 */
import type { Alarm, AlarmStream, RefusedCalls } from './institutions/alarms';
import type { ContractCheckStatus } from './institutions/contract-check';
import type { SyncFailure, SyncState, WaitingReason } from './contacts/contact-sync';
import type { Reason } from './reasons';
import type { Pagination } from './pages';
import type { SendingTrustStatus } from './institutions/sending-trust';
import type { InstitutionPauses } from './institutions/steering';

export type LinkStateName = Exclude<SyncState, 'notLinked'>;

/** What works in the configuration of an institution, and does not protect its data. */
export type InstitutionWeakness = 'shortWebhookSecret' | 'unencrypted';

/** One institution at a glance. Secrets are never part of it. */
export interface InstitutionStatus {
  code: string;
  name: string;
  baseUrl: string;
  /** Paths of the URLs that S-360 calls, below the address of this Strapi. */
  webhookPath: string;
  orderWebhookPath: string;
  webhookAuthentication:
    { kind: 'none' } | { kind: 'basic'; username: string } | { kind: 'apiKey'; header: string };
  weaknesses: InstitutionWeakness[];
  pushNewContacts: boolean;
  paused: InstitutionPauses;
  /** What a save sends of a contact: what has changed, or all that S-360 can be sent. */
  writes: 'partial' | 'full';
  /** Whether anything is sent to it, and how far saving is proven there. */
  sending: SendingTrustStatus;
  /** The newest contract check, which may still run; `null` before the first. */
  lastCheck: ContractCheckStatus | null;
  /**
   * Its contacts are being brought under a changed mapping or rule: until that is done, nothing of
   * contacts is applied, sent or read. Orders and bookings go on.
   */
  isMappingUnderWay: boolean;
  links: Record<LinkStateName, number>;
  /** Deliveries that are stored and not applied yet. */
  waitingDeliveries: number;
  lastDeliveryAt: string | null;
  /** What is wrong with the way from S-360 to here. */
  alarms: Alarm[];
  refusedCredentials: RefusedCalls[];
  quarantinedItems: number;
  /** Records older than the depth of past data, which can be imported. */
  excludedItems: number;
  /** Until when S-360 takes no calls; `null` when it does. */
  closedUntil: string | null;
  callsThisMonth: number;
  /** `null` when there is no quota. */
  callsPerMonth: number | null;
}

/**
 * `stored` waits to be applied; `incomplete` was applied but for items that are in quarantine now;
 * `refused` holds no items and never will be applied.
 */
export type DeliveryStateName = 'stored' | 'applied' | 'incomplete' | 'refused';

export interface DeliverySummary {
  id: number;
  institution: string;
  stream: AlarmStream;
  state: DeliveryStateName;
  receivedAt: string;
  appliedAt: string | null;
  byteLength: number;
  /** Why it was refused. */
  refusal: Reason | null;
  items: number;
  applied: number;
  unchanged: number;
  superseded: number;
  kept: number;
  /** Older than the depth of past data. */
  excluded: number;
  /** Excluded by the institution's filter. */
  filtered: number;
  /** Tickets for access control, which came to the URL of orders: kept with the delivery alone. */
  accessControl: number;
  /** That could not be used when it was applied. */
  quarantined: number;
  /** Those of them that are in quarantine now. */
  quarantinedNow: number;
}

/** What became of one item. */
export interface DeliveryItemOutcome {
  position: number;
  contactNumber: string | null;
  /** Of an item of the stream of orders. */
  orderId?: string;
  outcome:
    | 'applied'
    | 'unchanged'
    | 'superseded'
    | 'kept'
    | 'excluded'
    | 'filtered'
    | 'needsPull'
    | 'accessControl'
    | 'quarantined';
  reasons?: Reason[];
}

export interface DeliveryDetails extends DeliverySummary {
  outcomes: DeliveryItemOutcome[];
  /** As it was received. */
  body: string;
}

export interface QuarantinedItemStatus {
  id: number;
  institution: string;
  stream: AlarmStream;
  deliveryId: number;
  position: number;
  contactNumber: string | null;
  /** Of an item of the stream of orders. */
  orderId: string | null;
  reasons: Reason[];
  quarantinedAt: string | null;
  /** The item as JSON text; in a list, of one that is too long, where it stands. */
  body: string;
}

/** A link with the contact that it belongs to, for lists of what needs somebody. */
export interface LinkSummary {
  contactDocumentId: string | null;
  contactName: string;
  institution: string;
  contactNumber: string | null;
  state: LinkStateName;
  /** Why the last push did not succeed. */
  failure: SyncFailure | null;
  /** Why the last pull failed, until something is received. */
  pullFailure: SyncFailure | null;
  /** Fields that differ on both sides until a person decides. */
  conflictFields: string[];
  /** What the next call waits for; `null` where nothing stands against it. */
  waiting: WaitingReason | null;
  /**
   * When the next call for it is made, as things stand, also where that is now; `null` where none is to
   * be made, or where what it waits for has no time.
   */
  nextAttemptAt: string | null;
}

/** `GET /s360/institutions` */
export declare namespace GetInstitutions {
  interface Response {
    data: InstitutionStatus[];
  }
}

/** `GET /s360/deliveries?institution=&stream=&state=&page=&pageSize=`, the newest first */
export declare namespace GetDeliveries {
  interface Response {
    data: DeliverySummary[];
    meta: { pagination: Pagination };
  }
}

/** `GET /s360/deliveries/:id` */
export declare namespace GetDelivery {
  interface Response {
    data: DeliveryDetails;
  }
}

/** `GET /s360/quarantined-items?institution=&stream=&page=&pageSize=`, the newest first */
export declare namespace GetQuarantinedItems {
  interface Response {
    data: QuarantinedItemStatus[];
    meta: { pagination: Pagination };
  }
}

/** `POST /s360/quarantined-items/:id/replay`: processed again; leaves the quarantine when it can be used. */
export declare namespace ReplayQuarantinedItem {
  interface Response {
    data: DeliveryItemOutcome;
  }
}

/** `GET /s360/links?institution=&state=&page=&pageSize=`: the oldest mark first */
export declare namespace GetLinks {
  interface Response {
    data: LinkSummary[];
    meta: { pagination: Pagination };
  }
}
