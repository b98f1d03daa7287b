import { pullsFirst } from '../../../server/src/contacts/exchange/pulls-first';
import type { ContactWork, PullWork } from '../../../server/src/contacts/exchange/work';
import type { StoredPull, Tables } from '../builders/memory-tables';
import type { Venue } from './venue';

const isDue = (nextAttemptAt: Date | null, now: Date) =>
  nextAttemptAt === null || nextAttemptAt <= now;

const LOOK_UP = { lane: 'retry', attempts: 0 } as const;

const pullOf = ({ attempts, contactNumber, id, lane, queuedAt }: StoredPull): PullWork => ({
  kind: 'pull',
  id,
  contactNumber,
  lane,
  attempts,
  queuedAt,
  key: `number:${contactNumber}`,
});

/** The due work of an institution, as the work queue reads it from the tables. */
export function dueWork(
  { links, pulls }: Tables,
  { code, settings }: Venue,
  now: Date,
): ContactWork[] {
  const own = links.filter(
    (link) => link.institution === code && link.baseUrl === settings.baseUrl,
  );
  const wanted = pulls.filter((pull) => pull.institution === code);
  const work: ContactWork[] = [
    ...own
      .filter(({ nextAttemptAt, state }) => state === 'pending' && isDue(nextAttemptAt, now))
      .map(({ attempts, contactNumber, id, lane }) => ({
        kind: 'push' as const,
        linkId: id,
        lane,
        attempts,
        key: contactNumber === null ? `link:${id}` : `number:${contactNumber}`,
      })),
    ...own.flatMap(({ contactDocumentId, id, inDoubt, nextAttemptAt, state }) => {
      const of = { linkId: id, contactDocumentId, key: `link:${id}` };
      return state === 'inDoubt' &&
        inDoubt !== null &&
        nextAttemptAt !== null &&
        nextAttemptAt <= now
        ? [{ kind: 'lookUp', ...of, inDoubt, ...LOOK_UP } as const]
        : [];
    }),
    ...wanted.filter((pull) => isDue(pull.nextAttemptAt, now)).map(pullOf),
  ];
  return pullsFirst(
    work,
    wanted.map((pull) => ({ work: pullOf(pull), isDue: isDue(pull.nextAttemptAt, now) })),
  );
}

/** Links with a push in progress; the engine finds out whether an earlier holder makes it. */
export function linksBeingSent({ links }: Tables, institution: string): number[] {
  return links
    .filter((link) => link.institution === institution && link.sending !== null)
    .map(({ id }) => id);
}
