/**
 * Contract checks: which assumptions about S-360 hold at an institution, tried at the institution
 * itself. Times are ISO 8601 strings in UTC; ids of S-360 are strings.
 */
import type { Reason } from '../reasons';
import type { NamedUser } from '../named-user';
import type { Pagination } from '../pages';

/** An author of the command line is this and the name of the user there. */
export const COMMAND_LINE_AUTHOR = 'command-line:';

/** What a check tries, in its order. */
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
  'reservation',
] as const;

export type CheckStepName = (typeof CHECK_STEPS)[number];

/** `reading` changes nothing in S-360; `writing` does, and puts it back as far as that is possible. */
export type CheckStepKind = 'reading' | 'writing';

/**
 * What was seen, or why something was not tried. The words are translations:
 * `contractCheck.finding.<code>`. Values in lists are names of fields, as paths in S-360's contact.
 */
export interface CheckFinding {
  code: CheckFindingCode;
  values: Record<string, string | number | readonly string[] | readonly Reason[]>;
}

/** Codes of findings, by what they are about. */
export const CHECK_FINDINGS = [
  // Calls that failed.
  'callNotReached',
  'callWithoutAnswer',
  'callRefused',
  'partsCanBeSet',
  'callNotAllowed',
  'callNotFound',
  'callFailed',
  'callUnreadable',
  'callTooMany',
  'callNotSent',
  'statusUnknown',
  // Not tried.
  'writingNotAsked',
  'contactNotNamed',
  'companyNotNamed',
  'contactIsCompany',
  'companyIsPerson',
  'creatingNotAsked',
  'performanceNotNamed',
  'stepNeeded',
  'sellsNothing',
  'monthUsedUp',
  'closedNow',
  'waitTooLong',
  'cancelled',
  'interrupted',
  'faultOfOurs',
  // Token.
  'tokenRefused',
  'tokenNotLookedAt',
  'tokenSubjectOther',
  'tokenUnitOther',
  'tokenKindOther',
  'tokenOtherKindHeld',
  'tokenOtherKindRefused',
  'versionOther',
  // Reading.
  'statusWordOther',
  'flagsUnknown',
  'flagsAsText',
  'pointOfSaleUnusable',
  'timeZoneMissing',
  'contactUnusable',
  'contactOther',
  'noModifiedDate',
  'noClock',
  'searchMisses',
  'searchFindsOthers',
  'searchFormOther',
  'catalogStored',
  'catalogNotReady',
  'requestIdsOther',
  'catalogEmpty',
  'catalogWithoutPrices',
  'nothingOnSale',
  'nothingReservable',
  'catalogSize',
  'availabilityMissing',
  'availabilityUnknownLevels',
  'seatCategoryOther',
  'noPerformanceToAsk',
  'performanceUnknown',
  'performanceWithoutPrices',
  'performanceNotReservable',
  // Saving.
  'saveFormOther',
  'saveNotDone',
  'saveLoses',
  'saveChangesOthers',
  'saveAltered',
  'saveDerived',
  'addressesRenewed',
  'savedAsNew',
  'restored',
  'restoreFailed',
  'createdWithoutNumber',
  'createdNotFound',
  'createdDiffers',
  'createdStays',
  // Booking.
  'orderStateOther',
  'closedWordUnseen',
  'orderReferenceMissing',
  'orderContactOther',
  'orderWithoutMovements',
  'orderNotAbandoned',
  'orderMayBeOpen',
  'pricesOther',
  'pricesUnclear',
  'noPlaces',
] as const;

export type CheckFindingCode = (typeof CHECK_FINDINGS)[number];

/** Something seen beside; `attention` is for a person to look at, though the step held. */
export interface CheckNote extends CheckFinding {
  level: 'note' | 'attention';
}

/**
 * `waiting` and `running` are of a check that is under way. `untested`: not tried, for the reason in
 * `findings`.
 */
export type CheckStepState = 'waiting' | 'running' | 'held' | 'failed' | 'untested';

/** One step and what became of it. */
export interface CheckStep {
  step: CheckStepName;
  kind: CheckStepKind;
  state: CheckStepState;
  /** Why it failed, or was not tried. */
  findings: CheckFinding[];
  notes: CheckNote[];
  /** Settings that cure it, as lines for the institution in `config/plugins`. */
  settings: string[];
  /** Calls that it has made. */
  calls: number;
}

/** An assumption of the table in `s360/assumptions.ts`, by name. */
export interface CheckedAssumption {
  assumption: string;
  /** The setting that makes it otherwise; `null` where there is none. */
  setting: string | null;
  state: 'held' | 'refuted' | 'untested';
}

