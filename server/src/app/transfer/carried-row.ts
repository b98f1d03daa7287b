import { ELSEWHERE_AUTHOR } from '../../contracts/authors';
import type { HistoryChange } from '../../contracts/contacts/contact-history';
import * as uids from '../../contracts/uids';
import type { Row } from '../../kernel/database/strapi-database';
import { boolean, text } from '../../kernel/database/values';

/** The attribute of a carried table that says who did it. */
const AUTHORS: Readonly<Record<string, string>> = {
  [uids.CONTACT_HISTORY_UID]: 'causedBy',
  [uids.CONFLICT_UID]: 'decidedBy',
  [uids.MATCH_REVIEW_UID]: 'decidedBy',
  [uids.BOOKING_EVENT_UID]: 'author',
  [uids.SAVED_SEGMENT_UID]: 'author',
  [uids.FIELD_CHANGES_UID]: 'changedBy',
  [uids.ERASURE_UID]: 'erasedBy',
};

/** Causes that name a delivery or a bulk job: these stay, and their ids mean others elsewhere. */
const BY_ID: readonly unknown[] = [
  'delivery',
  'conflict',
  'bulkJob',
  'undo',
] satisfies HistoryChange['cause'][];

const isCausedById = (uid: string, { cause }: Row): boolean =>
  uid === uids.CONTACT_HISTORY_UID && BY_ID.includes(cause);

/** Who did what a row says; `null`: nobody, or not a person. */
export const authorOfRow = (uid: string, row: Row): string | null =>
  isCausedById(uid, row) ? null : text(row[AUTHORS[uid] ?? '']);

/**
 * A row as another Strapi can use it: an id of a user means somebody else there, so it becomes the
 * name. `null`: the row stays, as a segment that is not shared belongs to its user.
 */
export function carriedRow(
  uid: string,
  { id: _id, ...row }: Row,
  nameOf: (author: string) => string | null,
): Row | null {
  if (uid === uids.SAVED_SEGMENT_UID && boolean(row.isShared) !== true) return null;
  const attribute = AUTHORS[uid];
  if (attribute === undefined) return row;
  const author = authorOfRow(uid, row);
  if (author === null) return { ...row, [attribute]: null };
  if (author.startsWith(ELSEWHERE_AUTHOR)) return row;
  return { ...row, [attribute]: `${ELSEWHERE_AUTHOR}${nameOf(author) ?? author}` };
}
