import { afterEvent, CLOSED_STATES } from '../model/link-states';
import type {
  FailureCause,
  FailureKind,
  RetryFailures,
} from '../../contracts/institutions/steering';
import { readFailureReason } from '../../contracts/reasons';
import { CONTACT_LINK_UID } from '../../contracts/uids';
import type { Row, StrapiDatabase } from '../../kernel/database/strapi-database';
import { integer, isoTime, text } from '../../kernel/database/values';
import { earlier } from '../../kernel/time/earlier';
import { isInScope, type InstitutionScope } from '../../kernel/http/institution-scope';
import type { FailedReads } from '../../sending';
import type { LinkRecord } from '../records';
import type { ContactStore, ContactTransaction } from '../store';

/** Contacts and orders that could not be pushed or pulled, by cause, and their retry. */
export interface Failures {
  causes(scope: InstitutionScope): Promise<FailureCause[]>;
  /** Returns how many are retried, and until when they wait for a limit of S-360. */
  retry(selection: RetryFailures.Request): Promise<RetryFailures.Response['data']>;
}

interface FailuresPorts {
  database: StrapiDatabase;
  store: ContactStore;
  /** Failed reads of orders, and of contacts that only orders name. */
  failedReads: Record<'pull' | 'orderPull', FailedReads>;
  /** Ids of bulk jobs whose links are on hold: nothing is retried, and no bulk retry releases them. */
  holdingBulkJobs(): Promise<number[]>;
  /**
   * A person wants them tried now: pauses that are no limits end. Returns until when a limit lasts;
   * `null` if there is none.
   */
  requestCalls(institution: string): Promise<Date | null>;
  now(): Date;
  wake(): void;
}

const SLICE = 200;

type ContactFailureKind = Exclude<FailureKind, 'orderPull'>;
type RetriedContacts = RetryFailures.Request & { kind: ContactFailureKind };

/** The columns of a link that hold the cause and the message of each kind of failure. */
const COLUMNS = {
  push: { code: 'failureCode', failure: 'failure' },
  pull: { code: 'pullFailureCode', failure: 'pullFailure' },
} as const satisfies Record<ContactFailureKind, { code: string; failure: string }>;

/**
 * A create in doubt is listed as unconfirmed and not retried, whatever failed when it was looked
 * up.
 */
const NOT_RETRIED: readonly LinkRecord['state'][] = [...CLOSED_STATES, 'inDoubt'];

/** What was requested already is due at once, unless a bulk job holds it. */
const RETRIED_PUSHES: Row = {
  $or: [
    { state: 'failed' },
    { state: 'pending', attempts: { $gt: 0 } },
    { state: 'pending', bulkJobId: { $notNull: true } },
  ],
};

/**
 * What becomes of a link that failed. A failed pull needs a person: it stays on the link until
 * something is received.
 */
function fateOf(kind: ContactFailureKind, { bulkJobId, state }: Row, holding: ReadonlySet<number>) {
  if (kind === 'pull' || state === 'failed') return 'failed';
  const isOnHold = bulkJobId !== null && holding.has(integer(bulkJobId));
  return isOnHold ? 'onHold' : 'retrying';
}

