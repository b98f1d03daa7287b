import type { Knex } from 'knex';
import type { DriftCheckStatus, DriftFinding } from '../contracts/institutions/drift-checks';
import {
  CONTACT_LINK_UID,
  DRIFT_CHECK_UID,
  INSTITUTION_UID,
  QUEUED_PULL_UID,
} from '../contracts/uids';
import { reason, type Reason } from '../contracts/reasons';
import type { Row, StrapiDatabase } from '../kernel/database/strapi-database';
import { boolean, integer, json, jsonText, textsIn } from '../kernel/database/values';
import type { ComparedPull, Clock } from '../contacts';
import type { DriftOutcome, DriftReports } from './perform-drift-check';
import { chooseNumbers, queueReads, type Sample } from './sample';

/** A size of 0 skips the check for its reason. */
interface NewDriftCheck extends Sample {
  repairs: boolean;
  requested: number;
  reason: Reason | null;
  author: string | null;
  startedAt: Date;
}

export interface DriftCheckStore extends DriftReports {
  /** Runs the work exclusively among all processes that begin a check at the institution. */
  runAlone<T>(institution: string, work: (trx: Knex.Transaction) => Promise<T>): Promise<T>;
  /** Checks of the institution begun since then, newest first. */
  listSince(institution: string, moment: Date): Promise<Row[]>;
  /** The numbers among the findings of a check that were compared again after it ended. */
  comparedSince(
    check: Pick<DriftCheckStatus, 'endedAt' | 'institution'>,
    findings: readonly DriftFinding[],
  ): Promise<ReadonlySet<string>>;
  /** The id of the newest check after this one, without those that did not start. */
  newerThan(check: Pick<DriftCheckStatus, 'id' | 'institution'>): Promise<number | null>;
  /** Gives up checks that are still running at the institution. */
  end(institution: string, trx: Knex.Transaction): Promise<void>;
  /** Chooses the sample and enqueues its pulls; returns the check's id. */
  begin(check: NewDriftCheck, trx: Knex.Transaction): Promise<number>;
  /** Closes checks with nothing left to read: an operator's pull may have replaced the last one. */
  closeFinished(): Promise<void>;
}

interface Context {
  database: StrapiDatabase;
  clock: Clock;
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
  const numbers = await chooseNumbers(context.database, check, trx);
  const wanted = await queueReads(
    context.database,
    { institution, numbers, driftCheckId: id, queuedAt: startedAt },
    trx,
  );
  const isShort = wanted < check.size && check.reason?.code !== 'driftAffordable';
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
    async comparedSince({ endedAt, institution }, findings) {
      if (endedAt === null || findings.length === 0) return new Set();
      const rows = await database
        .query(CONTACT_LINK_UID)
        .select(['contactNumber'])
        .where({
          institution,
          contactNumber: { $in: findings.map(({ contactNumber }) => contactNumber) },
          driftCheckedAt: { $gt: new Date(endedAt) },
        })
        .execute();
      return new Set(textsIn(rows, 'contactNumber'));
    },
    async newerThan({ id, institution }) {
      const [row] = await database
        .query(DRIFT_CHECK_UID)
        .select(['id'])
        .where({ institution, id: { $gt: id }, state: { $ne: 'skipped' } })
        .orderBy({ id: 'desc' })
        .limit(1)
        .execute();
      return row ? integer(row.id) : null;
    },
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
