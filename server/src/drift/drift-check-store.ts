import type { Knex } from 'knex';
import type { DriftFinding } from '../contracts/institutions/drift-checks';
import type { LinkStateName } from '../contracts/contacts/contact-sync';
import {
  CONTACT_LINK_UID,
  DRIFT_CHECK_UID,
  INSTITUTION_UID,
  QUEUED_PULL_UID,
} from '../contracts/uids';
import { reason, type Reason } from '../contracts/reasons';
import type { Row, StrapiDatabase } from '../kernel/database/strapi-database';
import { boolean, chunks, integer, json, jsonText, text } from '../kernel/database/values';
import type { PullReason } from '../sending';
import type { ComparedPull, Clock } from '../contacts';
import type { DriftOutcome, DriftReports } from './perform-drift-check';

export interface NewDriftCheck {
  institution: string;
  /** Links made with another S-360 are left out. */
  baseUrl: string;
  repairs: boolean;
  requested: number;
  /** The contacts among which to choose; `null` for all. */
  among: readonly string[] | null;
  /** How many contacts to choose; 0 skips the check for the reason. */
  size: number;
  reason: Reason | null;
  author: string | null;
  startedAt: Date;
}

export interface DriftCheckStore extends DriftReports {
  /** Runs the work exclusively among all processes that begin a check at the institution. */
  runAlone<T>(institution: string, work: (trx: Knex.Transaction) => Promise<T>): Promise<T>;
  /** Checks of the institution begun since then, newest first. */
  listSince(institution: string, moment: Date): Promise<Row[]>;
  /** Gives up checks that are still running at the institution. */
  end(institution: string, trx: Knex.Transaction): Promise<void>;
  /** Chooses the sample and enqueues its pulls; returns the check's id. */
  begin(check: NewDriftCheck, trx: Knex.Transaction): Promise<number>;
  /** Closes checks with nothing left to read: an operator's pull may have replaced the last one. */
  closeFinished(): Promise<void>;
}

const RANDOM: Record<StrapiDatabase['client'], string> = {
  sqlite: 'random()',
  postgres: 'random()',
  mysql: 'rand()',
};

interface Context {
  database: StrapiDatabase;
  clock: Clock;
}

const AT_REST: readonly LinkStateName[] = ['inSync', 'conflict'];

/**
 * Chooses contacts with no work under way: those never checked first, then the longest unchecked;
 * among equals at random.
 */
async function chooseNumbers(
  { database }: Context,
  { among, baseUrl, institution, size }: NewDriftCheck,
  trx: Knex.Transaction,
): Promise<string[]> {
  const { column, table } = database.names(CONTACT_LINK_UID);
  const checkedAt = column('driftCheckedAt');
  const rows: Row[] = await trx(table)
    .select({ contactNumber: column('contactNumber') })
    .where({ institution, [column('baseUrl')]: baseUrl })
    .whereIn('state', [...AT_REST])
    .whereNotNull(column('contactNumber'))
    .modify((rows) => {
      if (among !== null) void rows.whereIn(column('contactNumber'), [...among]);
    })
    .whereNotNull(column('contactDocumentId'))
    .orderByRaw(`case when ?? is null then 0 else 1 end, ??, ${RANDOM[database.client]}`, [
      checkedAt,
      checkedAt,
    ])
    .limit(size);
  return rows.flatMap((row) => text(row.contactNumber) ?? []);
}

/** Skips contacts whose pull is already queued. */
async function queueReads(
  { database }: Context,
  of: { institution: string; numbers: readonly string[]; driftCheckId: number; queuedAt: Date },
  trx: Knex.Transaction,
): Promise<number> {
  const { column, table } = database.names(QUEUED_PULL_UID);
  for (const part of chunks(of.numbers, 50)) {
    const rows = part.map((contactNumber) => ({
      institution: of.institution,
      [column('contactNumber')]: contactNumber,
      lane: 'bulk',
      reason: 'driftCheck' satisfies PullReason,
      [column('driftCheckId')]: of.driftCheckId,
      [column('queuedAt')]: of.queuedAt,
      attempts: 0,
    }));
    await trx(table)
      .insert(rows)
      .onConflict([column('institution'), column('contactNumber')])
      .ignore();
  }
  return countReads({ database }, of.driftCheckId);
}

async function countReads({ database }: Pick<Context, 'database'>, driftCheckId: number) {
  const [row] = await database.query(QUEUED_PULL_UID).count().where({ driftCheckId }).execute();
  return integer(row?.count);
}

async function insertCheck(
  { database }: Context,
  { author, institution, reason: why, repairs, requested, size, startedAt }: NewDriftCheck,
): Promise<number> {
  const row = {
    institution,
    state: size > 0 ? 'running' : 'skipped',
    repairs,
    requested,
    wanted: 0,
    checked: 0,
    differing: 0,
    inConflict: 0,
    repaired: 0,
    failed: 0,
    findings: jsonText([]),
    reason: jsonText(why),
    author,
    startedAt,
    endedAt: size > 0 ? null : startedAt,
  };
  await database.query(DRIFT_CHECK_UID).insert(row).execute();
  const [inserted] = await database
    .query(DRIFT_CHECK_UID)
    .select(['id'])
    .where({ institution })
    .orderBy({ id: 'desc' })
    .limit(1)
    .execute();
  return integer(inserted?.id);
}

