import type {
  CheckState,
  CheckVerdict,
  ContractCheckDetails,
} from '../../contracts/institutions/contract-check';
import { CONTRACT_CHECK_UID, LEASE_UID } from '../../contracts/uids';
import { gathered } from '../../kernel/database/gathered';
import type { Row, StrapiDatabase } from '../../kernel/database/strapi-database';
import { databaseTimeMs } from '../../kernel/database/time';
import { boolean, integer, json, jsonText, text, time } from '../../kernel/database/values';
import { grouped } from '../../kernel/grouped';
import { pageOf, type PageOf, type PageRequest } from '../../kernel/http/pages';
import { resolveRequest, type ResolvedRequest } from '../plan';

export type KeptReport = Pick<
  ContractCheckDetails,
  'steps' | 'settings' | 'assumptions' | 'remainders' | 'wait'
>;

export interface CheckRecord {
  id: number;
  institution: string;
  state: CheckState;
  verdict: CheckVerdict | null;
  fence: number;
  request: ResolvedRequest;
  report: KeptReport;
  calls: number;
  startedSending: boolean;
  cancelledAt: Date | null;
  /** E.g. `admin:1`; `command-line:<user>` for a check from the command line. */
  author: string | null;
  startedAt: Date;
  endedAt: Date | null;
}

type NewCheck = Pick<
  CheckRecord,
  'institution' | 'fence' | 'request' | 'report' | 'author' | 'startedAt'
>;

interface CheckEnd {
  state: Exclude<CheckState, 'running'>;
  verdict: CheckVerdict;
  endedAt: Date;
}

export interface CheckStore {
  begin(check: NewCheck): Promise<CheckRecord>;
  find(institution: string, id: number): Promise<CheckRecord | null>;
  /** Newest first. */
  list(institution: string, request: PageRequest): Promise<PageOf<CheckRecord>>;
  /** The latest checks of the institution, newest first. */
  recent(institution: string): Promise<readonly CheckRecord[]>;
  /** Checks of this institution whose rows say that they are running. */
  running(institution: string): Promise<CheckRecord[]>;
  /**
   * Stores the progress of a check. Does nothing when the check no longer runs under this fence.
   */
  keep(check: { id: number; fence: number }, report: KeptReport, calls: number): Promise<void>;
  end(check: { id: number; fence: number }, end: CheckEnd): Promise<void>;
  noteSending(id: number): Promise<void>;
  /** Requests the process that runs the check to stop it. */
  cancel(id: number, at: Date): Promise<void>;
  /** Whether anybody holds a lease with this fence now. */
  isHeld(job: string, fence: number): Promise<boolean>;
}

const RECENT = 20;

const NOTHING: KeptReport = {
  steps: [],
  settings: [],
  assumptions: [],
  remainders: [],
  wait: null,
};

function recordFrom(row: Row): CheckRecord {
  return {
    id: integer(row.id),
    institution: text(row.institution) ?? '',
    // The cast is safe: only this store writes the column.
    state: text(row.state) as CheckState,
    verdict: text(row.verdict) as CheckVerdict | null,
    fence: integer(row.fence),
    request: resolveRequest(json<ResolvedRequest>(row.request) ?? {}),
    report: json<KeptReport>(row.report) ?? NOTHING,
    calls: integer(row.calls),
    startedSending: boolean(row.startedSending) ?? false,
    cancelledAt: time(row.cancelledAt),
    author: text(row.author),
    startedAt: time(row.startedAt) ?? new Date(0),
    endedAt: time(row.endedAt),
  };
}

export function databaseCheckStore(database: StrapiDatabase): CheckStore {
  const checks = () => database.query(CONTRACT_CHECK_UID);
  const select = async (where: Row): Promise<CheckRecord[]> =>
    (await checks().select('*').where(where).orderBy({ id: 'desc' }).execute()).map(recordFrom);
  const recent = gathered<readonly CheckRecord[]>(
    database,
    async (institutions) => {
      const { table } = database.names(CONTRACT_CHECK_UID);
      const { connection } = database;
      const place = connection.raw(
        'row_number() over (partition by institution order by id desc) as place',
      );
      const rows: { id: unknown }[] = await connection(
        connection(table).select('id', place).whereIn('institution', institutions).as('placed'),
      )
        .where('place', '<=', RECENT)
        .select('id');
      const records = await select({ id: { $in: rows.map(({ id }) => integer(id)) } });
      return grouped(records, ({ institution }) => institution);
    },
    [],
  );
  return {
    async begin({ author, fence, institution, report, request, startedAt }) {
      const row = {
        institution,
        state: 'running',
        verdict: null,
        fence,
        request: jsonText(request),
        report: jsonText(report),
        calls: 0,
        startedSending: false,
        cancelledAt: null,
        author,
        startedAt,
        endedAt: null,
      };
      await checks().insert(row).execute();
      const [begun] = await select({ institution, fence });
      if (!begun) throw new Error(`The contract check of ${institution} was not kept.`);
      return begun;
    },
    async find(institution, id) {
      const [found] = await select({ institution, id });
      return found ?? null;
    },
    list: (institution, request) =>
      pageOf(
        database,
        { uid: CONTRACT_CHECK_UID, where: { institution }, order: { id: 'desc' }, request },
        recordFrom,
      ),
    recent,
    running: (institution) => select({ institution, state: 'running' }),
    async keep({ fence, id }, report, calls) {
      await checks()
        .where({ id, fence, state: 'running' })
        .update({ report: jsonText(report), calls })
        .execute();
    },
    async end({ fence, id }, { endedAt, state, verdict }) {
      await checks()
        .where({ id, fence, state: 'running' })
        .update({ state, verdict, endedAt })
        .execute();
    },
    async noteSending(id) {
      await checks().where({ id }).update({ startedSending: true }).execute();
    },
    async cancel(id, at) {
      await checks().where({ id, state: 'running' }).update({ cancelledAt: at }).execute();
    },
    isHeld: (job, fence) =>
      database.transaction(async (trx) => {
        const [lease] = await database
          .query(LEASE_UID)
          .select(['holder', 'fence', 'expiresAtMs'])
          .where({ job })
          .execute();
        const nowMs = await databaseTimeMs(database, trx);
        return (
          lease !== undefined &&
          lease.holder !== null &&
          integer(lease.fence) === fence &&
          integer(lease.expiresAtMs) > nowMs
        );
      }),
  };
}