/** A value that a person has to put back in S-360. */
export interface ValueToRestore {
  /** Path in S-360's contact, e.g. `individualContact.email`. */
  field: string;
  /** `null`: it was blank. */
  value: string | null;
}

/** What the check left behind in S-360, or may have. */
export type CheckRemainder =
  /** The contact may still have other values than before: these were there. */
  | { kind: 'values'; contactNumber: string; values: ValueToRestore[] }
  /** A contact that the check created, which stays. `null`: its number was not answered. */
  | { kind: 'contact'; contactNumber: string | null; name: string }
  /** An order that may be open; S-360 abandons it some time after its last change. */
  | { kind: 'order'; orderId: string | null; reference: string };

export type CheckState = 'running' | 'done' | 'cancelled' | 'interrupted';

/** `held`: everything that was tried; `failed`: at least one step; `untested`: nothing to speak of was tried. */
export type CheckVerdict = 'held' | 'failed' | 'untested';

/** What a person asks of a check. */
export interface CheckRequest {
  /** A contact of S-360, read in any case, and saved with `writes`: one that is there for tests. */
  contactNumber?: string | null | undefined;
  /** A company for tests, saved with `writes`. */
  companyNumber?: string | null | undefined;
  /** A performance, of which one place is reserved and given back with `writes`. */
  performanceId?: string | null | undefined;
  /** Whether writing steps are tried. */
  writes?: boolean | undefined;
  /** Whether writing includes a new contact, which stays in S-360; default true. */
  creates?: boolean | undefined;
}

/** A check in a list. */
export interface ContractCheckStatus {
  id: number;
  institution: string;
  state: CheckState;
  /** `null` while it runs. */
  verdict: CheckVerdict | null;
  writes: boolean;
  held: number;
  failed: number;
  untested: number;
  /** Calls made so far. */
  calls: number;
  /** Sending to the institution was started because of it. */
  startedSending: boolean;
  startedBy: NamedUser | null;
  startedAt: string;
  endedAt: string | null;
}

/** A call that has to wait. */
export interface CheckWait {
  /** `window`: a limit of S-360; `closed`: S-360 had too many calls, or was not reached. */
  because: 'window' | 'closed';
  until: string;
}

/** A check with everything that it found. */
export interface ContractCheckDetails extends ContractCheckStatus {
  request: {
    contactNumber: string | null;
    companyNumber: string | null;
    performanceId: string | null;
  };
  steps: CheckStep[];
  /** All settings that cure something, together. */
  settings: string[];
  assumptions: CheckedAssumption[];
  remainders: CheckRemainder[];
  /** What the step under way waits for. */
  wait: CheckWait | null;
}

/** What a step would cost. */
export interface PlannedStep {
  step: CheckStepName;
  kind: CheckStepKind;
  /** Why it would not be tried; `null` when it would. */
  untested: CheckFinding | null;
  /** Calls when all holds, and at most. */
  calls: { least: number; most: number };
  /** How long its first call would have to wait, ms; 0 for not at all. */
  waitMs: number;
}

/** A performance that a check could reserve a place of. */
export interface SuggestedPerformance {
  id: string;
  /** By language: `{ "fr": "…" }`. */
  name: Record<string, string>;
  startsAt: string;
  timeZone: string;
}

/** What a check would do, before it does. */
export interface ContractCheckPlan {
  steps: PlannedStep[];
  calls: { least: number; most: number };
  /** Calls of this month; `callsPerMonth` is `null` where there is no quota. */
  month: { taken: number; callsPerMonth: number | null };
  /** Upcoming, the next ones first; none while no catalog is known. */
  performances: SuggestedPerformance[];
}

/** `GET /s360/institutions/:code/contract-checks/plan?contactNumber=&writes=true …`. Costs no call. */
export declare namespace PlanContractCheck {
  interface Response {
    data: ContractCheckPlan;
  }
}

/** `GET /s360/institutions/:code/contract-checks?page=&pageSize=`, the newest first */
export declare namespace GetContractChecks {
  interface Response {
    data: ContractCheckStatus[];
    meta: { pagination: Pagination };
  }
}

/** `GET /s360/institutions/:code/contract-checks/:id` */
export declare namespace GetContractCheck {
  interface Response {
    data: ContractCheckDetails;
  }
}

/**
 * `POST /s360/institutions/:code/contract-checks` for reading, `…/contract-checks/writing` for
 * writing too, which is a permission of its own. 409 while one is running there.
 */
export declare namespace StartContractCheck {
  type Request = CheckRequest;
  interface Response {
    data: ContractCheckDetails;
  }
}

/** `POST /s360/institutions/:code/contract-checks/:id/cancel`: what was changed is put back first. */
export declare namespace CancelContractCheck {
  interface Response {
    data: ContractCheckDetails;
  }
}