export function contactFailures(ports: FailuresPorts): Failures {
  const { database, now, store } = ports;

  async function counted(kind: ContactFailureKind, scope: InstitutionScope): Promise<Row[]> {
    const { column, table } = database.names(CONTACT_LINK_UID);
    const code = column(COLUMNS[kind].code);
    const bulkJobId = column('bulkJobId');
    return database.transaction(async (trx) => {
      const rows: Row[] = await trx(table)
        .select({ institution: 'institution', state: 'state', code, bulkJobId })
        .count({ links: '*' })
        .min({ since: column('markedAt'), example: 'id' })
        // Not `whereNotNull`, for which SQLite reads the whole table.
        .where(code, '>', '')
        .whereNotIn('state', kind === 'push' ? NOT_RETRIED : CLOSED_STATES)
        .groupBy('institution', 'state', code, bulkJobId);
      // Not in the statement: SQLite would read all links of the institution instead of the failed.
      return rows.filter((row) => isInScope(scope, text(row.institution) ?? ''));
    });
  }

  /** The messages of one failure of each kind that was counted, by the id of its link. */
  async function messagesOf(
    kind: ContactFailureKind,
    counts: readonly Row[],
  ): Promise<Map<number, unknown>> {
    const { failure } = COLUMNS[kind];
    const rows = await database
      .query(CONTACT_LINK_UID)
      .select(['id', failure])
      .where({ id: { $in: counts.map(({ example }) => integer(example)) } })
      .execute();
    return new Map(rows.map((row) => [integer(row.id), row[failure]]));
  }

  async function causesOf(
    kind: ContactFailureKind,
    scope: InstitutionScope,
  ): Promise<FailureCause[]> {
    const causes = new Map<string, FailureCause>();
    const counts = await counted(kind, scope);
    const messages = await messagesOf(kind, counts);
    const holding = new Set(await ports.holdingBulkJobs());
    for (const row of counts) {
      const named = { institution: text(row.institution) ?? '', code: text(row.code) ?? '' };
      const key = JSON.stringify(named);
      const cause = causes.get(key) ?? {
        ...named,
        kind,
        reason: readFailureReason(messages.get(integer(row.example)), named.code),
        failed: 0,
        since: null,
        retrying: 0,
        onHold: 0,
        numbers: [],
      };
      const fate = fateOf(kind, row, holding);
      cause[fate] += integer(row.links);
      if (fate === 'failed') cause.since = earlier(cause.since, isoTime(row.since));
      causes.set(key, cause);
    }
    return [...causes.values()];
  }

  /** Creates in doubt are not retried here: a person decides each one. */
  function whereRetried({ code, contactDocumentId, institution, kind }: RetriedContacts): Row {
    return {
      institution,
      ...(kind === 'push' ? RETRIED_PUSHES : { state: { $notIn: [...CLOSED_STATES] } }),
      [COLUMNS[kind].code]: code ?? { $notNull: true },
      ...(contactDocumentId !== undefined && { contactDocumentId }),
      ...(kind === 'pull' && { contactNumber: { $notNull: true } }),
    };
  }

  /** Returns how many of these are retried. */
  async function retrySlice(
    linkIds: readonly number[],
    { contactDocumentId, kind }: RetriedContacts,
    transaction: ContactTransaction,
  ): Promise<number> {
    // A bulk retry must neither delay what people are working on nor bypass an approval.
    const isOne = contactDocumentId !== undefined;
    const lane = isOne ? 'edit' : 'bulk';
    const links = await transaction.lockLinks(linkIds);
    if (kind === 'pull') {
      await transaction.queuePulls(links.flatMap((link) => pullAgain(link, lane)));
      return links.length;
    }
    const holding = new Set(isOne ? [] : await ports.holdingBulkJobs());
    const retried = links.filter(
      ({ bulkJobId, state }) =>
        (state === 'failed' || state === 'pending') &&
        (bulkJobId === null || !holding.has(bulkJobId)),
    );
    await transaction.updateLinks(
      retried.map((link) => afterEvent(link, { kind: 'requested', at: now(), lane })),
    );
    return retried.length;
  }

  async function retryContacts(selection: RetriedContacts): Promise<number> {
    let retried = 0;
    let afterId = 0;
    for (;;) {
      const rows = await database
        .query(CONTACT_LINK_UID)
        .select(['id'])
        .where({ ...whereRetried(selection), id: { $gt: afterId } })
        .orderBy({ id: 'asc' })
        .limit(SLICE)
        .execute();
      const linkIds = rows.map(({ id }) => integer(id));
      const last = linkIds.at(-1);
      if (last === undefined) return retried;
      afterId = last;
      retried += await store.transaction((transaction) =>
        retrySlice(linkIds, selection, transaction),
      );
    }
  }

  async function retryAll(selection: RetryFailures.Request, kind: FailureKind): Promise<number> {
    if (kind === 'orderPull') return ports.failedReads.orderPull.retry(selection);
    const linked = await retryContacts({ ...selection, kind });
    // The request names one CRM contact; contacts that only orders name are not in the CRM.
    if (kind === 'push' || selection.contactDocumentId !== undefined) return linked;
    return linked + (await ports.failedReads.pull.retry(selection));
  }

  return {
    async causes(scope) {
      const causes = [
        ...(await causesOf('push', scope)),
        ...mergeCauses([
          ...(await causesOf('pull', scope)),
          ...(await ports.failedReads.pull.causes(scope)),
        ]),
        ...(await ports.failedReads.orderPull.causes(scope)),
      ];
      return causes.sort((a, b) => b.failed - a.failed || b.retrying - a.retrying);
    },
    async retry(selection) {
      const { kind } = selection;
      const retried = await retryAll(selection, kind);
      if (retried === 0) return { retried, waitsUntil: null };
      const waitsUntil = await ports.requestCalls(selection.institution);
      ports.wake();
      return { retried, waitsUntil: isoTime(waitsUntil) };
    },
  };
}

/** Combines equal causes that were counted in two places. */
function mergeCauses(causes: readonly FailureCause[]): FailureCause[] {
  const byCause = new Map<string, FailureCause>();
  for (const cause of causes) {
    const key = JSON.stringify([cause.institution, cause.code]);
    const other = byCause.get(key) ?? {
      failed: 0,
      retrying: 0,
      onHold: 0,
      numbers: [],
      since: null,
    };
    byCause.set(key, {
      ...cause,
      failed: cause.failed + other.failed,
      since: earlier(cause.since, other.since),
      retrying: cause.retrying + other.retrying,
      onHold: cause.onHold + other.onHold,
      numbers: [...other.numbers, ...cause.numbers],
    });
  }
  return [...byCause.values()];
}

function pullAgain({ contactNumber, institution }: LinkRecord, lane: LinkRecord['lane']) {
  if (contactNumber === null) return [];
  return [{ institution, contactNumber, lane, reason: 'retried' as const }];
}
