/** What a check has found so far. Pure. */

import {
  CHECK_STEPS,
  type CheckedAssumption,
  type CheckFinding,
  type CheckNote,
  type CheckRemainder,
  type CheckStep,
  type CheckStepName,
  type CheckVerdict,
  type CheckWait,
} from '../../contracts/institutions/contract-check';
import { ASSUMPTIONS, type AssumptionName } from '../../s360';
import { notTried, type ResolvedRequest } from './plan';
import { allSettingLines, settingLines, type SettingChange } from './setting-change';
import { STEPS } from './steps';

/** What one step found. */
export interface StepResult {
  readonly state: 'held' | 'failed' | 'untested';
  readonly findings: readonly CheckFinding[];
  readonly notes: readonly CheckNote[];
  /** Settings with which it would have held. */
  readonly cures: readonly SettingChange[];
  /** What it showed of assumptions. */
  readonly assumptions: Partial<Record<AssumptionName, 'held' | 'refuted'>>;
  /** Whether later steps can build on it, though it may have failed. */
  readonly isUsable: boolean;
}

/** A check under way, or ended. */
export interface Report {
  readonly steps: readonly CheckStep[];
  readonly results: Partial<Record<CheckStepName, StepResult>>;
  readonly remainders: readonly CheckRemainder[];
  readonly wait: CheckWait | null;
}

/** The report before the first step. */
export const newReport = (request: ResolvedRequest, sells: boolean): Report => ({
  steps: CHECK_STEPS.map((step) => {
    const why = notTried(step, request, sells);
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

const changed = (report: Report, step: CheckStepName, to: Partial<CheckStep>): Report => ({
  ...report,
  steps: report.steps.map((one) => (one.step === step ? { ...one, ...to } : one)),
});

/** The step begins. */
export const begun = (report: Report, step: CheckStepName): Report =>
  changed(report, step, { state: 'running' });

/** The step has made one more call. */
export const called = (report: Report, step: CheckStepName): Report => {
  const calls = report.steps.find((one) => one.step === step)?.calls ?? 0;
  return changed(report, step, { calls: calls + 1 });
};

/** The step has ended. */
export const ended = (report: Report, step: CheckStepName, result: StepResult): Report => ({
  ...changed(report, step, {
    state: result.state,
    findings: [...result.findings],
    notes: [...result.notes],
    settings: result.cures.flatMap(settingLines),
  }),
  results: { ...report.results, [step]: result },
  wait: null,
});

/** Nothing more is tried. */
export const closed = (report: Report, why: CheckFinding): Report => ({
  ...report,
  wait: null,
  steps: report.steps.map((one) =>
    one.state === 'waiting' || one.state === 'running'
      ? { ...one, state: 'untested', findings: [why] }
      : one,
  ),
});

/** The earlier step without which this one cannot be tried; `null` when none is missing. */
export const stepMissing = (report: Report, step: CheckStepName): CheckStepName | null =>
  STEPS[step].after.find((name) => report.results[name]?.isUsable !== true) ?? null;

export const callsOf = ({ steps }: Pick<Report, 'steps'>): number =>
  steps.reduce((total, { calls }) => total + calls, 0);

/** How many steps are in a state. */
export const countOf = (steps: readonly CheckStep[], state: CheckStep['state']): number =>
  steps.filter((one) => one.state === state).length;

/** How the check ended as a whole. */
export function verdictOn(steps: readonly CheckStep[]): CheckVerdict {
  if (countOf(steps, 'failed') > 0) return 'failed';
  const isHeld = (name: CheckStepName) =>
    steps.some(({ state, step }) => step === name && state === 'held');
  return isHeld('token') && isHeld('alive') ? 'held' : 'untested';
}

/**
 * Whether the check shows that contacts can be sent: nothing failed, one was saved without loss, and
 * one was created.
 */
export function showsThatSendingIsSafe(steps: readonly CheckStep[]): boolean {
  const isHeld = (name: CheckStepName) =>
    steps.some(({ state, step }) => step === name && state === 'held');
  return (
    verdictOn(steps) === 'held' &&
    (isHeld('savePerson') || isHeld('saveCompany')) &&
    isHeld('createContact')
  );
}

/** Every setting that cures something, as lines that can take the place of what is configured. */
export const settingsOf = (results: Report['results'], configured: SettingChange): string[] =>
  allSettingLines(
    configured,
    CHECK_STEPS.flatMap((step) => results[step]?.cures ?? []),
  );

const isName = (name: string): name is AssumptionName => Object.hasOwn(ASSUMPTIONS, name);

/** What the check showed of each assumption; one step that refutes it is enough. */
export function assumptionsOf(results: Report['results']): CheckedAssumption[] {
  const shown = CHECK_STEPS.flatMap((step) => Object.entries(results[step]?.assumptions ?? {}));
  return Object.keys(ASSUMPTIONS)
    .filter(isName)
    .map((assumption) => {
      const states = shown.filter(([name]) => name === assumption).map(([, state]) => state);
      const state = states.includes('refuted')
        ? 'refuted'
        : states.includes('held')
          ? 'held'
          : 'untested';
      return { assumption, setting: ASSUMPTIONS[assumption].setting, state };
    });
}

/**
 * Writing steps that did not hold where they were last tried.
 * @param checks the steps of each check, the newest first
 */
export const untestedAmong = (checks: readonly (readonly CheckStep[])[]): CheckStepName[] =>
  CHECK_STEPS.filter((name) => STEPS[name].kind === 'writing').filter((name) => {
    const tried = checks
      .flat()
      .find(({ state, step }) => step === name && (state === 'held' || state === 'failed'));
    return tried?.state !== 'held';
  });
