import type { StopCause } from './sending-trust';

/**
 * What is wrong with the way from S-360 to here, and what to do. Times are ISO 8601 strings in UTC.
 */

/** The two webhooks of an institution. */
export type AlarmStream = 'contacts' | 'orders';

export type Alarm =
  /** No delivery for more than two periods; `since` is the last one, `null` when there never was. */
  | { kind: 'silence'; stream: AlarmStream; since: string | null; periodMinutes: number }
  /**
   * A payload was refused three times or more with the same status. S-360 drops it after twelve
   * tries, at `droppedAt`. `refusalId` settles it by hand.
   */
  | {
      kind: 'refused';
      stream: AlarmStream;
      refusalId: number;
      status: number;
      times: number;
      since: string;
      lastAt: string;
      droppedAt: string;
    }
  /**
   * For longer than twelve periods S-360 was refused (`refused`) or reached nobody (`down`): what
   * changed there between `from` and `until` was dropped, and S-360 must send it again.
   */
  | {
      kind: 'resend';
      stream: AlarmStream;
      cause: 'refused' | 'down';
      from: string;
      until: string;
      /** To settle it once S-360 has sent again; `null` while the outage goes on. */
      outageId: number | null;
    }
  /**
   * Orders came in a state of which nobody knows the meaning: they count as neither open, closed nor
   * abandoned until `assumptions.orderStates` of the institution tells what the word means.
   */
  | { kind: 'unknownState'; stream: 'orders'; word: string; orders: number }
  /**
   * Nothing is sent any more, because of what saves did to these contacts. The values are with the
   * findings of the institution, for those who may see them.
   */
  | {
      kind: 'sendingStopped';
      cause: StopCause;
      since: string;
      contacts: {
        contactDocumentId: string | null;
        contactNumber: string | null;
        /** The CRM's fields, or places of S-360's contact that none is mapped to. */
        fields: string[];
      }[];
    };

/**
 * Calls of a webhook with wrong credentials, shown for a day after the last one. Deliveries that are
 * accepted meanwhile do not end it: somebody else may try to guess.
 */
export interface RefusedCalls {
  stream: AlarmStream;
  times: number;
  since: string;
  lastAt: string;
}

/** `POST /s360/outages/:id/settle`: S-360 has sent again what it had dropped. */
export declare namespace SettleOutage {
  interface Response {
    data: { id: number };
  }
}

/** `POST /s360/refusals/:id/settle`: what was refused does not come any more, or is put right. */
export declare namespace SettleRefusal {
  interface Response {
    data: { id: number };
  }
}
