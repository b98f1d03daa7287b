import { ORDER_UID } from '../../contracts/uids';
import { ORDER_STATES, orderStateIn } from '../../s360';
import type { Row, StrapiDatabase } from '../../kernel/database/strapi-database';
import { chunks, text } from '../../kernel/database/values';
import type { Leases, LeaseTerms } from '../../kernel/leases';
import { grouped } from '../../kernel/grouped';
import { endOfWindow } from '../linking/order-sweep';
import { readOrderItem } from '../mapping/order-snapshot';
import type { OrderSettings } from '../settings';
import type { InstitutionRegistry } from '../../institutions';
import type { OrderStore } from '../receive/order-store';
import type { ChangedOrder } from '../receive/receive-orders';

export interface RereadPorts {
  database: StrapiDatabase;
  institutions: InstitutionRegistry;
  leases: Leases;
  store: OrderStore;
  announce(changed: readonly ChangedOrder[]): Promise<void>;
  now(): Date;
}

const JOB = 'orderStateWords';
const LEASE: LeaseTerms = { durationMs: 60_000, graceMs: 0 };
/** The maximum count of orders in one transaction: short enough that no save waits for long. */
const AT_ONCE = 50;
const LONGEST_REST_MS = 500;

/**
 * Reads stored orders again from their payload where the settings now give their word another
 * meaning than when they were stored. Returns how many changed. One process at a time; an order
 * that another delivery changed meanwhile is left alone.
 */
export async function rereadOrders(ports: RereadPorts): Promise<number> {
  const { database, institutions, leases } = ports;
  let changed = 0;
  let isHeld = false;
  for (let afterId = 0; ;) {
    if ((await leases.hold(JOB, LEASE)) === null) return changed;
    isHeld = true;
    const startedAt = performance.now();
    const untilId = await endOfWindow(database, ORDER_UID, afterId);
    if (untilId === null) break;
    const odd = grouped(await oddlyWorded(database, { afterId, untilId }), institutionOf);
    for (const { orders: settings } of institutions.all()) {
      const ids = (odd.get(settings.institution) ?? []).flatMap((row) =>
        misreadOrders(row, settings),
      );
      for (const part of chunks(ids, AT_ONCE)) changed += await rereadBatch(part, settings, ports);
    }
    afterId = untilId;
    // The job rests as long as it worked, up to a limit: otherwise a database with one connection
    // would serve nobody else.
    const restMs = Math.min(performance.now() - startedAt, LONGEST_REST_MS);
    await new Promise((resolve) => setTimeout(resolve, restMs));
  }
  if (isHeld) await leases.release(JOB);
  return changed;
}

const institutionOf = (row: Row): string => text(row.institution) ?? '';

/** Orders whose word differs from their state, and orders whose state is unknown. */
async function oddlyWorded(
  database: StrapiDatabase,
  { afterId, untilId }: { afterId: number; untilId: number },
): Promise<Row[]> {
  const { column, table } = database.names(ORDER_UID);
  const [state, word] = [column('orderState'), column('stateWord')];
  return database
    .connection(table)
    .select({
      institution: column('institution'),
      orderId: column('orderId'),
      state,
      word,
    })
    .where('id', '>', afterId)
    .where('id', '<=', untilId)
    .whereNotNull(word)
    .where((either) =>
      either.whereRaw('?? <> ??', [word, state]).orWhereNotIn(state, Object.values(ORDER_STATES)),
    );
}

function misreadOrders({ orderId, state, word }: Row, { assumptions }: OrderSettings): string[] {
  const isRight = orderStateIn(text(word) ?? '', assumptions) === text(state);
  return isRight ? [] : [text(orderId) ?? ''];
}

async function rereadBatch(
  orderIds: readonly string[],
  settings: OrderSettings,
  { announce, database, now, store }: RereadPorts,
): Promise<number> {
  const { assumptions, institution } = settings;
  const rows = await database
    .query(ORDER_UID)
    .select(['orderId', 'payload', 'appliedDigest'])
    .where({ institution, orderId: { $in: [...orderIds] } })
    .execute();
  const snapshots = rows.flatMap((row) => {
    const payload = text(row.payload) ?? 'null';
    const read = readOrderItem(JSON.parse(payload), assumptions, payload);
    return read.kind === 'snapshot' ? [read.snapshot] : [];
  });
  const digests = new Map(rows.map((row) => [text(row.orderId) ?? '', text(row.appliedDigest)]));
  const source = { kind: 'reread', digests } as const;
  const { changed } = await store.receive({ snapshots, source, settings, at: now() });
  await announce(changed);
  return changed.length;
}
