import type { CheckFinding, CheckFindingCode } from '../contracts/institutions/check-findings';
import type { CheckNote, CheckStepName } from '../contracts/institutions/contract-check';
import { MINUTE_MS } from '../kernel/time/durations';
import type { AssumptionName, S360Error } from '../s360';
import { withMethodWindows } from '../institutions';
import type { CheckedInstitution } from './ports';
import type { StepResult } from './steps';
import type { SettingChange } from './setting-change';

export const finding = (
  code: CheckFindingCode,
  values: CheckFinding['values'] = {},
): CheckFinding => ({ code, values });

/** A side observation that needs no action. */
export const note = (code: CheckFindingCode, values: CheckFinding['values'] = {}): CheckNote => ({
  code,
  values,
  level: 'note',
});

/** A side observation that a person should look at. */
export const attention = (
  code: CheckFindingCode,
  values: CheckFinding['values'] = {},
): CheckNote => ({ code, values, level: 'attention' });

type AssumptionStates = Partial<Record<AssumptionName, 'held' | 'refuted'>>;

const statesOf = (names: readonly AssumptionName[], state: 'held' | 'refuted'): AssumptionStates =>
  Object.fromEntries(names.map((name) => [name, state]));

interface ResultDetails {
  notes?: readonly CheckNote[];
  held?: readonly AssumptionName[];
  refuted?: readonly AssumptionName[];
}

/** `cures` of a step that held: settings that make use of what it found. */
export const heldResult = ({
  cures = [],
  notes = [],
  held: names = [],
}: ResultDetails & Partial<Pick<StepResult, 'cures'>> = {}): StepResult => ({
  state: 'held',
  findings: [],
  notes,
  cures,
  assumptions: statesOf(names, 'held'),
  isUsable: true,
});

/** The step failed. When it has a cure, later steps build on it. */
export const failedResult = (
  findings: CheckFinding | readonly CheckFinding[],
  more: ResultDetails & { cures?: readonly SettingChange[]; isUsable?: boolean } = {},
): StepResult => {
  const { cures = [], held: names = [], notes = [], refuted = [] } = more;
  return {
    state: 'failed',
    findings: 'code' in findings ? [findings] : findings,
    notes,
    cures,
    assumptions: { ...statesOf(names, 'held'), ...statesOf(refuted, 'refuted') },
    isUsable: more.isUsable ?? cures.length > 0,
  };
};

/** The step was not tried, or its outcome is unclear. */
export const untestedResult = (
  why: CheckFinding,
  notes: readonly CheckNote[] = [],
): StepResult => ({
  state: 'untested',
  findings: [why],
  notes,
  cures: [],
  assumptions: {},
  isUsable: false,
});

/** An earlier step has no usable result. */
export const stepNeededFinding = (step: CheckStepName): CheckFinding =>
  finding('stepNeeded', { step });

export function callFinding(error: S360Error): CheckFinding {
  const call = error.method;
  switch (error.kind) {
    case 'network':
      return finding(error.sent === 'no' ? 'callNotReached' : 'callWithoutAnswer', {
        call,
        code: error.code,
      });
    case 'business':
      return finding('callRefused', { call, why: [error.why] });
    case 'authentication':
      return finding('callNotAllowed', { call, status: error.status });
    case 'http':
      return error.status === 404
        ? finding('callNotFound', { call, service: error.service })
        : finding('callFailed', { call, status: error.status });
    case 'too-many-calls':
      return finding('callTooMany', { call, status: error.status });
    case 'answer':
      if (error.reason === 'unknown-status') return finding('statusUnknown', { word: error.word });
      return finding('callUnreadable', { call, reason: error.reason });
    case 'in-progress':
      return finding('catalogNotReady');
    case 'request':
      return finding('callNotSent', { call, reason: error.reason });
  }
}

/** Why a call failed whose body has configurable element names, as a refusal may be about those. */
export const bodyFindings = (
  error: S360Error,
  setting: 'saveIndividual' | 'saveStructure' | 'searchContact',
): CheckFinding[] => [
  callFinding(error),
  ...(error.kind === 'business'
    ? [finding('partsCanBeSet', { setting: `assumptions.${setting}` })]
    : []),
];

/** Calls per minute that one client measured, where 180 are documented. */
const MEASURED_CALLS = 90;

/**
 * Suggests the measured number of calls, beside the other windows. Returns nothing when the
 * configured limit is not higher: then other programs use up what S-360 allows.
 */
function fewerCalls({ limits: { windows } }: CheckedInstitution): SettingChange[] {
  const isOfAll = ({
    method,
    perMs,
    scope,
    service,
  }: CheckedInstitution['limits']['windows'][number]) =>
    scope === 'institution' && !service && !method && perMs <= MINUTE_MS;
  const perMinute = windows.filter(isOfAll).map(({ calls, perMs }) => (calls * MINUTE_MS) / perMs);
  if (Math.min(...perMinute) <= MEASURED_CALLS) return [];
  const ownOfMethods = withMethodWindows([]);
  const others = windows.filter((window) => !isOfAll(window) && !ownOfMethods.includes(window));
  return [
    { limits: [{ scope: 'institution', calls: MEASURED_CALLS, perMs: MINUTE_MS }, ...others] },
  ];
}

export const failedCallResult = (
  error: S360Error,
  institution: CheckedInstitution,
  more: ResultDetails & { isUsable?: boolean } = {},
): StepResult =>
  failedResult(callFinding(error), {
    isUsable: false,
    ...more,
    ...(error.kind === 'too-many-calls' && {
      cures: fewerCalls(institution),
      refuted: ['limits'],
    }),
  });
