import type { Knex } from 'knex';
import { ORDER_UID } from '../contracts/uids';
import type { ExpiresCondition } from '../contracts/contacts/segments';
import type { Row } from '../kernel/database/strapi-database';
import { integer, text } from '../kernel/database/values';
import { DAY_MS } from '../kernel/time/durations';
import { readFiles, earliestHeld, ENDING_TYPES, isHeldStill, COUNTED_STATE } from '../orders';
import { heldUntil } from '../s360';
import { institutionsOf, type Asked } from './asked';
import { endOfPeriod } from './language';

const HOLDS = { reservation: 'RESERVATION', option: 'OPTION' } as const;

/**
 * The document ids of contacts with an expiring hold, as a subquery.
 * @param ended the `endedHolds`.
 */
export function contactsWhoseHoldExpires(
  condition: ExpiresCondition,
  asked: Asked,
  ended: readonly number[],
): Knex.QueryBuilder {
  const { held, rows } = expiringHolds(condition, asked);
  // The ids are our own numbers, so they are safe to inline; a campaign may have more than a
  // statement can bind.
  if (ended.length > 0) void rows.whereRaw(`?? not in (${ended.join(', ')})`, [held('id')]);
  return rows.select(held('contactDocumentId'));
}

/** The days, as S-360 writes them, that have begun and may not be over everywhere. */
function daysUnderWay(now: Date): Date[] {
  const days: Date[] = [];
  for (let ms = earliestHeld(now).getTime(); ms <= now.getTime(); ms += DAY_MS)
    days.push(new Date(ms));
  return days;
}

function expiringHolds(condition: ExpiresCondition, asked: Asked) {
  const { institution, of } = condition;
  const { database, now } = asked;
  const { column, table } = database.names(ORDER_UID);
  const held = (attribute: string) => `held.${column(attribute)}`;
  const institutions = institutionsOf(institution, asked);
  const rows = database
    .connection({ held: table })
    .where(held('expirationDate'), '>=', earliestHeld(now))
    .where(held('expirationDate'), '<', endOfPeriod(condition, now))
    .where((lasts) => {
      void lasts.where(held('expirationDate'), '>', now);
      for (const day of daysUnderWay(now)) {
        const isHeld = (code: string) => heldUntil(day, asked.expiryAt(code)) > now;
        void lasts.orWhere((isOfDay) =>
          isOfDay
            .where(held('expirationDate'), day)
            .whereIn(held('institution'), institutions.filter(isHeld)),
        );
      }
    })
    .whereIn(held('orderType'), of === undefined ? Object.values(HOLDS) : [HOLDS[of]])
    .whereIn(held('institution'), institutions)
    .where(held('orderState'), COUNTED_STATE)
    .whereNotNull(held('contactDocumentId'));
  return { held, rows };
}

/**
 * The ids of reservations and options that hold nothing any more. An index finds the holds that
 * expire in the period, and only those that have been sold or released, wholly or partly, are
 * examined.
 */
export function endedHolds(condition: ExpiresCondition, asked: Asked): Promise<number[]> {
  const { database } = asked;
  const { column, table } = database.names(ORDER_UID);
  const { held, rows } = expiringHolds(condition, asked);
  const later = (attribute: string) => `later.${column(attribute)}`;
  return database.transaction(async (trx) => {
    const touched: Row[] = await rows
      .select({
        id: held('id'),
        documentId: held('documentId'),
        institution: held('institution'),
        fileId: held('fileId'),
      })
      .whereExists((orders) =>
        orders
          .select(trx.raw('1'))
          .from({ later: table })
          .where(later('institution'), trx.ref(held('institution')))
          .where(later('fileId'), trx.ref(held('fileId')))
          .whereIn(later('orderType'), [...ENDING_TYPES])
          .where(later('orderState'), COUNTED_STATE),
      )
      .transacting(trx);
    const holds = touched.map(({ documentId, fileId, id, institution }) => ({
      id: integer(id),
      documentId: text(documentId),
      institution: text(institution) ?? '',
      fileId: text(fileId),
    }));
    const ordersOf = await readFiles(database, holds, asked.expiryAt);
    return holds.flatMap((hold) => {
      const file = ordersOf(hold);
      const own = file.find(({ documentId }) => documentId === hold.documentId);
      return own === undefined || isHeldStill(own, file) ? [] : [hold.id];
    });
  });
}
