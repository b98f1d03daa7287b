/**
 * Loads: many contacts that are written or sent as one piece of work. Times are ISO 8601 strings
 * in UTC.
 */
import type { SyncFailure } from './contacts/contact-sync';
import type { Reason } from './reasons';
import type { Pagination } from './pages';

/**
 * `guard`: held back because somebody changed so many at once; `push`: contacts of the CRM go to an
 * institution for the first time; `file`: contacts are brought into the CRM from a CSV file; `pull`:
 * contacts and orders that one delivery wants to be read from S-360, on hold because of their number.
 */
export type BulkJobKind = 'guard' | 'push' | 'file' | 'pull';

export type BulkJobState =
  | 'planned'
  | 'waiting'
  | 'running'
  | 'paused'
  | 'rejected'
  | 'cancelled'
  | 'failed'
  | 'done'
  | 'undoing'
  | 'undoFailed'
  | 'undone';

/** What it costs to send, or read, what a bulk job holds, at one institution. */
export interface BulkJobCost {
  institution: string;
  calls: number;
  /** When the last call would be made; `null` when the quota never allows it. */
  finishedAt: string | null;
  /** Whole days until then, rounded up. */
  days: number | null;
}

/**
 * Where the links of a bulk job stand. `sent` counts those that need nothing any more; of a file, whose
 * lines are counted by `processed`, only links that still need something are known.
 */
export interface BulkJobProgress {
  total: number;
  marked: number;
  sent: number;
  waiting: number;
  failed: number;
  inDoubt: number;
  /** Links sent per minute over the last ten minutes; `null` while too little is known. */
  perMinute: number | null;
  expectedEnd: string | null;
}

/** Numbers of a bulk job by name, e.g. `created`, `changed`, `refused`. */
export type BulkJobCounts = Record<string, number>;

/** What somebody decided about a bulk job; the author as in BulkJobSummary. */
export interface BulkJobDecision {
  event: string;
  author: string | null;
  authorName: string | null;
  at: string;
}

export interface BulkJobSummary {
  id: number;
  kind: BulkJobKind;
  state: BulkJobState;
  /** The institution that is sent to; `null` for a bulk job that concerns several or none. */
  institution: string | null;
  /** Who caused it: `admin:1`, `content-api-token:3`, `delivery:7`, `sweep`; `null` when nobody is known. */
  author: string | null;
  /** What that person or token is called; `null` for others, and for those that are gone. */
  authorName: string | null;
  createdAt: string;
  startedAt: string | null;
  endedAt: string | null;
  total: number;
  processed: number;
  counts: BulkJobCounts;
  failure: SyncFailure | null;
  /** Who approved, rejected, paused, resumed, cancelled or undid it, and when: the latest last. */
  decisions: BulkJobDecision[];
}

export interface BulkJobDetails extends BulkJobSummary {
  /** What sending what is still pending costs, by institution. */
  costs: BulkJobCost[];
  progress: BulkJobProgress;
  /** The dry run that it was started with, in the form of its kind. */
  plan: unknown;
  /** What its undo left because an error met it, the first 500. */
  undoRefused: UndoRefusal[];
}

/** A change that an undo left as it is: another plugin or the database refused to take it back. */
export interface UndoRefusal {
  contactDocumentId: string;
  /** `null`: the contact itself, which the bulk job made. */
  field: string | null;
  /** The name of the error. */
  code: string;
  at: string;
}

/** `GET /s360/bulk-jobs?kind=&state=&institution=&page=&pageSize=`, the newest first */
export declare namespace GetBulkJobs {
  interface Response {
    data: BulkJobSummary[];
    meta: { pagination: Pagination };
  }
}

/** `GET /s360/bulk-jobs/:id`, and the answer of every decision about a bulk job */
export declare namespace GetBulkJob {
  interface Response {
    data: BulkJobDetails;
  }
}

/** `POST /s360/bulk-jobs/:id/approve`; 400 without the `calls` that are agreed to, 409 when it holds more by now. */
export declare namespace ApproveBulkJob {
  interface Request {
    /** The calls that the operator was shown. */
    calls: number;
  }
}

/** What a bulk push would do, its cost and time. Counts by name: see docs/integrators/first-load.md. */
export interface BulkPushPlan {
  institution: string;
  counts: BulkJobCounts;
  calls: number;
  days: number | null;
  finishedAt: string | null;
}

/** What the dry run of a file found. Findings name lines and fields, never values. */
export interface FileImportPlan {
  counts: BulkJobCounts;
  /** The first 500. */
  findings: {
    line: number;
    outcome: 'refused' | 'ambiguous' | 'kept' | 'warning';
    reasons: Reason[];
  }[];
  /** Calls to institutions that the changes would cost afterwards. */
  calls: number;
  headings: string[];
  /** The field of each column that is read, by heading; empty: none was recognized, nothing read. */
  mapping: Record<string, string>;
}

/**
 * `POST /s360/bulk-jobs/file`: multipart, the CSV as `file`, choices as JSON text in `settings`;
 * `POST /s360/bulk-jobs/:id/plan` with other choices; `POST /s360/bulk-jobs/:id/start`, which may repeat
 * the choices that the operator saw: 409 when it was planned by others since.
 */
export declare namespace BulkJobFile {
  interface Settings {
    /** Heading to field; proposed from the headings when left out. */
    mapping?: Record<string, string>;
    /** How 1/2/1990 is read. Default `dayFirst`. */
    dates?: 'dayFirst' | 'monthFirst';
    /** A filled value that the file has otherwise. Default `keep`. */
    filled?: 'keep' | 'overwrite';
    /** A field whose cell is blank. Default `keep`. */
    blanks?: 'keep' | 'empty';
  }
}

/** `POST /s360/bulk-jobs/:id/undo/plan`: what an undo would do; `POST /s360/bulk-jobs/:id/undo` does it. */
export interface UndoPlan {
  /** Fields that get the value back that they had before the bulk job. */
  restored: number;
  /** Contacts that the bulk job made and nobody has touched since. */
  deleted: number;
  /** What stays as it is. */
  left: {
    changedSince: number;
    /** S-360 has the contact: nothing is ever deleted there. */
    knownAtS360: number;
    /** Something names the contact that the bulk job made: a booking, a relation of the venue's own. */
    inUse: number;
    /** The contact was deleted since. */
    gone: number;
  };
  /** Calls to institutions that restoring costs afterwards. */
  calls: number;
  /** What is left, the first 500. */
  findings: {
    contactDocumentId: string;
    field: string | null;
    because: 'changedSince' | 'knownAtS360' | 'inUse' | 'gone';
  }[];
}

/** `POST /s360/bulk-jobs/push/plan` and `/s360/bulk-jobs/push/scenario` (text) and `/s360/bulk-jobs/push` */
export declare namespace PushContacts {
  interface Request {
    institution: string;
    type?: 'individual' | 'structure';
    updatedSince?: string;
    where?: Record<string, string | null | string[]>;
    unlinkedOnly?: boolean;
  }
  /** Of `/s360/bulk-jobs/push`: 409 when it costs more calls by now than were agreed to. */
  interface StartRequest extends Request {
    /** The calls that the operator was shown. */
    calls: number;
  }
  interface PlanResponse {
    data: BulkPushPlan;
  }
}
