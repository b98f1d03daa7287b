import type { Institution } from '../institutions';
import type { S360Client } from '../s360';
import type { CallPorts } from './calls';
import type { DueRows } from './due-rows';
import type { DispatchedTrust } from './trust';
import type { DueWork } from './work';

/** An institution, with everything that work at it needs. */
export interface Line extends CallPorts {
  institution: Institution;
  client: S360Client;
  /** Whether saves are proven to do no harm at the institution. */
  trust: DispatchedTrust;
  /** Aborts when the plugin stops. Work that only reads and may take a minute then gives up. */
  stopping: AbortSignal;
  log: { warn(message: string): void };
}

export interface Round {
  now: Date;
  /** The most pieces of work that a round may begin. */
  limit: number;
  /** The kinds of work that are not handed out now: paused, stopped, or not started. */
  withheld: { receiving: boolean; contacts: boolean; bookings: boolean };
}

/** A call that changes S-360 and is recorded as being made, by any process. */
export interface CallOnRecord {
  /** What the call is for; the `DueWork` that makes it names the same target. */
  target: string;
  fence: number;
  /** Distinguishes the call from others for the same target. */
  startedAt: string;
  /** Handles the call as interrupted: its process no longer holds the lease. */
  interrupt(fence: number): Promise<void>;
}

/**
 * A module's work at one institution. It is read from the module's own tables; there is no extra
 * queue.
 */
export interface WorkSource {
  /** Small work that much else waits for. It goes before the sources that take turns. */
  goesFirst?: boolean;
  /** The most urgent first. */
  due(round: Round): Promise<DueWork[]>;
  callsOnRecord?(): Promise<CallOnRecord[]>;
  /** Handles work that an earlier holder of the lease had begun, before any other work begins. */
  recover?(fence: number): Promise<void>;
}

/** What a look for due work at all institutions goes by. */
export interface Look {
  now: Date;
  /** Ids of the bulk jobs that put work on hold. */
  holdingBulkJobs: readonly number[];
}

/** How a module registers its work. */
export interface WorkSources {
  at(line: Line): readonly WorkSource[];
  /** Where its work stands, at whatever institution; some of it may not be due after all. */
  dueRows(look: Look): readonly DueRows[];
}
