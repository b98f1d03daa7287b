import type { DueWork } from '../../../server/src/services/dispatch/work';
import type { Tables } from '../builders/memory-contact-store';
import type { Venue } from './venue';

const isDue = (nextAttemptAt: Date | null, now: Date) =>
  nextAttemptAt === null || nextAttemptAt <= now;

/** What is due at an institution, as the work queue reads it from the tables. */
export function dueWork({ links, pulls }: Tables, { code, settings }: Venue, now: Date): DueWork[] {
  const own = links.filter(
    (link) => link.institution === code && link.baseUrl === settings.baseUrl,
  );
  return [
    ...own
      .filter(({ nextAttemptAt, state }) => state === 'pending' && isDue(nextAttemptAt, now))
      .map(({ attempts, contactNumber, id, lane }) => ({
        kind: 'push' as const,
        linkId: id,
        lane,
        attempts,
        key: contactNumber === null ? `link:${id}` : `number:${contactNumber}`,
      })),
    ...own.flatMap(({ id, inDoubt, nextAttemptAt, state }) =>
      state === 'inDoubt' && inDoubt !== null && nextAttemptAt !== null && nextAttemptAt <= now
        ? [{ kind: 'lookUp' as const, linkId: id, inDoubt, key: `link:${id}` }]
        : [],
    ),
    ...pulls
      .filter((pull) => pull.institution === code && isDue(pull.nextAttemptAt, now))
      .map(({ attempts, contactNumber, id, lane, wantedAt }) => ({
        kind: 'pull' as const,
        pullId: id,
        contactNumber,
        lane,
        attempts,
        wantedAt,
        key: `number:${contactNumber}`,
      })),
  ];
}

/** Links that are being sent: whether an earlier holder does it, the engine finds out. */
export function linksBeingSent({ links }: Tables, institution: string): number[] {
  return links
    .filter((link) => link.institution === institution && link.sending !== null)
    .map(({ id }) => id);
}