async function begin(context: Context, check: NewDriftCheck, trx: Knex.Transaction) {
  const id = await insertCheck(context, check);
  if (check.size === 0) return id;
  const { institution, startedAt } = check;
  const numbers = await chooseNumbers(context, check, trx);
  const wanted = await queueReads(
    context,
    { institution, numbers, driftCheckId: id, queuedAt: startedAt },
    trx,
  );
  const isShort = wanted < check.size && check.reason === null;
  const why = isShort ? reason('driftFewContacts', { wanted }) : check.reason;
  const patch = { wanted, reason: jsonText(why) };
  await context.database.query(DRIFT_CHECK_UID).where({ id }).update(patch).execute();
  await closeFinished(context, trx);
  return id;
}

async function closeFinished({ clock, database }: Context, trx: Knex.Transaction): Promise<void> {
  const checks = database.names(DRIFT_CHECK_UID);
  const pulls = database.names(QUEUED_PULL_UID);
  const checkId = pulls.column('driftCheckId');
  await trx(checks.table)
    .where({ state: 'running' })
    .whereNotIn('id', trx(pulls.table).select(checkId).whereNotNull(checkId))
    .update({ state: 'done', [checks.column('endedAt')]: clock.now() });
}

/** What a finding adds to the counts of its check. */
function countsOf(finding: DriftFinding | null): {
  differing: number;
  inConflict: number;
  repaired: number;
  failed: number;
} {
  const isFailure = finding?.kind === 'unusable';
  return {
    differing: finding && !isFailure && finding.kind !== 'conflict' ? 1 : 0,
    inConflict: finding && finding.conflictFields.length > 0 ? 1 : 0,
    repaired: finding?.repaired ? 1 : 0,
    failed: isFailure ? 1 : 0,
  };
}

async function note(
  { database }: Context,
  id: number,
  { finding }: Extract<DriftOutcome, { kind: 'checked' }>,
): Promise<void> {
  const [row] = await database.query(DRIFT_CHECK_UID).select('*').where({ id }).execute();
  if (!row) return;
  const counts = countsOf(finding);
  const findings = json<DriftFinding[]>(row.findings) ?? [];
  await database
    .query(DRIFT_CHECK_UID)
    .where({ id })
    .update({
      checked: integer(row.checked) + 1,
      differing: integer(row.differing) + counts.differing,
      inConflict: integer(row.inConflict) + counts.inConflict,
      repaired: integer(row.repaired) + counts.repaired,
      failed: integer(row.failed) + counts.failed,
      ...(finding && { findings: jsonText([...findings, finding]) }),
    })
    .execute();
}

async function lockRow(database: StrapiDatabase, uid: string, where: Row): Promise<void> {
  await database.query(uid).select(['id']).where(where).forUpdate().execute();
}

async function finish(
  context: Context,
  institution: string,
  { contactNumber, driftCheckId, id }: ComparedPull,
  outcome: DriftOutcome,
  trx: Knex.Transaction,
): Promise<void> {
  const { clock, database } = context;
  const pulls = database.names(QUEUED_PULL_UID);
  // Links before pulls, in the order in which all writers lock them.
  if (outcome.kind === 'checked') {
    await database
      .query(CONTACT_LINK_UID)
      .where({ institution, contactNumber })
      .update({ driftCheckedAt: clock.now() })
      .execute();
  }
  // An operator's own pull may have replaced this one: the contact is then read again and applied.
  const deleted = await trx(pulls.table)
    .where({ id, [pulls.column('driftCheckId')]: driftCheckId })
    .delete();
  await lockRow(database, DRIFT_CHECK_UID, { id: driftCheckId });
  if (deleted > 0 && outcome.kind === 'checked') await note(context, driftCheckId, outcome);
  await closeFinished(context, trx);
}

/** Drift checks in Strapi's database; the contacts to read are among the queued pulls. */
export function databaseDriftChecks(database: StrapiDatabase, clock: Clock): DriftCheckStore {
  const context = { database, clock };
  return {
    runAlone: (institution, work) =>
      database.transactionWithRetries(async (trx) => {
        await lockRow(database, INSTITUTION_UID, { code: institution });
        return work(trx);
      }),
    listSince: (institution, moment) =>
      database
        .query(DRIFT_CHECK_UID)
        .select('*')
        .where({ institution, startedAt: { $gt: moment } })
        .orderBy({ id: 'desc' })
        .execute(),
    async end(institution, trx) {
      const checks = database.names(DRIFT_CHECK_UID);
      const pulls = database.names(QUEUED_PULL_UID);
      await trx(pulls.table)
        .where({ institution })
        .whereNotNull(pulls.column('driftCheckId'))
        .delete();
      await trx(checks.table)
        .where({ institution, state: 'running' })
        .update({ state: 'ended', [checks.column('endedAt')]: clock.now() });
    },
    begin: (check, trx) => begin(context, check, trx),
    closeFinished: () => database.transactionWithRetries((trx) => closeFinished(context, trx)),
    async repairs(checkId) {
      const where = { id: checkId, state: 'running' };
      const [row] = await database.query(DRIFT_CHECK_UID).select('*').where(where).execute();
      return row ? (boolean(row.repairs) ?? false) : null;
    },
    finish: (institution, work, outcome) =>
      database.transactionWithRetries((trx) => finish(context, institution, work, outcome, trx)),
  };
}
