import {
  afterEvent,
  isAtRest,
  newLink,
  type ContactTransaction,
  type ContactSettings,
  bringKeysUpToDate,
  keyNextExcluded,
} from '../../contacts';
import type { BulkJobCounts } from '../../contracts/bulk-jobs';
import { CONTACT_LINK_UID } from '../../contracts/uids';
import type { Institution } from '../../institutions';
import { authorOfGuards } from '../guard-of-bulk-job';
import type { BulkJobRecord } from '../bulk-job-store';
import type { StepResult } from '../bulk-job-runner';
import type { BulkJobsPorts } from '../ports';
import type { NoteProgress } from '../../kernel/http/long-answers';
import { contactsToPush, countContactsToPush, type PushFilter } from './contacts-to-push';
import { reviewDoubles, pairsToldApart } from './review-doubles';
import { addPushCounts, callsOf } from './push-counts';
import type { EvaluationContext } from './push-evaluation';
import { joinExcluded, evaluateSlice, type Evaluated } from './push-slice';

type BulkPushPorts = Pick<BulkJobsPorts, 'database' | 'store' | 'bulkJobs' | 'now'>;

/**
 * The dry run of a bulk push: goes through all its contacts, makes no call and writes nothing.
 * Returns the counts.
 */
export async function planBulkPush(
  { contacts: settings }: Institution,
  filter: PushFilter,
  ports: BulkPushPorts,
  note: NoteProgress = () => undefined,
): Promise<BulkJobCounts> {
  const { database, store } = ports;
  await bringKeysUpToDate(database, settings);
  const context = await store.transaction((transaction) =>
    contextFor(filter, settings, ports, transaction),
  );
  const creates = new Map<string, string>();
  const total = await countContactsToPush(database, filter);
  let counts: BulkJobCounts = {};
  for (let afterId = 0, done = 0; ;) {
    note({ done, total });
    const contacts = await contactsToPush(database, filter, afterId);
    const last = contacts.at(-1);
    if (!last) return counts;
    afterId = last.id;
    done += contacts.length;
    const evaluated = await store.transaction((transaction) =>
      evaluateSlice(contacts, context, transaction, creates),
    );
    counts = addPushCounts(counts, evaluated.map(typed));
  }
}

async function contextFor(
  { unlinkedOnly = false }: PushFilter,
  settings: ContactSettings,
  { database, bulkJobs }: BulkPushPorts,
  transaction: ContactTransaction,
): Promise<EvaluationContext> {
  return {
    settings,
    unlinkedOnly,
    holdingBulkJobs: new Set(await bulkJobs.holdingIds()),
    toldApart: await pairsToldApart(settings.institution, database),
    asked: await transaction.contactsUnderReview(settings.institution),
  };
}

const typed = ({ contact, evaluation }: Evaluated) => ({ evaluation, type: contact.type });

/**
 * Pushes one slice, in one transaction with the cursor: creates links for contacts that S-360 does
 * not have, and marks links whose values differ. A crash repeats nothing.
 */
export async function stepBulkPush(
  job: BulkJobRecord,
  { contacts: settings }: Institution,
  ports: BulkPushPorts,
): Promise<StepResult> {
  const { database, bulkJobs, store } = ports;
  // Excluded items need keys before contacts are searched by them. This goes page by page, because
  // the lease is short.
  if (await keyNextExcluded(database, settings)) return 'again';
  const filter = job.settings as PushFilter;
  return store.transaction(async (transaction) => {
    const found = await contactsToPush(database, filter, job.cursor);
    const last = found.at(-1);
    const here = { state: job.state, cursor: job.cursor };
    if (!last) {
      await bulkJobs.change(job.id, here, { progress: { ...job.progress, hasMarkedAll: true } });
      return 'again';
    }
    // Locks the bulk job first, so that a pause or another process comes before or after the slice.
    if (!(await bulkJobs.change(job.id, here, { cursor: last.id }))) return 'later';
    const contacts = await transaction.lockContacts(found.map(({ documentId }) => documentId));
    const context = await contextFor(filter, settings, ports, transaction);
    const evaluated = await evaluateSlice(contacts, context, transaction, new Map());
    await write(job, evaluated, { settings, transaction, ports });
    const counts = addPushCounts(job.counts, evaluated.map(typed));
    await bulkJobs.change(job.id, { state: job.state }, { counts, processed: callsOf(counts) });
    return 'again';
  });
}

async function write(
  job: BulkJobRecord,
  evaluated: readonly Evaluated[],
  context: {
    settings: Institution['contacts'];
    transaction: ContactTransaction;
    ports: BulkPushPorts;
  },
): Promise<void> {
  const { ports, settings, transaction } = context;
  const at = ports.now();
  const links = evaluated
    .filter(({ evaluation }) => evaluation.kind === 'create')
    .map(({ contact: { documentId: contactDocumentId } }) => ({
      ...newLink(ports.store, settings, {
        contactDocumentId,
        contactNumber: null,
        at,
      }),
      lane: 'bulk' as const,
      bulkJobId: job.id,
    }));
  await transaction.insertLinks(links);
  const changed = evaluated.flatMap(({ evaluation, link }) =>
    evaluation.kind === 'changed' && link ? [link.id] : [],
  );
  const locked = await transaction.lockLinks(changed);
  await transaction.updateLinks(
    locked
      .filter(isAtRest)
      .map((link) => afterEvent(link, { kind: 'marked', at, lane: 'bulk', bulkJobId: job.id })),
  );
  await joinExcluded(evaluated, settings, { transaction, at });
  await reviewDoubles(evaluated, settings.institution, ports.database, at);
}

/**
 * Takes back what a cancelled bulk job has not sent. Links that it created for contacts unknown to
 * S-360 are removed. Contacts that differ from S-360 move to a guard of their own until an operator
 * approves them: their difference remains visible, but nobody has decided to send them now.
 */
export async function takeBackUnsent(
  job: BulkJobRecord,
  { database, bulkJobs, now }: Pick<BulkPushPorts, 'database' | 'bulkJobs' | 'now'>,
): Promise<BulkJobCounts> {
  const { column, table } = database.names(CONTACT_LINK_UID);
  return database.transaction(async (trx) => {
    const ofBulkJob = () => trx(table).where({ [column('bulkJobId')]: job.id, state: 'pending' });
    const takenBack = await ofBulkJob()
      .whereNull(column('contactNumber'))
      .whereNull('sending')
      .whereNull(column('inDoubt'))
      .delete();
    const [left]: unknown[] = await ofBulkJob().select('id').limit(1);
    if (left === undefined) return { ...job.counts, takenBack };
    const { id, institution } = job;
    const guard = { kind: 'guard', institution, state: 'waiting', settings: {} } as const;
    const bulkJobId = await bulkJobs.add({ ...guard, author: authorOfGuards(id) }, now());
    const heldBack = await ofBulkJob().update({ [column('bulkJobId')]: bulkJobId });
    return { ...job.counts, takenBack, heldBack };
  });
}
