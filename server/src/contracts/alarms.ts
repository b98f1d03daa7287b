/** Alarms: what is wrong with the exchange with an institution. Times are ISO 8601 strings in UTC. */
import type { z } from '@strapi/utils';
import type { Data } from './pages';
import type * as schemas from './schemas/alarms';

export type Alarm = z.infer<typeof schemas.alarm>;

/** A price on an order that is ten, a hundred … times that of the catalog, or that part of it. */
export type OddPrice = Omit<Extract<Alarm, { kind: 'oddPrice' }>, 'kind' | 'stream'>;

/** Identifies an alarm of an institution, independent of its counts. */
export function alarmKey(alarm: Alarm): string {
  switch (alarm.kind) {
    case 'silence':
      return `${alarm.stream}/silence/${alarm.since}`;
    case 'refused':
      return `${alarm.stream}/refused/${alarm.status}/${alarm.since}`;
    case 'resend':
      return `${alarm.stream}/resend/${alarm.from}`;
    case 'unknownState':
      return `${alarm.stream}/unknownState/${alarm.word}`;
    case 'oddPrice':
      return `${alarm.stream}/oddPrice/${alarm.factor}`;
    case 'sendingStopped':
      return `sendingStopped/${alarm.since}`;
  }
}

/**
 * Webhook calls with wrong credentials, reported until a day after the last one. Accepted
 * deliveries do not end the report: somebody else may be guessing credentials.
 */
export type RefusedCalls = z.infer<typeof schemas.refusedCalls>;

/** `POST /s360/outages/:id/settle`: confirms that S-360 has resent what it had dropped. */
export declare namespace SettleOutage {
  type Response = Data<{ id: number }>;
}

/** `POST /s360/refusals/:id/settle`: confirms that the refused payload is fixed or will not recur. */
export declare namespace SettleRefusal {
  type Response = Data<{ id: number }>;
}
