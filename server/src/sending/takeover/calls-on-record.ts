import { BOOKING_UID, CONTACT_LINK_UID } from '../../contracts/uids';
import { STATES_WITH_CALLS, type BookingSending } from '../../bookings/records';
import type { Sending } from '../../contacts/records';
import type { StrapiDatabase } from '../../kernel/database/strapi-database';
import { integer, json, text } from '../../kernel/database/values';

/** Whom a call is made for that changes S-360. */
export type CallTarget = { kind: 'push'; linkId: number } | { kind: 'booking'; documentId: string };

/** A call that is on record as being made, by whomever. */
export interface CallOnRecord {
  target: CallTarget;
  fence: number;
  /** Tells it from other calls for the same target. */
  startedAt: string;
}

/** A target as text, to be compared. */
export function nameOf(target: CallTarget): string {
  switch (target.kind) {
    case 'push':
      return `link ${target.linkId}`;
    case 'booking':
      return `booking ${target.documentId}`;
  }
}

/** The calls to an institution that links and bookings have on record. */
export async function callsOnRecord(
  database: StrapiDatabase,
  institution: string,
): Promise<CallOnRecord[]> {
  const links = await database
    .query(CONTACT_LINK_UID)
    .select(['id', 'sending'])
    .where({ institution, state: { $in: ['sending', 'unlinked'] }, sending: { $notNull: true } })
    .execute();
  const bookings = await database
    .query(BOOKING_UID)
    .select(['documentId', 'sending'])
    .where({ institution, state: { $in: [...STATES_WITH_CALLS] }, sending: { $notNull: true } })
    .execute();
  return [
    ...links.map(({ id, sending }): CallOnRecord => {
      const call = json<Sending>(sending);
      const target = { kind: 'push', linkId: integer(id) } as const;
      return { target, fence: integer(call?.fence), startedAt: String(call?.startedAtMs) };
    }),
    ...bookings.map(({ documentId, sending }): CallOnRecord => {
      const call = json<BookingSending>(sending);
      const target = { kind: 'booking', documentId: text(documentId) ?? '' } as const;
      return { target, fence: integer(call?.fence), startedAt: String(call?.startedAt) };
    }),
  ];
}
