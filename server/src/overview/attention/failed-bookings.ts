import { isDeepStrictEqual } from 'node:util';
import { CAUSE_ACTORS, type CauseActor } from '../../contracts/causes';
import { actorOfFailure } from '../../contracts/failure-actors';
import { readFailure, type Reason } from '../../contracts/reasons';
import { BOOKING_UID } from '../../contracts/uids';
import type { Row, StrapiDatabase } from '../../kernel/database/strapi-database';
import { integer, text, time } from '../../kernel/database/values';
import { grouped } from '../../kernel/grouped';

/** Failed bookings of one institution that the same people can cure, the oldest first. */
interface FailedBookings {
  institution: string;
  actor: CauseActor;
  cause: string | null;
  /** `null` where they failed for different reasons. */
  reason: Reason | null;
  bookings: readonly { id: number; updatedAt: Date }[];
}

/** The cause of a group of failed bookings: who else has to act before they can be submitted again. */
const causeOf = (actor: CauseActor): string | null => (actor === 'operator' ? null : actor);

/** The causes of all groups of failed bookings. */
export const FAILED_BOOKING_CAUSES = CAUSE_ACTORS.map(causeOf);

/** The bookings that S-360 refused, by who can cure them: their failures are no column to count by. */
export async function failedBookings(
  database: StrapiDatabase,
  institutions: readonly string[],
): Promise<FailedBookings[]> {
  const { column, table } = database.names(BOOKING_UID);
  // Not by Strapi's query builder: converting thousands of rows takes longer than reading them.
  const rows: Row[] = await database
    .connection(table)
    .select('id', 'institution', 'failure', { updatedAt: column('updatedAt') })
    // For the index of states, which begins with the institution.
    .whereIn('institution', [...institutions])
    .where({ state: 'failed' })
    .orderBy('id');
  const failed = rows.map((row) => {
    const reason = readFailure(row.failure)?.reason ?? null;
    const actor = reason === null ? 'operator' : actorOfFailure(reason);
    return {
      id: integer(row.id),
      institution: text(row.institution) ?? '',
      updatedAt: time(row.updatedAt) ?? new Date(0),
      reason,
      actor,
      cause: causeOf(actor),
    };
  });
  const alike = grouped(failed, ({ actor, institution }) => JSON.stringify([institution, actor]));
  return [...alike.values()].flatMap((bookings) => {
    const [first] = bookings;
    if (first === undefined) return [];
    const isOneReason = bookings.every(({ reason }) => isDeepStrictEqual(reason, first.reason));
    return [{ ...first, reason: isOneReason ? first.reason : null, bookings }];
  });
}
