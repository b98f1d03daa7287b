import { ORDER_UID } from '../../contracts/uids';
import type { Row, StrapiDatabase } from '../../kernel/database/strapi-database';
import { chunks, text, time } from '../../kernel/database/values';
import { grouped } from '../../kernel/grouped';
import { DAY_MS } from '../../kernel/time/durations';
import { heldUntil, type Expiry } from '../../s360';
import { COUNTED_STATE } from '../purchases';
import { ENDING_TYPES, HOLD_TYPES, isHold, isSale } from './open-holds';

type Meaning = Expiry['meaning'];

/** What of an order tells the meaning of an expiration date. */
interface DatedOrder {
  orderType: string;
  orderOriginator: string | null;
  creationDateTime: Date;
  expirationDate: Date | null;
}

/** As many of an institution's newest holds are looked at. */
const COMPARED = 100;

/**
 * That S-360 releases holds automatically under this name is inferred (documented: one of its
 * originators).
 */
const AUTOMATIC = 'BATCH';

/**
 * Which meaning the end of a hold shows; `null` where it shows none. A hold that was made or sold on
 * the day of its expiration date lasted to the end of that day. A release by a person says nothing,
 * and of several holds in one file it is not known which one ended. Pure.
 *
 * @param timeZone the venue's, in which the day ends
 */
export function meaningShown(file: readonly DatedOrder[], timeZone: string): Meaning | null {
  const [hold, ...others] = file.filter(isHold);
  const expirationDate = hold?.expirationDate;
  if (!hold || !expirationDate || others.length > 0) return null;
  const expiresMs = expirationDate.getTime();
  // Only a midnight in UTC may mean a day.
  if (expiresMs % DAY_MS !== 0) return null;
  const dayEndsMs = heldUntil(expirationDate, { meaning: 'endOfDay', timeZone }).getTime();
  const isMade =
    (fromMs: number, beforeMs: number) =>
    ({ creationDateTime }: DatedOrder): boolean =>
      creationDateTime.getTime() >= fromMs && creationDateTime.getTime() < beforeMs;
  const isOnTheDay = isMade(expiresMs, dayEndsMs);
  // Later releases may be those of a day that ended earlier than is known here.
  const isSoon = isMade(expiresMs, expiresMs + DAY_MS / 2);
  const isAfterIt = isMade(dayEndsMs, dayEndsMs + DAY_MS);
  const released = file.filter(
    (order) => !isHold(order) && !isSale(order) && order.orderOriginator === AUTOMATIC,
  );
  if (isOnTheDay(hold) || file.filter(isSale).some(isOnTheDay)) return 'endOfDay';
  if (released.some(isSoon)) return 'exact';
  return released.some(isAfterIt) ? 'endOfDay' : null;
}

/** The newest holds of an institution that show a meaning of expiration dates, by their order id. */
export async function shownExpiry(
  database: Pick<StrapiDatabase, 'query'>,
  { institution, now, timeZone }: { institution: string; now: Date; timeZone: string },
): Promise<Record<Meaning, readonly string[]>> {
  const holds = await database
    .query(ORDER_UID)
    .select(['orderId', 'fileId'])
    .where({ institution, expirationDate: { $lt: now }, orderType: { $in: HOLD_TYPES } })
    .orderBy({ expirationDate: 'desc' })
    .limit(COMPARED)
    .execute();
  const fileIds = [...new Set(holds.flatMap(({ fileId }) => text(fileId) ?? []))];
  const files = grouped(await ordersOf(database, institution, fileIds), ({ fileId }) =>
    String(fileId),
  );
  const shown: Record<Meaning, string[]> = { endOfDay: [], exact: [] };
  for (const { fileId, orderId } of holds) {
    const meaning = meaningShown((files.get(String(fileId)) ?? []).flatMap(datedOrder), timeZone);
    if (meaning !== null) shown[meaning].push(text(orderId) ?? '');
  }
  return shown;
}

async function ordersOf(
  database: Pick<StrapiDatabase, 'query'>,
  institution: string,
  fileIds: readonly string[],
): Promise<Row[]> {
  const rows: Row[] = [];
  for (const part of chunks(fileIds)) {
    const found = await database
      .query(ORDER_UID)
      .select([
        ...['fileId', 'orderType', 'orderState', 'orderOriginator'],
        ...['creationDateTime', 'expirationDate'],
      ])
      .where({
        institution,
        fileId: { $in: part },
        orderType: { $in: [...HOLD_TYPES, ...ENDING_TYPES] },
      })
      .execute();
    rows.push(...found);
  }
  return rows;
}

function datedOrder(row: Row): DatedOrder[] {
  const creationDateTime = time(row.creationDateTime);
  if (creationDateTime === null || row.orderState !== COUNTED_STATE) return [];
  return [
    {
      orderType: text(row.orderType) ?? '',
      orderOriginator: text(row.orderOriginator),
      creationDateTime,
      expirationDate: time(row.expirationDate),
    },
  ];
}
