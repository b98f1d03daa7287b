import type { Author } from '../../kernel/http/request-author';
import type { BulkJobCounts, BulkJobDetails, BulkPushPlan } from '../../contracts/bulk-jobs';
import { reason } from '../../contracts/reasons';
import type { NoteProgress } from '../../kernel/http/long-answers';
import { lockJob } from '../../kernel/lock-job';
import { StateConflictError } from '../../kernel/errors';
import { requireInstitution, type Institution } from '../../institutions';
import { contactCalls } from '../../s360';
import { existingBulkJob } from '../bulk-job-decisions';
import { costOf, forecast, bulkJobDetails } from '../bulk-job-view';
import type { BulkJobsPorts } from '../ports';
import type { PushFilter } from './contacts-to-push';
import { bulkJobScenario } from './load-scenario';
import { callsOf } from './push-counts';
import { planBulkPush } from './bulk-push';

export interface BulkPushes {
  /**
   * The dry run: what would be done, how many calls it costs, how long it takes. It writes nothing
   * and makes no call.
   */
  planPush(institution: string, filter: PushFilter, note?: NoteProgress): Promise<BulkPushPlan>;
  /** The dry run as a Markdown document for validation by S-360's platform team. */
  pushScenario(institution: string, filter: PushFilter, note?: NoteProgress): Promise<string>;
  /**
   * Starts a bulk push; each institution has at most one at a time. `calls` is the number that the
   * operator saw; if the push costs more by now, it is not started.
   */
  startPush(
    institution: string,
    filter: PushFilter,
    author: Author,
    calls: number,
    note?: NoteProgress,
  ): Promise<BulkJobDetails>;
}

export function bulkPushes(ports: BulkJobsPorts): BulkPushes {
  const institutionOf = (code: string) => requireInstitution(ports.institutions, code);

  async function plan(
    institution: Institution,
    filter: PushFilter,
    note?: NoteProgress,
  ): Promise<BulkPushPlan> {
    const counts = await planBulkPush(institution, filter, ports, note);
    const calls = callsOf(counts);
    const { code } = institution;
    return { ...costOf(code, calls, await forecast(code, calls, ports.callBudget)), counts };
  }

  async function refuseASecond(institution: string): Promise<void> {
    const [other] = await ports.bulkJobs.findWhere({
      kind: 'push',
      institution,
      state: { $in: ['running', 'paused', 'failed'] },
    });
    if (!other) return;
    throw new StateConflictError(
      reason('bulkJobUnderWay', { bulkJob: other.id, institution, state: other.state }),
    );
  }

  function add(planned: BulkPushPlan, filter: PushFilter, author: Author): Promise<number> {
    const at = ports.now();
    const { calls: total, institution } = planned;
    const decisions = [{ event: 'start', author, at: at.toISOString() }];
    const begun = { state: 'running', startedAt: at, decisions } as const;
    return ports.bulkJobs.add(
      { kind: 'push', institution, author, settings: filter, plan: planned, total, ...begun },
      at,
    );
  }

  return {
    planPush: async (code, filter, note) => plan(institutionOf(code), filter, note),
    async pushScenario(code, filter, note) {
      const institution = institutionOf(code);
      const counts: BulkJobCounts = await planBulkPush(institution, filter, ports, note);
      const { baseUrl, client, limits, name } = institution;
      return bulkJobScenario({
        institution: { code, name, baseUrl },
        operator: client.authentication.operator,
        counts,
        calls: contactCalls(client),
        limits,
        takenThisMonth: (await ports.callBudget.read(code)).takenThisMonth,
        start: ports.now(),
        forecast: await forecast(code, callsOf(counts), ports.callBudget),
      });
    },
    async startPush(code, filter, author, calls, note) {
      const institution = institutionOf(code);
      await refuseASecond(code);
      const planned = await plan(institution, filter, note);
      if (planned.calls > calls) {
        throw new StateConflictError(reason('pushCostsMore', { now: planned.calls, calls }));
      }
      const id = await ports.database.transactionWithRetries(async (trx) => {
        // The dry run takes time: another bulk push may have started meanwhile.
        await lockJob(ports.database, `addPush:${code}`, trx);
        await refuseASecond(code);
        return add(planned, filter, author);
      });
      ports.wake();
      return bulkJobDetails(await existingBulkJob(ports.bulkJobs, id), ports);
    },
  };
}
