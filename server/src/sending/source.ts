import type { InstitutionPauses } from '../contracts/institutions/steering';
import type { Institution } from '../institutions';
import type { S360Client } from '../s360';
import type { CallPorts } from './calls';
import type { DispatchedTrust } from './trust';
import type { DueWork } from './work';

/** An institution, as work is done at it. */
export interface Line extends CallPorts {
  institution: Institution;
  client: S360Client;
  /** How far it is trusted that saves do no harm there. */
  trust: DispatchedTrust;
  /** The plugin stops: what only reads, and may take a minute, is given up. */
  stopping: AbortSignal;
  log: { warn(message: string): void };
}

/** One look at what is due. */
export interface Round {
  now: Date;
  /** So many pieces of work are begun at most. */
  limit: number;
  /** What is not handed out now. */
  withheld: InstitutionPauses;
}

/** A call that changes S-360 and is on record as being made, by whomever. */
export interface CallOnRecord {
  /** What it is made for; the work that makes it names the same. */
  target: string;
  fence: number;
  /** Tells it from other calls for the same target. */
  startedAt: string;
  /** Nobody makes it any more: the holder of a later fence deals with what it left. */
  interrupt(fence: number): Promise<void>;
}

/** A module's work at one institution: read from its own tables, there is no queue beside them. */
export interface WorkSource {
  /** What is little, and much waits for, goes before what takes turns. */
  goesFirst?: boolean;
  /** The most urgent first. */
  due(round: Round): Promise<DueWork[]>;
  /** The calls of its work that are on record. */
  callsOnRecord?(): Promise<CallOnRecord[]>;
  /** Deals with what an earlier holder of the lease had begun, before anything else is. */
  recover?(fence: number): Promise<void>;
}

/** How a module registers its work: its sources at an institution. */
export type WorkSources = (line: Line) => readonly WorkSource[];
