import { QUARANTINED_ITEM_LIST_ATTRIBUTES, quarantinedItemStatus } from '../inbox';
import type {
  DeliveryItemOutcome,
  GetItemCauses,
  GetItemsReport,
  QuarantinedItemStatus,
  ReplayAllItems,
} from '../contracts/overview';
import { reason } from '../contracts/reasons';
import { STREAM_DESCRIPTIONS, STREAMS } from '../contracts/streams';
import { DELIVERY_UID, QUARANTINED_ITEM_UID } from '../contracts/uids';
import type { Institution, InstitutionRegistry, Pauses } from '../institutions';
import { describeError } from '../kernel/describe-error';
import { forgetRows } from '../kernel/database/forget-rows';
import type { StrapiDatabase } from '../kernel/database/strapi-database';
import { integer, oneOf, time } from '../kernel/database/values';
import { NotFoundError, StateConflictError } from '../kernel/errors';
import { countWhere } from '../kernel/database/count-where';
import type { Author } from '../kernel/http/request-author';
import { reasonsOfItems } from './attention/items-not-imported';
import { countWaiting } from './attention/waiting-rows';
import { whereItems, type QuarantineFilter } from './quarantined-items';

/** All items that a filter includes, up to the newest that the person saw. */
interface ListedItems extends QuarantineFilter {
  upTo: number;
}

export interface QuarantineActions {
  /** @throws NotFoundError when there is no such item or institution. */
  replay(id: number): Promise<DeliveryItemOutcome>;
  /** Processes a slice of the items after the given id again, in the order of their arrival. */
  replayAll(items: ListedItems & { after: number }): Promise<ReplayAllItems.Response['data']>;
  /** @throws NotFoundError when there is no such item. */
  dismiss(id: number): Promise<void>;
  /**
   * @returns how many items were deleted
   * @throws StateConflictError when the number of items differs from the confirmed one.
   */
  dismissAll(items: ListedItems & { confirmed: number }): Promise<number>;
  causes(filter: Pick<QuarantineFilter, 'scope' | 'stream'>): Promise<ItemCause[]>;
  /** The items by number, without their content; the oldest of them. */
  report(filter: QuarantineFilter): Promise<GetItemsReport.Response>;
}

type ItemCause = GetItemCauses.Response['data'][number];

interface QuarantineActionPorts {
  database: StrapiDatabase;
  institutions: InstitutionRegistry;
  /** Whether no remapping is under way at the institution. */
  isFilled(institution: Institution): Promise<boolean>;
  replay(item: QuarantinedItemStatus): Promise<DeliveryItemOutcome>;
  pauses: Pauses;
  log: { info(message: string): void; warn(message: string): void };
  author(): Author;
}

/** A slice ends with either of them, so that progress is shown and no proxy gives up. */
const SLICE = 50;
const SLICE_MS = 2_000;

const MAX_REPORTED = 1_000;

const RESULTS: Record<DeliveryItemOutcome['outcome'], 'imported' | 'leftOut' | 'notImported'> = {
  applied: 'imported',
  unchanged: 'imported',
  superseded: 'imported',
  needsPull: 'imported',
  accessControl: 'imported',
  kept: 'leftOut',
  excluded: 'leftOut',
  filtered: 'leftOut',
  erased: 'leftOut',
  quarantined: 'notImported',
};

