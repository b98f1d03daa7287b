import type { Author } from '../kernel/http/request-author';
import { HOUR_MS } from '../kernel/time/durations';
import type {
  DriftCheckDetails,
  DriftCheckPlan,
  DriftCheckState,
  DriftCheckStatus,
  DriftFinding,
  StartDriftCheck,
} from '../contracts/institutions/drift-checks';
import { DRIFT_CHECK_UID } from '../contracts/uids';
import { readReason, reason } from '../contracts/reasons';
import type { NamesOfAuthors } from '../kernel/authors';
import type { Row, StrapiDatabase } from '../kernel/database/strapi-database';
import { boolean, integer, isoTime, json, text } from '../kernel/database/values';
import { describeError } from '../kernel/describe-error';
import { NotFoundError, StateConflictError } from '../kernel/errors';
import { requireInstitution, type Institution, type InstitutionRegistry } from '../institutions';
import { pageOf, type PageOf, type PageRequest } from '../kernel/http/pages';
import { namesOfContacts, type Clock } from '../contacts';
import type { CallBudgets } from '../sending';
import { possibleSample } from './affordable-sample';
import type { DriftCheckStore } from './drift-check-store';
import { countComparable } from './sample';

/** Comparisons of contacts with S-360. */
export interface DriftChecks {
  /**
   * Begins a check: chooses as many contacts in sync as the month can afford and enqueues their
   * pulls. Throws for an unknown institution (404) and while a check is running there (409).
   */
  start(
    institution: string,
    wish: StartDriftCheck.Request,
    author: Author,
  ): Promise<DriftCheckStatus>;
  /** What a check would cost; starts nothing. */
  plan(institution: string, wish: StartDriftCheck.Request): Promise<DriftCheckPlan>;
  /** Begins the nightly check of each institution that has one, unless another process did. */
  startNightly(): Promise<void>;
  /** Newest first. */
  list(institution: string, request: PageRequest): Promise<PageOf<DriftCheckStatus>>;
  /** One check with its findings; throws (404) when there is none. */
  one(institution: string, id: number): Promise<DriftCheckDetails>;
}

interface DriftCheckPorts {
  database: StrapiDatabase;
  store: DriftCheckStore;
  clock: Clock;
  institutions: InstitutionRegistry;
  callBudget: CallBudgets;
  namesOf: NamesOfAuthors;
  /** Reports that work may be due at any institution. */
  wake(): void;
  log: { error(message: string): void };
}

/** A check that has been running this long is given up for the next one. */
const STILL_RUNNING_MS = 12 * HOUR_MS;

/** Used where the configuration has no check: an operator may still request one. */
const UNCONFIGURED = { repair: false };

/** Each contact is a call: 15% of the default month, so that a month sees 1,500 contacts. */
const SAMPLE = 50;

function statusFrom(row: Row, startedBy: DriftCheckStatus['startedBy']): DriftCheckStatus {
  return {
    id: integer(row.id),
    institution: text(row.institution) ?? '',
    state: text(row.state) as DriftCheckState,
    repairs: boolean(row.repairs) ?? false,
    requested: integer(row.requested),
    wanted: integer(row.wanted),
    checked: integer(row.checked),
    differing: integer(row.differing),
    inConflict: integer(row.inConflict),
    repaired: integer(row.repaired),
    failed: integer(row.failed),
    reason: readReason(row.reason),
    startedBy,
    startedAt: isoTime(row.startedAt) ?? '',
    endedAt: isoTime(row.endedAt),
  };
}

