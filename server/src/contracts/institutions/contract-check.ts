/**
 * Contract checks: tests at an institution that show which assumptions about S-360 hold there.
 * Times are ISO 8601 strings in UTC; S-360's ids are strings.
 */
import type { z } from '@strapi/utils';
import type { NamedUser } from '../named-user';
import type { CheckFinding } from './check-findings';
import type { checkRequest } from '../schemas/contract-check';
import type { Data, PageOf } from '../pages';

/** The steps of a check, in the order in which they run. */
export const CHECK_STEPS = [
  'token',
  'alive',
  'readContact',
  'searchContact',
  'savePerson',
  'saveCompany',
  'createContact',
  'pointOfSale',
  'catalog',
  'availability',
  'orderPrices',
  'endedHolds',
  'reservation',
] as const;

export type CheckStepName = (typeof CHECK_STEPS)[number];

/**
 * `reading` changes nothing in S-360; `writing` does, and reverts its changes as far as possible.
 */
export type CheckStepKind = 'reading' | 'writing';

/** An additional observation; `attention` asks a person to look, although the step held. */
export interface CheckNote extends CheckFinding {
  level: 'note' | 'attention';
}

/**
 * `waiting` and `running` occur only while the check is running. `untested`: the step was not
 * tried, for the reason in `findings`.
 */
export type CheckStepState = 'waiting' | 'running' | 'held' | 'failed' | 'untested';

/** One step and its result. */
export interface CheckStep {
  step: CheckStepName;
  kind: CheckStepKind;
  state: CheckStepState;
  /** Why the step failed or was not tried. */
  findings: CheckFinding[];
  notes: CheckNote[];
  /** Settings that fix the failure, as lines for the institution in `config/plugins`. */
  settings: string[];
  calls: number;
}

/** An assumption about S-360, by its name in the description of S-360's interface. */
export interface CheckedAssumption {
  assumption: string;
  /** The setting that changes the assumption; `null` when there is none. */
  setting: string | null;
  state: 'held' | 'refuted' | 'untested';
}

/** A value that a person has to restore in S-360. */
export interface ValueToRestore {
  /** Path in S-360's contact, e.g. `individualContact.email`. */
  field: string;
  /** `null` when it was blank. */
  value: string | null;
}

/** Something that the check left, or may have left, in S-360. */
export type CheckRemainder =
  /** The contact may still have changed values; `values` are the former ones. */
  | { kind: 'values'; contactNumber: string; values: ValueToRestore[] }
  /** A contact that the check created and that stays; `null` when S-360 returned no number. */
  | { kind: 'contact'; contactNumber: string | null; name: string }
  /** An order that may still be open; S-360 abandons it some time after its last change. */
  | { kind: 'order'; orderId: string | null; reference: string };

export type CheckState = 'running' | 'done' | 'cancelled' | 'interrupted';

/**
 * `failed`: at least one step failed; `held`: no step failed, and the token was accepted and S-360
 * answered; `untested`: otherwise, that is, too little was tried.
 */
export type CheckVerdict = 'held' | 'failed' | 'untested';

export type CheckRequest = z.infer<typeof checkRequest>;

/** A check in a list. */
export interface ContractCheckStatus {
  id: number;
  institution: string;
  state: CheckState;
  /** `null` while the check is running. */
  verdict: CheckVerdict | null;
  writes: boolean;
  held: number;
  failed: number;
  untested: number;
  calls: number;
  /** Whether the check started sending to the institution. */
  startedSending: boolean;
  startedBy: NamedUser | null;
  startedAt: string;
  endedAt: string | null;
}

/** A call that has to wait. */
export interface CheckWait {
  /** `window`: a rate limit; `closed`: S-360 reported too many calls or was unreachable. */
  because: 'window' | 'closed';
  until: string;
}

/** A check with all results. */
export interface ContractCheckDetails extends ContractCheckStatus {
  request: {
    contactNumber: string | null;
    companyNumber: string | null;
    performanceId: string | null;
  };
  steps: CheckStep[];
  /** The settings of all steps combined. */
  settings: string[];
  assumptions: CheckedAssumption[];
  remainders: CheckRemainder[];
  wait: CheckWait | null;
}

/** The cost of a step. */
export interface PlannedStep {
  step: CheckStepName;
  kind: CheckStepKind;
  /** Why the step would not run; `null` when it would. */
  untested: CheckFinding | null;
  /** `least` if every assumption holds; `most` if a refusal makes it try other settings. */
  calls: { least: number; most: number };
  /** How long its first call would have to wait, in milliseconds. */
  waitMs: number;
}

/** A performance at which a check could reserve a place. */
export interface SuggestedPerformance {
  id: string;
  /** Names by language: `{ "fr": "…" }`. */
  name: Record<string, string>;
  startsAt: string;
  timeZone: string;
}

/** The preview of a check. */
export interface ContractCheckPlan {
  steps: PlannedStep[];
  calls: { least: number; most: number };
  /** Calls made this month; `callsPerMonth` is `null` when there is no quota. */
  month: { taken: number; callsPerMonth: number | null };
  /** Upcoming performances, the next ones first; empty while there is no catalog. */
  performances: SuggestedPerformance[];
}

/**
 * `GET /s360/institutions/:code/contract-checks/plan?contactNumber=&writes=true …`. Costs no call.
 */
export declare namespace PlanContractCheck {
  type Response = Data<ContractCheckPlan>;
}

/** `GET /s360/institutions/:code/contract-checks?page=&pageSize=`, newest first */
export declare namespace GetContractChecks {
  type Response = PageOf<ContractCheckStatus>;
}

/** `GET /s360/institutions/:code/contract-checks/:id` */
export declare namespace GetContractCheck {
  type Response = Data<ContractCheckDetails>;
}

/**
 * `POST /s360/institutions/:code/contract-checks` runs the reading steps, and
 * `…/contract-checks/writing`, with its own permission, the writing steps too. 409 while a check of
 * the institution is running.
 */
export declare namespace StartContractCheck {
  type Request = CheckRequest;
  type Response = Data<ContractCheckDetails>;
}

/** `POST /s360/institutions/:code/contract-checks/:id/cancel`: first restores what it changed. */
export declare namespace CancelContractCheck {
  type Response = Data<ContractCheckDetails>;
}