export function quarantineActions(ports: QuarantineActionPorts): QuarantineActions {
  const { author, database, log } = ports;
  const items = () => database.query(QUARANTINED_ITEM_UID);

  async function find(id: number): Promise<QuarantinedItemStatus> {
    const [row] = await items().select('*').where({ id }).execute();
    if (!row) throw new NotFoundError(reason('noQuarantinedItem', { item: id }));
    return quarantinedItemStatus(row);
  }

  async function replay(id: number): Promise<DeliveryItemOutcome> {
    const item = await find(id);
    const institution = ports.institutions.find(item.institution);
    const { needsMapping } = STREAM_DESCRIPTIONS[item.stream];
    if (needsMapping && institution && !(await ports.isFilled(institution)))
      throw new StateConflictError(reason('mappingUnderWay', { institution: institution.code }));
    if ((await ports.pauses.of(item.institution)).receiving)
      throw new StateConflictError(reason('receivingPaused', { institution: item.institution }));
    return ports.replay(item);
  }

  /** An item that somebody else has dealt with meanwhile, or whose institution is gone, is none. */
  async function resultOf(id: number): Promise<'imported' | 'leftOut' | 'notImported'> {
    try {
      return RESULTS[(await replay(id)).outcome];
    } catch (error) {
      if (error instanceof StateConflictError) throw error;
      if (!(error instanceof NotFoundError))
        log.warn(`quarantined item ${id} could not be processed again: ${describeError(error)}`);
      return 'notImported';
    }
  }

  /** When deliveries came; those past their retention are missing. */
  async function receivedAtOf(deliveryIds: readonly number[]): Promise<Map<number, string>> {
    const rows = await database
      .query(DELIVERY_UID)
      .select(['id', 'receivedAt'])
      .where({ id: { $in: [...new Set(deliveryIds)] } })
      .execute();
    return new Map(
      rows.flatMap((row) => {
        const at = time(row.receivedAt);
        return at ? [[integer(row.id), at.toISOString()] as const] : [];
      }),
    );
  }

  const dismissed = (what: string) =>
    log.info(`${what} dismissed by ${author() ?? 'an unknown user'}`);

  return {
    replay,
    async replayAll({ after, upTo, ...filter }) {
      const rows = await items()
        .select('id')
        .where({ $and: [await whereItems(database, filter), { id: { $gt: after, $lte: upTo } }] })
        .orderBy({ id: 'asc' })
        .limit(SLICE)
        .execute();
      const counts = { imported: 0, leftOut: 0, notImported: 0 };
      const endsAt = performance.now() + SLICE_MS;
      let next: number | null = null;
      for (const row of rows) {
        next = integer(row.id);
        counts[await resultOf(next)] += 1;
        if (performance.now() > endsAt) break;
      }
      return { ...counts, next };
    },
    async dismiss(id) {
      await find(id);
      await items().where({ id }).delete().execute();
      dismissed(`quarantined item ${id}`);
    },
    async dismissAll({ confirmed, upTo, ...filter }) {
      const where = { $and: [await whereItems(database, filter), { id: { $lte: upTo } }] };
      const there = await countWhere(database, QUARANTINED_ITEM_UID, where);
      if (there !== confirmed)
        throw new StateConflictError(reason('dismissalChanged', { items: there }));
      const count = await forgetRows(database, { uid: QUARANTINED_ITEM_UID, where, order: 'id' });
      const { reason: cause = 'any reason', scope, stream = 'both streams' } = filter;
      const which = `${scope?.join(', ') ?? 'all institutions'}, ${stream}, ${cause}`;
      dismissed(`${count} quarantined items up to ${upTo} of ${which}`);
      return count;
    },
    async causes({ scope, stream }) {
      const grouping = {
        uid: QUARANTINED_ITEM_UID,
        by: ['stream', 'reasonCode'],
        moment: null,
      };
      const found = await countWaiting(database, grouping, (rows, column) => {
        if (scope !== null) void rows.whereIn(column('institution'), scope);
        if (stream !== undefined) void rows.where(column('stream'), stream);
      });
      const ids = found.map(({ first }) => first.id);
      const reasonOf = await reasonsOfItems(database, ids);
      return found.map(({ count, first, values: [ofStream, reasonCode = null] }) => ({
        stream: oneOf(STREAMS, ofStream),
        reasonCode,
        reason: reasonOf.get(first.id) ?? null,
        count,
      }));
    },
    async report(filter) {
      const where = await whereItems(database, filter);
      const rows = await items()
        .select(QUARANTINED_ITEM_LIST_ATTRIBUTES)
        .where(where)
        .orderBy({ id: 'asc' })
        .limit(MAX_REPORTED)
        .execute();
      const receivedAt = await receivedAtOf(rows.map((row) => integer(row.deliveryId)));
      return {
        data: rows.map((row) => {
          const { body: _body, id: _id, quarantinedAt, ...item } = quarantinedItemStatus(row);
          return { ...item, receivedAt: receivedAt.get(item.deliveryId) ?? quarantinedAt };
        }),
        meta: { total: await countWhere(database, QUARANTINED_ITEM_UID, where) },
      };
    },
  };
}