export function driftChecks(ports: DriftCheckPorts): DriftChecks {
  const { clock, database, institutions, namesOf, store } = ports;

  const institutionOf = (code: string) => requireInstitution(institutions, code);

  async function begin(institution: Institution, wish: StartDriftCheck.Request, author: Author) {
    const configured = institution.driftCheck ?? UNCONFIGURED;
    const among =
      wish.findingsOf === undefined ? null : await numbersFound(institution.code, wish.findingsOf);
    const requested = among?.length ?? wish.sample ?? SAMPLE;
    const month = {
      callsPerMonth: institution.limits.callsPerMonth,
      taken: (await ports.callBudget.read(institution.code)).takenThisMonth,
    };
    const { baseUrl, code } = institution;
    const comparable = await countComparable(database, {
      among,
      baseUrl,
      institution: code,
      size: requested,
    });
    return {
      among,
      institution: code,
      baseUrl,
      repairs: wish.repair ?? configured.repair,
      requested,
      ...possibleSample(requested, comparable, month),
      author,
      startedAt: clock.now(),
    };
  }

  async function details(institution: string, id: number): Promise<DriftCheckDetails> {
    const where = { institution, id };
    const [row] = await database.query(DRIFT_CHECK_UID).select('*').where(where).execute();
    if (!row) throw new NotFoundError(reason('noDriftCheck', { check: id, institution }));
    const named = await namesOf([text(row.author)]);
    const status = statusFrom(row, named(text(row.author)));
    const findings = json<DriftFinding[]>(row.findings) ?? [];
    const again = await store.comparedSince(status, findings);
    const names = await namesOfContacts(
      database,
      findings.map(({ contactDocumentId }) => contactDocumentId),
    );
    return {
      ...status,
      findings: findings.map((finding) => ({
        ...finding,
        contactName: names.get(finding.contactDocumentId) ?? null,
        comparedSince: again.has(finding.contactNumber),
      })),
      newer: await store.newerThan(status),
    };
  }

  /** The contacts that a check found to differ, without those repaired or compared again since. */
  async function numbersFound(institution: string, id: number): Promise<string[]> {
    const { findings } = await details(institution, id);
    return findings
      .filter(({ comparedSince, repaired }) => !repaired && !comparedSince)
      .map(({ contactNumber }) => contactNumber);
  }

  const recently = () => new Date(clock.now().getTime() - STILL_RUNNING_MS);

  async function startOne(institution: Institution): Promise<void> {
    const check = await begin(institution, {}, null);
    await store.runAlone(institution.code, async (trx) => {
      const recent = await store.listSince(institution.code, recently());
      const isInTheWay = ({ author, state }: Row) => author === null || state === 'running';
      if (recent.some(isInTheWay)) return;
      await store.end(institution.code, trx);
      await store.begin(check, trx);
    });
  }

  return {
    async start(code, wish, author) {
      const institution = institutionOf(code);
      const check = await begin(institution, wish, author);
      await store.closeFinished();
      const id = await store.runAlone(code, async (trx) => {
        const running = (await store.listSince(code, recently())).find(
          ({ state }) => state === 'running',
        );
        if (running) {
          throw new StateConflictError(
            reason('driftCheckRunning', { check: integer(running.id), institution: code }),
          );
        }
        await store.end(code, trx);
        return store.begin(check, trx);
      });
      ports.wake();
      const { findings: _findings, newer: _newer, ...status } = await details(code, id);
      return status;
    },
    async plan(code, wish) {
      const {
        reason: why,
        repairs,
        requested,
        size,
      } = await begin(institutionOf(code), wish, null);
      const time =
        size === 0 ? null : await ports.callBudget.timeFor(code, { calls: size, lane: 'bulk' });
      return {
        institution: code,
        calls: size,
        finishedAt: time?.finishedAt ?? null,
        basis: time && {
          ahead: time.ahead,
          limitedBy: time.limitedBy,
          perMinute: time.perMinute,
        },
        requested,
        repairs,
        reason: why,
      };
    },
    async startNightly() {
      await store.closeFinished();
      for (const institution of institutions.all()) {
        if (institution.driftCheck === null) continue;
        try {
          await startOne(institution);
        } catch (error) {
          ports.log.error(
            `the drift check of ${institution.code} did not start: ${describeError(error)}`,
          );
        }
      }
      ports.wake();
    },
    async list(code, request) {
      await store.closeFinished();
      const where = { institution: institutionOf(code).code };
      const list = { uid: DRIFT_CHECK_UID, where, order: { id: 'desc' as const }, request };
      const page = await pageOf(database, list, (row) => row);
      const named = await namesOf(page.data.map((row) => text(row.author)));
      return { ...page, data: page.data.map((row) => statusFrom(row, named(text(row.author)))) };
    },
    async one(code, id) {
      await store.closeFinished();
      return details(institutionOf(code).code, id);
    },
  };
}
