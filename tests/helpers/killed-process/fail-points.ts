/**
 * Names the points at which a process can be killed, by its SQL statements and HTTP calls. A name
 * contains the phase (receive, apply, push, acknowledge, erase) and the statement, so that it means the
 * same in each run. Reads are no points, as they change nothing. This relies on SQLite, where all
 * statements use one connection, one after the other.
 */
export interface FailPoints {
  /** The points just before and just after a statement. */
  follow(sql: string, bindings: readonly unknown[]): PointsOfStatement;
}

export interface PointsOfStatement {
  before: string[];
  after: string[];
}

const NOTHING: PointsOfStatement = { before: [], after: [] };

type SaveKind = 'create' | 'update';

/** The progress of the push of a link: derived, permit taken, on record as being sent. */
type Stage = { kind: 'derived' } | { kind: 'begun'; save: SaveKind };

/** The transaction in progress; its first statement determines `phase`. */
interface Transaction {
  phase: string | null;
  linkId: number | null;
  hasWritten: boolean;
  begins: SaveKind | null;
}

const TABLE = /\b(s_?360_[a-z_]+)/;
const WRITE = /^(insert|update|delete)\b/;
const BY_LINK_ID = /from `s360_contact_links` where `id` in \(\?\)/;
/** Reads the numbers of a payload, or afterwards the candidates or the locks of contacts. */
const OF_PAYLOAD =
  /from `s360_contact_links` as `link`|from `s360_contacts` as `t0` where .*`(email_key|phone_key|name_key|document_id)` in/;

/** `insert`, `upsert`, `update` or `delete` and the table; `null` for a read. */
function writeOf(sql: string): string | null {
  const verb = WRITE.exec(sql)?.[1];
  const table = TABLE.exec(sql)?.[1];
  if (verb === undefined || table === undefined) return null;
  return `${/ on conflict .* do update/.test(sql) ? 'upsert' : verb} ${table}`;
}

/** The kind of save that is recorded as being sent. */
function saveIn(bindings: readonly unknown[]): SaveKind | null {
  const sending = bindings.find(
    (binding): binding is string => typeof binding === 'string' && binding.startsWith('{"kind":"'),
  );
  if (sending === undefined) return null;
  return sending.startsWith('{"kind":"create"') ? 'create' : 'update';
}

/** Follows the statements of one process. */
export function followStatements(): FailPoints {
  const stages = new Map<number, Stage>();
  let transaction: Transaction | null = null;

  function phaseOf(first: string, bindings: readonly unknown[], begun: Transaction): string | null {
    if (OF_PAYLOAD.test(first)) return 'apply';
    if (/^(insert into|update) `s360_(quarantined_items|deliveries)`/.test(first)) {
      return 'apply, finish';
    }
    if (/^insert into `s360_queued_pulls`/.test(first)) return 'apply, numbers';
    if (/^update `s360_permit_states` set `turn`/.test(first)) return 'push, permit';
    if (!BY_LINK_ID.test(first)) return null;
    begun.linkId = Number(bindings[0]);
    const stage = stages.get(begun.linkId);
    if (stage === undefined) return 'push, derive';
    return stage.kind === 'derived' ? 'push, begin' : `acknowledge ${stage.save}`;
  }

  /** The progress of the push once the transaction is committed. */
  function noteStage({ begins, hasWritten, linkId, phase }: Transaction): void {
    if (linkId === null) return;
    if (phase === 'push, derive' && !hasWritten) stages.set(linkId, { kind: 'derived' });
    else if (begins !== null) stages.set(linkId, { kind: 'begun', save: begins });
    // A transaction that only reads what remains to be sent is no acknowledgement.
    else if (hasWritten || stages.get(linkId)?.kind !== 'begun') stages.delete(linkId);
  }

  function inTransaction(current: Transaction, sql: string, bindings: readonly unknown[]) {
    const isFirst = current.phase === null && !current.hasWritten && current.linkId === null;
    if (isFirst) current.phase = phaseOf(sql, bindings, current) ?? '';
    const write = writeOf(sql);
    if (write !== null) current.hasWritten = true;
    // The keys of an erased person are written first.
    if (write === 'upsert s360_erased_keys') current.phase = 'erase';
    if (current.phase === 'push, begin' && write === 'update s360_contact_links') {
      current.begins = saveIn(bindings);
    }
    const phase = nameOf(current);
    if (phase === null) return [];
    const begins = isFirst && /^(apply|acknowledge)/.test(phase) ? [`${phase}: begins`] : [];
    return write === null ? begins : [...begins, `${phase}: before ${write}`];
  }

  const nameOf = ({ begins, phase }: Transaction): string | null => {
    if (phase === null || phase === '') return null;
    return phase === 'push, begin' && begins !== null ? `push ${begins}, begin` : phase;
  };

  function commit(): string[] {
    const ended = transaction;
    transaction = null;
    if (ended === null) return [];
    noteStage(ended);
    const phase = nameOf(ended);
    return phase !== null && ended.hasWritten ? [phase] : [];
  }

  return {
    follow(sql, bindings) {
      if (/^BEGIN/i.test(sql)) {
        transaction = { phase: null, linkId: null, hasWritten: false, begins: null };
        return NOTHING;
      }
      if (/^ROLLBACK/i.test(sql)) {
        transaction = null;
        return NOTHING;
      }
      if (/^COMMIT/i.test(sql)) {
        const phases = commit();
        return {
          before: phases.map((phase) => `${phase}: before COMMIT`),
          after: phases.map((phase) => `${phase}: after COMMIT`),
        };
      }
      if (transaction !== null) {
        return { before: inTransaction(transaction, sql, bindings), after: [] };
      }
      return /^insert into `s360_deliveries`/.test(sql)
        ? { before: ['receive: before the insert'], after: ['receive: after the insert'] }
        : NOTHING;
    },
  };
}
