import { isDeepStrictEqual } from 'node:util';
import { CAUSE_ACTORS, type CauseActor } from '../../contracts/causes';
import { actorOfFailure } from '../../contracts/failure-actors';
import { readFailure } from '../../contracts/reasons';
import { BOOKING_UID } from '../../contracts/uids';
import type { Row, StrapiDatabase } from '../../kernel/database/strapi-database';
import { integer, text, time } from '../../kernel/database/values';
import { grouped } from '../../kernel/grouped';
import { locatedCause, waitingMembers, type LocatedCause } from './located-cause';

/** The code of failed bookings: who else has to act before they can be submitted again. */
const codeOf = (actor: CauseActor): string | null => (actor === 'operator' ? null : actor);

/** The codes of all causes of failed bookings. */
export const FAILED_BOOKING_CAUSES = CAUSE_ACTORS.map(codeOf);

/**
 * The bookings that S-360 refused, by who can cure them: their failures are no column to count by.
 * The reason is given if they all have the same.
 */
export async function failedBookings(
  database: StrapiDatabase,
  institutions: readonly string[],
): Promise<LocatedCause[]> {
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
    return {
      id: integer(row.id),
      institution: text(row.institution) ?? '',
      updatedAt: time(row.updatedAt) ?? new Date(0),
      reason,
      actor: reason === null ? 'operator' : actorOfFailure(reason),
    };
  });
  const alike = grouped(failed, ({ actor, institution }) => JSON.stringify([institution, actor]));
  return [...alike.values()].flatMap(([first, ...others]) => {
    if (first === undefined) return [];
    const { actor, reason } = first;
    const isOneReason = others.every((other) => isDeepStrictEqual(other.reason, reason));
    return locatedCause(
      waitingMembers(BOOKING_UID, [first, ...others], ({ updatedAt }) => updatedAt),
      { kind: 'failedBooking', cause: codeOf(actor), actor, reason: isOneReason ? reason : null },
    );
  });
}
