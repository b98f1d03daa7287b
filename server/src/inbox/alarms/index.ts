import { alarmKey, type Alarm, type OddPrice } from '../../contracts/alarms';
import { STREAM_DESCRIPTIONS, STREAMS } from '../../contracts/streams';
import type { Institution } from '../../institutions';
import { alarmsOf, hasDropped, isBeforeFirstDelivery, SILENT_PERIODS } from './alarms';
import type { RaisedAlarms } from './raised-alarms';
import type { ReceptionLog } from './reception-log';

export { isBeforeFirstDelivery } from './alarms';
export { databaseRefusedCredentials, type RefusedCredentials } from './refused-credentials';

/** The problems on the way from S-360 to the CRM and back. */
export interface Alarms {
  list(institution: Institution): Promise<Alarm[]>;
  /** Marks an outage as done: S-360 has sent again what it had dropped. */
  settleOutage(outageId: number, author: string | null): Promise<void>;
  /** Marks a refusal as done. The alarm returns if the refusals continue. */
  settleRefusal(refusalId: number): Promise<void>;
  /** Call once a minute: leaves a sign of life and reports new alarms. */
  watch(): Promise<void>;
  /** Call at boot: notes an outage if this Strapi was down so long that S-360 dropped changes. */
  noticeDowntime(): Promise<void>;
}

export interface AlarmsPorts {
  institutions: { all(): readonly Institution[] };
  log: ReceptionLog;
  /** The last sign of life of any process; `null` on a new database. */
  signOfLife: { read(): Promise<Date | null>; leave(at: Date): Promise<void> };
  now(): Date;
  raised: RaisedAlarms;
  /** Order states with an unknown meaning, as S-360 calls them. */
  unknownStates(institution: string): Promise<{ word: string; orders: number }[]>;
  oddPrice(institution: string): Promise<OddPrice | null>;
  ofSending(institution: Institution): Promise<Alarm[]>;
  raise(institution: string, alarm: Alarm): void;
}

/** The service behind the alarms on the plugin's page. */
export function alarms(ports: AlarmsPorts): Alarms {
  const { institutions, log, now, raise, raised, signOfLife } = ports;
  const startedAtMs = now().getTime();
  /**
   * Deliveries to an earlier process or another database say nothing about S-360's silence towards
   * this process.
   */
  const isTooEarly = (alarm: Alarm, { webhookPeriodMs }: Institution): boolean =>
    isBeforeFirstDelivery(alarm) ||
    (alarm.kind === 'silence' && now().getTime() - startedAtMs <= SILENT_PERIODS * webhookPeriodMs);
  const listAlarms = async (institution: Institution) => {
    const { code, webhookPeriodMs } = institution;
    const found: Alarm[] = await ports.ofSending(institution);
    for (const stream of STREAMS) {
      found.push(...alarmsOf(await log.reception(code, stream, webhookPeriodMs), now()));
    }
    for (const { orders, word } of await ports.unknownStates(code)) {
      found.push({ kind: 'unknownState', stream: 'orders', word, orders });
    }
    const odd = await ports.oddPrice(code);
    if (odd !== null) found.push({ kind: 'oddPrice', stream: 'orders', ...odd });
    return found;
  };

  return {
    list: listAlarms,
    settleOutage: (outageId, author) => log.settleOutage(outageId, author),
    settleRefusal: (refusalId) => log.settleRefusal(refusalId),
    async watch() {
      await signOfLife.leave(now());
      const known = await raised.keys();
      const status = new Set<string>();
      const all = institutions.all();
      const found = await Promise.all(all.map(listAlarms));
      for (const [index, institution] of all.entries()) {
        for (const alarm of found[index] ?? []) {
          const key = `${institution.code}/${alarmKey(alarm)}`;
          status.add(key);
          if (known.has(key) || isTooEarly(alarm, institution)) continue;
          if (await raised.claim(key, now())) raise(institution.code, alarm);
        }
      }
      const ended = [...known].filter((key) => !status.has(key));
      await raised.forget(ended, now());
    },
    async noticeDowntime() {
      // Leaves no sign of life: a process that ends within its first minute has not ended the
      // downtime.
      const startedAt = await signOfLife.read();
      const endedAt = now();
      if (startedAt === null) return;
      for (const { code, webhookPeriodMs } of institutions.all()) {
        if (!hasDropped(startedAt, endedAt, webhookPeriodMs)) continue;
        for (const stream of STREAMS) {
          const { lastDeliveryAt } = await log.reception(code, stream, webhookPeriodMs);
          // What S-360 never sent it did not drop.
          if (!STREAM_DESCRIPTIONS[stream].isSentByAll && lastDeliveryAt === null) continue;
          const outage = { stream, cause: 'down', startedAt, endedAt } as const;
          await log.noteOutage({ institution: code, ...outage });
        }
      }
    },
  };
}
