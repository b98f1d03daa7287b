/**
 * Bulk jobs: many contacts written or sent as one piece of work. Times are ISO 8601 strings in UTC.
 */
import type { z } from '@strapi/utils';
import type { SyncFailure } from './contacts/contact-sync';
import type { CallEstimate } from './institutions/call-budget';
import type { Reason } from './reasons';
import type * as schemas from './schemas/bulk-jobs';
import type { Data, PageOf } from './pages';

/**
 * `guard`: many contacts were changed at once, so their pushes are on hold until approved;
 * `push`: contacts of the CRM are sent to an institution for the first time;
 * `file`: contacts are imported from a CSV file;
 * `pull`: one delivery requires many pulls of contacts and orders, which are on hold until
 * approved;
 * `aiClient`: what an AI client wrote one by one; it is done from the start, and can be undone.
 */
export const BULK_JOB_KINDS = ['guard', 'push', 'file', 'pull', 'aiClient'] as const;

export type BulkJobKind = (typeof BULK_JOB_KINDS)[number];

export const BULK_JOB_STATES = [
  'planned',
  'waiting',
  'running',
  'paused',
  'rejected',
  'cancelled',
  'failed',
  'done',
  'undoing',
  'undoFailed',
  'undone',
] as const;

export type BulkJobState = (typeof BULK_JOB_STATES)[number];

/** What the remaining pushes or pulls of a bulk job cost at one institution. */
export interface BulkJobCost {
  institution: string;
  calls: number;
  /** When the last call would be made; `null` when that is more than ten years away, or never. */
  finishedAt: string | null;
  /** Whole days until then, rounded up. */
  days: number | null;
  /** What the estimate rests on; `null` without an end. */
  basis: Pick<CallEstimate, 'limitedBy' | 'ahead' | 'perMinute'> | null;
}

/**
 * The progress of a bulk job's links. `sent` counts links that need nothing any more. For a file,
 * `processed` counts its lines, and only links that still need something are known.
 */
export interface BulkJobProgress {
  total: number;
  marked: number;
  sent: number;
  waiting: number;
  failed: number;
  inDoubt: number;
  /** Links sent per minute over the last ten minutes; `null` while there is too little data. */
  perMinute: number | null;
  expectedEnd: string | null;
}

/**
 * What a column of a file is mapped to that names contacts by their document id. No heading is taken
 * for it automatically: in a file of another system it would name something else.
 */
export const ID_COLUMN = 'documentId';

/** Counts by name, e.g. `created`, `changed`, `refused`. */
export type BulkJobCounts = Record<string, number>;

/** A decision about a bulk job; `author` is as in `BulkJobSummary`. */
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
  /** The institution that receives the contacts; `null` when there are several or none. */
  institution: string | null;
  /** Who caused it: `admin:1`, `content-api-token:3`, `delivery:7`, `sweep`; `null` if unknown. */
  author: string | null;
  /** The name of that person or token; `null` for other authors, and when it was deleted. */
  authorName: string | null;
  /** The name of the imported file; `null` for other kinds. */
  fileName: string | null;
  createdAt: string;
  startedAt: string | null;
  endedAt: string | null;
  /** Contacts to send, lines of a file, or reads from S-360; 0 for what an AI client wrote. */
  total: number;
  processed: number;
  counts: BulkJobCounts;
  failure: SyncFailure | null;
  /** Who approved, rejected, paused, resumed, cancelled or undid it, and when; latest last. */
  decisions: BulkJobDecision[];
}

export interface BulkJobDetails extends BulkJobSummary {
  /** The cost of the calls that still wait, by institution. */
  costs: BulkJobCost[];
  progress: BulkJobProgress;
  /** The dry run that it was started with; its shape depends on the kind. */
  plan: unknown;
  /** The choices of an import: columns, and what its values may overwrite; `null` for others. */
  choices: BulkJobFile.Settings | null;
  /** The bulk job that holds what an import would send; `null` for none. */
  guardBulkJobId: number | null;
  /** Until when it can be undone; `null` when it cannot, in its state or at all. */
  undoableUntil: string | null;
  /** The changes that its undo could not revert because of an error; the first 500. */
  undoRefused: UndoRefusal[];
}

/** A change that an undo could not revert: another plugin or the database refused. */
export interface UndoRefusal {
  contactDocumentId: string;
  /** `null` for the contact itself, which the bulk job created. */
  field: string | null;
  /** The error's name. */
  code: string;
  at: string;
}

