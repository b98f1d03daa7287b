/** Converts checks to their stored and displayed forms. Pure. */

import type { NamedUser } from '../contracts/named-user';
import type {
  CheckVerdict,
  ContractCheckDetails,
  ContractCheckStatus,
} from '../contracts/institutions/contract-check';
import type { CheckRecord, KeptReport } from './database/check-store';
import { finding } from './findings';
import { assumptionsOf, closeReport, countOf, settingsOf, type Report } from './report';
import type { SettingChange } from './setting-change';

/** The stored part of a report; `configured` completes the suggested lines. */
export const keptReport = (report: Report, configured: SettingChange): KeptReport => ({
  steps: [...report.steps],
  settings: settingsOf(report.results, configured),
  assumptions: assumptionsOf(report.results),
  remainders: [...report.remainders],
  wait: report.wait,
});

/** The report of a check whose process is gone. */
export const interruptedReport = (kept: KeptReport): KeptReport => {
  const { steps } = closeReport({ ...kept, results: {} }, finding('interrupted'));
  return { ...kept, steps: [...steps], wait: null };
};

const verdictShown = ({ state, verdict }: CheckRecord): CheckVerdict | null =>
  state === 'running' ? null : verdict;

export const statusOf = (record: CheckRecord, startedBy: NamedUser | null): ContractCheckStatus => {
  const { steps } = record.report;
  return {
    id: record.id,
    institution: record.institution,
    state: record.state,
    verdict: verdictShown(record),
    writes: record.request.writes,
    held: countOf(steps, 'held'),
    failed: countOf(steps, 'failed'),
    untested: countOf(steps, 'untested'),
    calls: record.calls,
    startedSending: record.startedSending,
    startedBy,
    startedAt: record.startedAt.toISOString(),
    endedAt: record.endedAt?.toISOString() ?? null,
  };
};

export const detailsOf = (
  record: CheckRecord,
  startedBy: NamedUser | null,
): ContractCheckDetails => {
  const { companyNumber, contactNumber, performanceId } = record.request;
  return {
    ...statusOf(record, startedBy),
    request: { companyNumber, contactNumber, performanceId },
    ...record.report,
  };
};
