import {
  ALERT_UID,
  CONTACT_LINK_UID,
  DELIVERY_UID,
  HOURLY_COUNT_UID,
  PERMIT_STATE_UID,
  PERMIT_UID,
} from '../contracts/uids';
import { COUNTED_OUTCOMES } from '../contracts/overview';
import type { Row, StrapiDatabase } from '../kernel/database/strapi-database';
import { HOUR_MS } from '../kernel/time/durations';

export interface MeasuredRows {
  deliveries: Row[];
  waitingDeliveries: Row[];
  calls: Row[];
  pendingLinks: Row[];
  /** How much of the quota is used, and until when S-360 takes no calls. */
  permitStates: Row[];
  delays: Row[];
  alerts: Row[];
}

/** Reads the same few statements for any number of institutions, each answered by an index. */
export async function readMeasuredRows(
  { connection, names }: Pick<StrapiDatabase, 'connection' | 'names'>,
  now: Date,
): Promise<MeasuredRows> {
  const since = new Date(now.getTime() - HOUR_MS);
  const delivery = names(DELIVERY_UID);
  const link = names(CONTACT_LINK_UID);
  const permit = names(PERMIT_UID);
  const state = names(PERMIT_STATE_UID);
  const hourly = names(HOURLY_COUNT_UID);
  const alert = names(ALERT_UID);
  const sums = Object.fromEntries(COUNTED_OUTCOMES.map((of) => [of, delivery.column(of)]));
  return {
    deliveries: await connection(delivery.table)
      .select('institution', 'stream', 'state')
      .count({ deliveries: '*' })
      .sum(sums)
      .where(delivery.column('receivedAt'), '>=', since)
      .groupBy('institution', 'stream', 'state'),
    waitingDeliveries: await connection(delivery.table)
      .select('institution', 'stream')
      .count({ waiting: '*' })
      .min({ since: delivery.column('receivedAt') })
      .whereIn('state', ['stored', 'replay'])
      .groupBy('institution', 'stream'),
    calls: await connection(permit.table)
      .select('institution', 'method', 'outcome')
      .count({ calls: '*' })
      .where(permit.column('takenAtMs'), '>=', since.getTime())
      .groupBy('institution', 'method', 'outcome'),
    pendingLinks: await connection(link.table)
      .select('institution')
      .count({ waiting: '*' })
      .min({ since: link.column('markedAt') })
      .where({ state: 'pending' })
      .groupBy('institution'),
    permitStates: await connection(state.table).select({
      institution: 'institution',
      month: 'month',
      taken: state.column('takenThisMonth'),
      closedUntilMs: state.column('closedUntilMs'),
      backoffUntilMs: state.column('backoffUntilMs'),
    }),
    delays: await connection(hourly.table)
      .select('institution', 'kind')
      .sum({ changes: 'events', totalMs: hourly.column('totalMs') })
      .max({ longestMs: hourly.column('longestMs') })
      .where('hour', '>=', Math.floor(since.getTime() / HOUR_MS))
      .whereIn('kind', ['delayIn', 'delayOut'])
      .groupBy('institution', 'kind'),
    alerts: await connection(alert.table)
      .select('institution', 'kind', 'actor')
      .count({ alerts: '*' })
      .whereNotNull(alert.column('raisedAt'))
      .groupBy('institution', 'kind', 'actor'),
  };
}
