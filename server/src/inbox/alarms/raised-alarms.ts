import { RAISED_ALARM_UID } from '../../contracts/uids';
import { isLostRace } from '../../kernel/database/failures';
import type { StrapiDatabase } from '../../kernel/database/strapi-database';
import { chunks, text } from '../../kernel/database/values';
import { MINUTE_MS } from '../../kernel/time/durations';

/** The alarms that any process has reported. */
export interface RaisedAlarms {
  keys(): Promise<ReadonlySet<string>>;
  /** Notes an alarm as reported. Returns `false` when another process was faster. */
  claim(alarm: string, at: Date): Promise<boolean>;
  /** Forgets ended alarms, so that they are reported again when they return. */
  forget(alarms: readonly string[], at: Date): Promise<void>;
}

/** By another process's clock, an alarm may begin a little earlier or end a little later. */
const SETTLED_AFTER_MS = 5 * MINUTE_MS;

export function databaseRaisedAlarms(database: StrapiDatabase): RaisedAlarms {
  const query = () => database.query(RAISED_ALARM_UID);
  return {
    async keys() {
      const rows = await query().select(['alarm']).execute();
      return new Set(rows.map(({ alarm }) => text(alarm) ?? ''));
    },
    async claim(alarm, raisedAt) {
      try {
        await query().insert({ alarm, raisedAt }).execute();
        return true;
      } catch (error) {
        if (isLostRace(error)) return false;
        throw error;
      }
    },
    async forget(alarms, at) {
      const raisedAt = { $lt: new Date(at.getTime() - SETTLED_AFTER_MS) };
      for (const part of chunks(alarms)) {
        await query()
          .where({ alarm: { $in: part }, raisedAt })
          .delete()
          .execute();
      }
    },
  };
}