/** `GET /s360/bulk-jobs?kind=&state=&institution=&page=&pageSize=`, newest first */
export declare namespace GetBulkJobs {
  type Response = PageOf<BulkJobSummary>;
}

/** `GET /s360/bulk-jobs/:id`; every decision about a bulk job answers the same */
export declare namespace GetBulkJob {
  type Response = Data<BulkJobDetails>;
}

/** `POST /s360/bulk-jobs/:id/approve`: 400 without `calls`; 409 when it costs more calls by now. */
export declare namespace ApproveBulkJob {
  type Request = z.infer<typeof schemas.approval>;
}

/** The dry run of a bulk push. For the names in `counts` see docs/integrators/first-load.md. */
export interface BulkPushPlan extends BulkJobCost {
  counts: BulkJobCounts;
}

/** The dry run of a file import. Findings name lines and fields, never values. */
export interface FileImportPlan {
  counts: BulkJobCounts;
  /** The first 500. */
  findings: {
    line: number;
    outcome: 'refused' | 'ambiguous' | 'kept' | 'warning';
    reasons: Reason[];
  }[];
  /** The calls to institutions that the changes would cost afterwards. */
  calls: number;
  /** More calls than this wait for approval; absent in plans of an earlier version. */
  callsWithoutApproval?: number;
  headings: string[];
  /** The field of each column, by heading; empty when no column was recognized and none is read. */
  mapping: Record<string, string>;
}

/**
 * `POST /s360/bulk-jobs/file`: multipart, with the CSV as `file` and the settings as JSON text in
 * `settings`. `POST /s360/bulk-jobs/:id/plan` repeats the dry run with other settings.
 * `POST /s360/bulk-jobs/:id/start` may repeat the settings that the operator saw: 409 when the file
 * was planned with other settings since.
 */
export declare namespace BulkJobFile {
  type Settings = z.infer<typeof schemas.fileSettings>;
}

/**
 * `GET /s360/bulk-jobs/:id/left-out`: the lines of a file that were refused or fit several contacts,
 * with their cells as they stand in the file, to correct and import again. Before the start, those
 * of the last dry run. It contains personal data, so it takes the permission to run bulk jobs.
 */
export interface LeftOutLines {
  fileName: string;
  separator: string;
  headings: string[];
  lines: {
    line: number;
    /** Why the line is left out as the CRM is now; empty when it would be taken by now. */
    reasons: Reason[];
    cells: string[];
  }[];
}

/**
 * `POST /s360/bulk-jobs/:id/undo/plan`: previews what `POST /s360/bulk-jobs/:id/undo` would do.
 */
export interface UndoPlan {
  /** Fields that get back the value they had before the bulk job. */
  restored: number;
  /** Contacts that the bulk job created and nobody has touched since; they are deleted. */
  deleted: number;
  /** What the undo leaves as it is, by cause. */
  left: {
    changedSince: number;
    /** S-360 has the contact, and the plugin never deletes anything there. */
    knownAtS360: number;
    /** Something refers to the created contact: a booking, or a relation of the venue's own. */
    inUse: number;
    gone: number;
  };
  /** The calls to institutions that restoring costs afterwards. */
  calls: number;
  /** What the undo leaves as it is; the first 500. */
  findings: {
    contactDocumentId: string;
    field: string | null;
    because: 'changedSince' | 'knownAtS360' | 'inUse' | 'gone';
  }[];
}

/**
 * How far the dry run of a bulk push has come, with 202: it goes on, and the same request made again
 * answers its outcome.
 */
export interface PushUnderWay {
  underWay: { done: number; total: number };
}

/**
 * `POST /s360/bulk-jobs/push/plan` answers the dry run, `POST /s360/bulk-jobs/push` starts the job.
 * `POST /s360/bulk-jobs/push/scenario` answers the plan as Markdown, for S-360's platform team.
 * Each of them answers `PushUnderWay` after two seconds, until the contacts are counted.
 */
export declare namespace PushContacts {
  type Request = z.infer<typeof schemas.pushRequest>;
  /** `POST /s360/bulk-jobs/push` answers 409 when the push costs more than `calls` by now. */
  type StartRequest = z.infer<typeof schemas.startPushRequest>;
  type PlanResponse = Data<BulkPushPlan | PushUnderWay>;
  type ScenarioResponse = string | Data<PushUnderWay>;
  type StartResponse = Data<BulkJobDetails | PushUnderWay>;
}
