/** What a check would do and what it would cost. Pure. */

import type { CheckFinding } from '../contracts/institutions/check-findings';
import {
  CHECK_STEPS,
  type CheckRequest,
  type CheckStepName,
  type ContractCheckPlan,
  type PlannedStep,
} from '../contracts/institutions/contract-check';
import { finding } from './findings';
import { STEPS, type Need } from './steps';

/** A check request with all defaults filled in. */
export interface ResolvedRequest {
  readonly contactNumber: string | null;
  readonly companyNumber: string | null;
  readonly performanceId: string | null;
  readonly writes: boolean;
  readonly creates: boolean;
}

const textOrNull = (value: string | null | undefined): string | null => value?.trim() || null;

/** Fills in the defaults; blank texts become `null`. */
export const resolveRequest = (request: CheckRequest): ResolvedRequest => ({
  contactNumber: textOrNull(request.contactNumber),
  companyNumber: textOrNull(request.companyNumber),
  performanceId: textOrNull(request.performanceId),
  writes: request.writes ?? false,
  creates: request.creates ?? true,
});

function whyMissing(need: Need, request: ResolvedRequest): CheckFinding | null {
  switch (need) {
    case 'contact':
      return request.contactNumber === null ? finding('contactNotNamed') : null;
    case 'company':
      return request.companyNumber === null ? finding('companyNotNamed') : null;
    case 'performance':
      return request.performanceId === null ? finding('performanceNotNamed') : null;
    case 'creating':
      return request.creates ? null : finding('creatingNotAsked');
  }
}

/**
 * Why this request excludes a step, whatever S-360 answers; `null` when it does not.
 *
 * @param sells whether the institution sells anything through the CRM
 */
export function whyExcluded(
  step: CheckStepName,
  request: ResolvedRequest,
  sells: boolean,
): CheckFinding | null {
  const { kind, needs, ofSales } = STEPS[step];
  if (kind === 'writing' && !request.writes) return finding('writingNotAsked');
  if (ofSales && !sells) return finding('sellsNothing');
  for (const need of needs) {
    const why = whyMissing(need, request);
    if (why !== null) return why;
  }
  return null;
}

/**
 * The steps of a request with their cost. Everything that depends on time comes in as arguments.
 */
export function planSteps(
  request: ResolvedRequest,
  facts: {
    sells: boolean;
    /** The CRM already has a catalog, so the check need not read one. */
    hasCatalog: boolean;
    waitMs: Partial<Record<CheckStepName, number>>;
  },
): Pick<ContractCheckPlan, 'steps' | 'calls'> {
  const steps = CHECK_STEPS.map((step): PlannedStep => {
    const { calls, kind } = STEPS[step];
    const untested = whyExcluded(step, request, facts.sells);
    const isRead = step === 'catalog' && !facts.hasCatalog;
    return {
      step,
      kind,
      untested,
      calls: untested ? { least: 0, most: 0 } : { ...calls, ...(isRead && { least: 1 }) },
      waitMs: untested ? 0 : (facts.waitMs[step] ?? 0),
    };
  });
  const sum = (of: (step: PlannedStep) => number) =>
    steps.reduce((total, step) => total + of(step), 0);
  return {
    steps,
    calls: { least: sum(({ calls }) => calls.least), most: sum(({ calls }) => calls.most) },
  };
}
