import type { Alarm } from '../../contracts/institutions/alarms';
import { STREAMS } from '../records';
import type { Institution } from '../../institutions';
import { alarmsOf, hasDropped, SILENT_PERIODS } from './alarms';
import type { RaisedAlarms } from './raised-alarms';
import type { ReceptionLog } from './reception-log';

export { databaseRefusedCredentials, type RefusedCredentials } from './refused-credentials';

/** What is wrong with the ways from S-360 to here and back. */
export interface Alarms {
  of(institution: Institution): Promise<Alarm[]>;
  /** S-360 has sent again what it had dropped in an outage. */
  settle(outageId: number, author: string | null): Promise<void>;
  /** What was refused is done with; the alarm comes again should the refusals go on. */
  settleRefusal(refusalId: number): Promise<void>;
  /** To be called once a minute: leaves a sign of life, and tells of alarms that are new. */
  watch(): Promise<void>;
  /** To be called at boot: finds out whether S-360 reached nobody for too long. */
  noticeDowntime(): Promise<void>;
}

export interface AlarmsPorts {
  institutions: readonly Institution[];
  log: ReceptionLog;
  /** The last sign of life of any process; `null` on a new database. */
  signOfLife: { read(): Promise<Date | null>; leave(at: Date): Promise<void> };
  now(): Date;
  raised: RaisedAlarms;
  /** Words for the state of orders of which nobody knows the meaning. */
  unknownStates(institution: string): Promise<{ word: string; orders: number }[]>;
  /** Alarms about what is sent to an institution. */
  ofSending(institution: Institution): Promise<Alarm[]>;
  /** Tells of an alarm that is new. */
  raise(institution: string, alarm: Alarm): void;
}

/** What makes two alarms the same one, whatever has been counted since. */
function keyOf(institution: string, alarm: Alarm): string {
  switch (alarm.kind) {
    case 'silence':
      return `${institution}/${alarm.stream}/silence/${alarm.since}`;
    case 'refused':
      return `${institution}/${alarm.stream}/refused/${alarm.status}/${alarm.since}`;
    case 'resend':
      return `${institution}/${alarm.stream}/resend/${alarm.from}`;
    case 'unknownState':
      return `${institution}/${alarm.stream}/unknownState/${alarm.word}`;
    case 'sendingStopped':
      return `${institution}/sendingStopped/${alarm.since}`;
  }
}

/** The service behind the alarms on the plugin's page. */
export function alarms(ports: AlarmsPorts): Alarms {
  const { institutions, log, now, raise, raised, signOfLife } = ports;
  const startedAtMs = now().getTime();
  /** What came before, to another process or database, says nothing of S-360's silence towards this one. */
  const isTooEarly = ({ kind }: Alarm, { webhookPeriodMs }: Institution): boolean =>
    kind === 'silence' && now().getTime() - startedAtMs <= SILENT_PERIODS * webhookPeriodMs;
  const of = async (institution: Institution) => {
    const { code, webhookPeriodMs } = institution;
    const found: Alarm[] = await ports.ofSending(institution);
    for (const stream of STREAMS) {
      found.push(...alarmsOf(await log.reception(code, stream, webhookPeriodMs), now()));
    }
    for (const { orders, word } of await ports.unknownStates(code)) {
      found.push({ kind: 'unknownState', stream: 'orders', word, orders });
    }
    return found;
  };

  return {
    of,
    settle: (outageId, author) => log.settle(outageId, author),
    settleRefusal: (refusalId) => log.settleRefusal(refusalId),
    async watch() {
      await signOfLife.leave(now());
      const known = await raised.known();
      const status = new Set<string>();
      for (const institution of institutions) {
        for (const alarm of await of(institution)) {
          const key = keyOf(institution.code, alarm);
          status.add(key);
          if (known.has(key) || isTooEarly(alarm, institution)) continue;
          if (await raised.claim(key, now())) raise(institution.code, alarm);
        }
      }
      const ended = [...known].filter((key) => !status.has(key));
      await raised.forget(ended, now());
    },
    async noticeDowntime() {
      // None is left here: a process that ends before its first minute has not ended the downtime.
      const startedAt = await signOfLife.read();
      const endedAt = now();
      if (startedAt === null) return;
      for (const { code, webhookPeriodMs } of institutions) {
        if (!hasDropped(startedAt, endedAt, webhookPeriodMs)) continue;
        for (const stream of STREAMS) {
          const { lastDeliveryAt } = await log.reception(code, stream, webhookPeriodMs);
          // Orders that were never sent were not dropped either.
          if (stream === 'orders' && lastDeliveryAt === null) continue;
          const outage = { stream, cause: 'down', startedAt, endedAt } as const;
          await log.noteOutage({ institution: code, ...outage });
        }
      }
    },
  };
}
