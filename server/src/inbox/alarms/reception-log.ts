import { createHash } from 'node:crypto';
import type { Knex } from 'knex';
import { OUTAGE_UID, REFUSAL_UID } from '../../contracts/uids';
import { reason } from '../../contracts/reasons';
import { STREAMS, type Stream } from '../../contracts/streams';
import type { Row, StrapiDatabase } from '../../kernel/database/strapi-database';
import { integer, oneOf, text, time } from '../../kernel/database/values';
import { gatheredRows } from '../../kernel/database/gathered';
import { gatheredAccepted } from '../newest-accepted';
import { NotFoundError } from '../../kernel/errors';
import {
  ALARMING_TRIES,
  concernsAll,
  endOfRefusal,
  hasDropped,
  hasLapsed,
  type Outage,
  type Reception,
  type Refusal,
} from './alarms';

/** A delivery that was not accepted, and the answer to it. */
export interface RefusedDelivery {
  institution: string;
  stream: Stream;
  status: number;
  /** Identifies the payload: its body, or its length when the body was not read; `null`: any. */
  payload: string | null;
}

/** Stores the data that alarms are derived from: refusals and outages. */
export interface ReceptionLog {
  /** Notes an answer other than 200. */
  noteRefusal(delivery: RefusedDelivery): Promise<void>;
  /** Notes that a delivery was stored and answered with 200. */
  noteAcceptance(delivery: { institution: string; stream: Stream; body: string }): Promise<void>;
  reception(institution: string, stream: Stream, periodMs: number): Promise<Reception>;
  /** Notes an outage. One that another process or an earlier boot has noted gets this later end. */
  noteOutage(outage: Omit<Outage, 'id'> & { institution: string }): Promise<void>;
  settleOutage(outageId: number, author: string | null): Promise<void>;
  settleRefusal(refusalId: number): Promise<void>;
}

/** S-360's shortest period: it does not retry the same payload within it. */
const SHORTEST_PERIOD_MS = 60_000;

/** How many refused payloads to remember in memory. */
const MAX_REMEMBERED = 500;

const fingerprintOf = ({ payload, status }: Pick<RefusedDelivery, 'payload' | 'status'>): string =>
  payload === null ? `status:${status}` : createHash('sha256').update(payload).digest('hex');

/** A body that is too large is not read, so its length identifies it. */
export const payloadOfLength = (length: number | string): string => `length:${length}`;

/** The fingerprints under which the payload may have been refused before. */
const fingerprintsOf = (body: string): string[] =>
  [body, payloadOfLength(Buffer.byteLength(body))].map((payload) =>
    fingerprintOf({ payload, status: 200 }),
  );

const refusalFrom = (row: Row): Refusal => ({
  id: integer(row.id),
  stream: oneOf(STREAMS, row.stream),
  status: integer(row.status),
  times: integer(row.times),
  firstAt: time(row.firstAt) ?? new Date(0),
  lastAt: time(row.lastAt) ?? new Date(0),
});

const outageFrom = (row: Row): Outage => ({
  id: integer(row.id),
  stream: oneOf(STREAMS, row.stream),
  cause: row.cause === 'down' ? 'down' : 'refused',
  startedAt: time(row.startedAt) ?? new Date(0),
  endedAt: time(row.endedAt) ?? new Date(0),
});

