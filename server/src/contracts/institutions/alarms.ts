import type { Stream } from '../streams';
import type { StopCause } from './sending-trust';
import type { Data } from '../pages';

/**
 * A price on an order that is ten, a hundred … times that of the catalog, or that part of it. Amounts
 * as people read them; `lines`: on how many of the newest lines.
 */
export interface OddPrice {
  orderId: string;
  operationId: string;
  ordered: string;
  inCatalog: string;
  factor: number;
  lines: number;
}

/**
 * Alarms: what is wrong at an institution and what to do. Times are ISO 8601 strings in UTC.
 */

export type Alarm =
  /**
   * No delivery for more than two periods. `since` is the last one; `null` if there never was one.
   */
  | { kind: 'silence'; stream: Stream; since: string | null; periodMinutes: number }
  /**
   * A payload was refused three times or more with the same status. S-360 drops it after twelve
   * tries, at `droppedAt`. A person can end the alarm with `refusalId`.
   */
  | {
      kind: 'refused';
      stream: Stream;
      refusalId: number;
      status: number;
      times: number;
      since: string;
      lastAt: string;
      droppedAt: string;
    }
  /**
   * For more than twelve periods, S-360's payloads were refused (`refused`) or this Strapi was
   * unreachable (`down`). S-360 dropped what changed between `from` and `until` and must resend it.
   */
  | {
      kind: 'resend';
      stream: Stream;
      cause: 'refused' | 'down';
      from: string;
      until: string;
      /** Ends the alarm once S-360 has resent; `null` while the outage lasts. */
      outageId: number | null;
    }
  /**
   * Orders arrived in an unknown state. They count as neither open, closed nor abandoned until the
   * institution's `assumptions.orderStates` defines the word.
   */
  | { kind: 'unknownState'; stream: 'orders'; word: string; orders: number }
  /** The newest lines of orders and the catalog do not have one unit. */
  | ({ kind: 'oddPrice'; stream: 'orders' } & OddPrice)
  /**
   * Sending was stopped. `contacts` are those that saves harmed; people with permission see the
   * values in the institution's findings.
   */
  | {
      kind: 'sendingStopped';
      cause: StopCause;
      since: string;
      contacts: {
        contactDocumentId: string | null;
        contactNumber: string | null;
        /** Fields of the CRM, or paths in S-360's contact that have no mapping. */
        fields: string[];
      }[];
    };

type NamedBy<Of extends Alarm> = Of extends { stream: infer Given extends Stream }
  ? Stream extends Given
    ? `${Of['kind']} ${Stream}`
    : Of['kind']
  : Of['kind'];

/** Which alarm it is, without what its details are about. */
export type AlarmName = NamedBy<Alarm>;

/** Each alarm by its name; the cause of what needs attention begins with it. */
export const ALARMS = {
  'silence contacts': { kind: 'silence', stream: 'contacts' },
  'silence orders': { kind: 'silence', stream: 'orders' },
  'refused contacts': { kind: 'refused', stream: 'contacts' },
  'refused orders': { kind: 'refused', stream: 'orders' },
  'resend contacts': { kind: 'resend', stream: 'contacts' },
  'resend orders': { kind: 'resend', stream: 'orders' },
  unknownState: { kind: 'unknownState', stream: 'orders' },
  oddPrice: { kind: 'oddPrice', stream: 'orders' },
  sendingStopped: { kind: 'sendingStopped' },
} as const satisfies Record<AlarmName, { kind: Alarm['kind']; stream?: Stream }>;

export const ALARM_NAMES = Object.keys(ALARMS) as AlarmName[];

/**
 * Webhook calls with wrong credentials, reported until a day after the last one. Accepted
 * deliveries do not end the report: somebody else may be guessing credentials.
 */
export interface RefusedCalls {
  stream: Stream;
  times: number;
  since: string;
  lastAt: string;
}

/** `POST /s360/outages/:id/settle`: confirms that S-360 has resent what it had dropped. */
export declare namespace SettleOutage {
  type Response = Data<{ id: number }>;
}

/**
 * `POST /s360/refusals/:id/settle`: confirms that the refused payload is fixed or will not recur.
 */
export declare namespace SettleRefusal {
  type Response = Data<{ id: number }>;
}
