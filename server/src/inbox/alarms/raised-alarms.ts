import { RAISED_ALARM_UID } from '../../contracts/uids';
import { isLostRace } from '../../kernel/database/failures';
import type { StrapiDatabase } from '../../kernel/database/strapi-database';
import { chunks, text } from '../../kernel/database/values';
import { MINUTE_MS } from '../../kernel/durations';

/** Which alarms were told of, by any process. */
export interface RaisedAlarms {
  known(): Promise<ReadonlySet<string>>;
  /** Notes an alarm as told of; answers whether nobody was faster. */
  claim(alarm: string, at: Date): Promise<boolean>;
  /** Those that stand no more are told of anew when they come again. */
  forget(alarms: readonly string[], at: Date): Promise<void>;
}

/** For another process, by its clock, an alarm may stand a little earlier or longer. */
const SETTLED_AFTER_MS = 5 * MINUTE_MS;

/** The alarms that were told of, in Strapi's database. */
export function databaseRaisedAlarms(database: StrapiDatabase): RaisedAlarms {
  const query = () => database.query(RAISED_ALARM_UID);
  return {
    async known() {
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
