import type { CheckFinding } from '../contracts/institutions/check-findings';
import {
  CHECK_STEPS,
  type CheckedAssumption,
  type CheckRemainder,
  type CheckStep,
  type CheckStepName,
  type CheckVerdict,
  type CheckWait,
} from '../contracts/institutions/contract-check';
import { ASSUMPTIONS, isAssumption, settingNames } from '../s360';
import { whyExcluded, type ResolvedRequest } from './plan';
import { allSettingLines, settingLines, type SettingChange } from './setting-change';
import { STEPS, type StepResult } from './steps';

export interface Report {
  readonly steps: readonly CheckStep[];
  readonly results: Partial<Record<CheckStepName, StepResult>>;
  readonly remainders: readonly CheckRemainder[];
  readonly wait: CheckWait | null;
}

export const newReport = (request: ResolvedRequest, sells: boolean): Report => ({
  steps: CHECK_STEPS.map((step) => {
    const why = whyExcluded(step, request, sells);
    return {
      step,
      kind: STEPS[step].kind,
      state: why === null ? 'waiting' : 'untested',
      findings: why === null ? [] : [why],
      notes: [],
      settings: [],
      calls: 0,
    };
  }),
  results: {},
  remainders: [],
  wait: null,
});

const changeStep = (report: Report, step: CheckStepName, to: Partial<CheckStep>): Report => ({
  ...report,
  steps: report.steps.map((one) => (one.step === step ? { ...one, ...to } : one)),
});

export const startStep = (report: Report, step: CheckStepName): Report =>
  changeStep(report, step, { state: 'running' });

export const countCall = (report: Report, step: CheckStepName): Report => {
  const calls = report.steps.find((one) => one.step === step)?.calls ?? 0;
  return changeStep(report, step, { calls: calls + 1 });
};

export const endStep = (report: Report, step: CheckStepName, result: StepResult): Report => ({
  ...changeStep(report, step, {
    state: result.state,
    findings: [...result.findings],
    notes: [...result.notes],
    settings: result.cures.flatMap(settingLines),
  }),
  results: { ...report.results, [step]: result },
  wait: null,
});

export const closeReport = (report: Report, why: CheckFinding): Report => ({
  ...report,
  wait: null,
  steps: report.steps.map((one) =>
    one.state === 'waiting' || one.state === 'running'
      ? { ...one, state: 'untested', findings: [why] }
      : one,
  ),
});

/** The earlier step that prevents this one from being tried; `null` when there is none. */
export const missingStep = (report: Report, step: CheckStepName): CheckStepName | null =>
  STEPS[step].after.find((name) => report.results[name]?.isUsable !== true) ?? null;

export const callsOf = ({ steps }: Pick<Report, 'steps'>): number =>
  steps.reduce((total, { calls }) => total + calls, 0);

export const countOf = (steps: readonly CheckStep[], state: CheckStep['state']): number =>
  steps.filter((one) => one.state === state).length;

const hasHeld = (steps: readonly CheckStep[], name: CheckStepName): boolean =>
  steps.some(({ state, step }) => step === name && state === 'held');

export function verdictOn(steps: readonly CheckStep[]): CheckVerdict {
  if (countOf(steps, 'failed') > 0) return 'failed';
  return hasHeld(steps, 'token') && hasHeld(steps, 'alive') ? 'held' : 'untested';
}

/**
 * Whether the check shows that sending contacts is safe: no step failed, one save lost nothing, and
 * one contact was created.
 */
export function showsThatSendingIsSafe(steps: readonly CheckStep[]): boolean {
  return (
    verdictOn(steps) === 'held' &&
    (hasHeld(steps, 'savePerson') || hasHeld(steps, 'saveCompany')) &&
    hasHeld(steps, 'createContact')
  );
}

/** Every setting that cures something, as lines that can replace the configured ones. */
export const settingsOf = (results: Report['results'], configured: SettingChange): string[] =>
  allSettingLines(
    configured,
    CHECK_STEPS.flatMap((step) => results[step]?.cures ?? []),
  );

/** The state of each assumption. A single step that refutes it is decisive. */
export function assumptionsOf(results: Report['results']): CheckedAssumption[] {
  const shown = CHECK_STEPS.flatMap((step) => Object.entries(results[step]?.assumptions ?? {}));
  return Object.keys(ASSUMPTIONS)
    .filter(isAssumption)
    .map((assumption) => {
      const states = shown.filter(([name]) => name === assumption).map(([, state]) => state);
      const state = states.includes('refuted')
        ? 'refuted'
        : states.includes('held')
          ? 'held'
          : 'untested';
      return { assumption, setting: settingNames(assumption).join(', ') || null, state };
    });
}

/**
 * Writing steps that did not hold when a check last tried them, or that no check tried.
 *
 * @param checks the steps of each check, newest first
 */
export const untestedSteps = (checks: readonly (readonly CheckStep[])[]): CheckStepName[] =>
  CHECK_STEPS.filter((name) => STEPS[name].kind === 'writing').filter((name) => {
    const tried = checks
      .flat()
      .find(({ state, step }) => step === name && (state === 'held' || state === 'failed'));
    return tried?.state !== 'held';
  });