export function databaseReceptionLog(
  database: StrapiDatabase,
  ports: { now(): Date; periodMsOf(institution: string): number },
): ReceptionLog {
  /** How often a refusal was written, and when last. */
  const written = new Map<string, { times: number; lastAtMs: number }>();
  /** Until then there is no refusal to end. After that, another process may have noted one. */
  const cleanUntilMs = new Map<string, number>();
  const refusalsOf = gatheredRows(database, { uid: REFUSAL_UID, by: 'institution' });
  const outagesOf = gatheredRows(database, {
    uid: OUTAGE_UID,
    by: 'institution',
    where: () => ({ settledAt: { $null: true } }),
  });
  const acceptedAt = {
    contacts: gatheredAccepted(database, 'contacts'),
    orders: gatheredAccepted(database, 'orders'),
  };

  /**
   * Anybody may call without credentials: after enough refusals for an alarm, each one is written
   * at most once a minute.
   */
  function isDue(key: string, { institution, status }: RefusedDelivery): boolean {
    const now = ports.now();
    const nowMs = now.getTime();
    const last = written.get(key);
    const isAnew =
      last === undefined ||
      hasLapsed({ status, lastAt: new Date(last.lastAtMs) }, ports.periodMsOf(institution), now);
    const { lastAtMs, times } = isAnew ? { times: 0, lastAtMs: -Infinity } : last;
    if (times >= ALARMING_TRIES && nowMs - lastAtMs < SHORTEST_PERIOD_MS) return false;
    if (written.size >= MAX_REMEMBERED) written.clear();
    written.set(key, { times: times + 1, lastAtMs: nowMs });
    return true;
  }

  async function endRefusals(institution: string, stream: Stream, body: string) {
    const rows = await database
      .query(REFUSAL_UID)
      .select('*')
      .where({ institution, stream })
      .execute();
    const accepted = fingerprintsOf(body);
    const ended = rows.filter(
      (row) => accepted.includes(text(row.fingerprint) ?? '') || concernsAll(integer(row.status)),
    );
    for (const row of ended) await endRefusal(row);
    if (ended.length === rows.length) {
      cleanUntilMs.set(`${institution}/${stream}`, ports.now().getTime() + SHORTEST_PERIOD_MS);
    }
  }

  /**
   * Notes an outage for the changes that S-360 dropped during the refusal and has to send again.
   */
  async function noteDropped(row: Row) {
    const { firstAt, lastAt, status, stream } = refusalFrom(row);
    const institution = text(row.institution) ?? '';
    const periodMs = ports.periodMsOf(institution);
    const endedAt = endOfRefusal({ lastAt }, periodMs, ports.now());
    if (!concernsAll(status) || !hasDropped(firstAt, endedAt, periodMs)) return;
    await noteOutage({ institution, stream, cause: 'refused', startedAt: firstAt, endedAt });
  }

  async function endRefusal(row: Row) {
    await noteDropped(row);
    await database.query(REFUSAL_UID).where({ id: row.id }).delete().execute();
    written.delete([row.institution, row.stream, row.fingerprint].map(text).join('/'));
  }

  const noteOutage: ReceptionLog['noteOutage'] = async (outage) => {
    const { column } = database.names(OUTAGE_UID);
    await database
      .query(OUTAGE_UID)
      .insert({ ...outage })
      .onConflict(['institution', 'stream', 'cause', 'startedAt'].map(column))
      .merge([column('endedAt')])
      .execute();
  };

  /**
   * Counts a refusal; a lapsed one starts again. The update comes first because it locks the row.
   */
  async function countRefusal(
    trx: Knex.Transaction,
    refusal: { institution: string; stream: Stream; fingerprint: string },
    status: number,
  ) {
    const at = ports.now();
    const query = () => database.query(REFUSAL_UID);
    const raised = await trx(database.names(REFUSAL_UID).table)
      .where(refusal)
      .update({ times: trx.raw('times + 1') });
    const first = { status, times: 1, firstAt: at, lastAt: at };
    const [row] = raised > 0 ? await query().select('*').where(refusal).execute() : [];
    if (row === undefined) {
      await query()
        .insert({ ...refusal, ...first })
        .execute();
      return;
    }
    const isAnew = hasLapsed(refusalFrom(row), ports.periodMsOf(refusal.institution), at);
    if (isAnew) await noteDropped(row);
    await query()
      .where(refusal)
      .update(isAnew ? first : { status, lastAt: at })
      .execute();
  }

  return {
    noteOutage,
    async noteRefusal(delivery) {
      const { institution, status, stream } = delivery;
      const fingerprint = fingerprintOf(delivery);
      cleanUntilMs.delete(`${institution}/${stream}`);
      if (!isDue(`${institution}/${stream}/${fingerprint}`, delivery)) return;
      await database.transactionWithRetries((trx) =>
        countRefusal(trx, { institution, stream, fingerprint }, status),
      );
    },
    async noteAcceptance({ body, institution, stream }) {
      const cleanUntil = cleanUntilMs.get(`${institution}/${stream}`) ?? 0;
      if (cleanUntil < ports.now().getTime()) await endRefusals(institution, stream, body);
    },
    async reception(institution, stream, periodMs) {
      const isOfStream = (row: Row) => row.stream === stream;
      const refusals = await refusalsOf(institution);
      const outages = await outagesOf(institution);
      return {
        stream,
        periodMs,
        lastDeliveryAt: await acceptedAt[stream](institution),
        refusals: refusals.filter(isOfStream).map(refusalFrom),
        outages: outages.filter(isOfStream).map(outageFrom),
      };
    },
    async settleOutage(id, author) {
      const [row] = await database.query(OUTAGE_UID).select(['id']).where({ id }).execute();
      if (text(row?.id) === null) throw new NotFoundError(reason('noOutage', { outage: id }));
      await database
        .query(OUTAGE_UID)
        .where({ id, settledAt: { $null: true } })
        .update({ settledAt: ports.now(), settledBy: author })
        .execute();
    },
    async settleRefusal(id) {
      const [row] = await database.query(REFUSAL_UID).select('*').where({ id }).execute();
      if (row === undefined) throw new NotFoundError(reason('noRefusal', { refusal: id }));
      await endRefusal(row);
    },
  };
}
