import type { PushTrust } from '../read-back/ports';
import type { SyncFailure } from '../../contracts/contact-sync';
import { NoPermitError } from '../../sending/no-permit-error';
import type { DueWork, NoPermit, ContactLane, WorkResult } from '../../sending/work';
import type { CallName, ContactClient, Lane, Permit, S360ClientSettings } from '../../s360';
import { isS360Error, type S360Error } from '../../s360/errors';
import type { DriftReports } from '../../drift/perform-drift-check';
import type { ContactSnapshot } from '../model/mapping/snapshot';
import type { ChangedContact } from '../receive/write-received';
import type { ContactSettings } from '../settings';
import type { Clock, ContactStore } from '../store';

/** What pushes, pulls and look-ups ask of the world around them. */
export interface ExchangePorts {
  store: ContactStore;
  clock: Clock;
  client: ContactClient;
  settings: ContactSettings;
  clientSettings: S360ClientSettings;
  takePermit(
    call: CallName & { lane: Lane },
  ): Promise<{ kind: 'granted'; permit: Permit } | NoPermit>;
  /** The fence of the lease that is held, with time enough left for one call; `null` when it is lost. */
  fence(): Promise<number | null>;
  /**
   * S-360's time minus ours, ms, as its last answer showed it. Its `Date` is cut to the second and
   * has travelled since, so that a time estimated so is never later than S-360's.
   */
  clockOffsetMs(): number;
  /** Notes S-360's time from an answer. */
  noteAnswer(answeredAt: Date | null): void;
  /** Whether S-360 has answered any call well in the last minutes. */
  isAnsweringOthers(): boolean;
  /** Tells other plugins of contacts that a pull changed. */
  announce(changed: readonly ChangedContact[]): void;
  pulls: {
    done(work: Extract<DueWork, { kind: 'pull' }>): Promise<void>;
    later(
      work: Extract<DueWork, { kind: 'pull' }>,
      retryAt: Date,
      failure: SyncFailure | null,
    ): Promise<void>;
    /** What was read can be judged once the create of the contact is settled. */
    awaits(
      work: Extract<DueWork, { kind: 'pull' }>,
      retryAt: Date,
      contactDocumentId: string,
    ): Promise<void>;
    /** Not made again by itself; `failure` is shown to people. */
    giveUp(
      work: Extract<DueWork, { kind: 'pull' }>,
      at: Date,
      failure: SyncFailure | null,
    ): Promise<void>;
  };
  /** How far it is trusted that saves do no harm, and what is read back because of it. */
  trust: PushTrust;
  /** Where what drift checks find is noted. */
  drift: DriftReports;
  /** Keeps beside the CRM what was read of a contact that is older than the depth of past data. */
  keepOut(contact: ContactSnapshot, data: unknown): Promise<void>;
  /** Notes a pull that failed on the contact's link, or in the log where there is none. */
  notePullFailure(contactNumber: string, failure: SyncFailure): Promise<void>;
}

export const DONE: WorkResult = { kind: 'done' };
export const NOTHING: WorkResult = { kind: 'nothing' };

/** The lane that a piece of work takes its permit in. */
export function laneOf(work: { lane: ContactLane; attempts: number }): Lane {
  return work.attempts > 0 && work.lane === 'edit' ? 'retry' : work.lane;
}

/**
 * Separates what a call can end with from faults of our own. Those go on: the dispatcher then gives
 * its lease back, and the next holder treats what was being sent as interrupted.
 */
export async function outcomeOf<T>(
  call: Promise<T>,
): Promise<{ kind: 'answered'; answer: T } | NoPermit | { kind: 'callFailed'; error: S360Error }> {
  try {
    return { kind: 'answered', answer: await call };
  } catch (error) {
    if (isS360Error(error)) return { kind: 'callFailed', error };
    if (error instanceof NoPermitError) return { kind: 'noPermit', waitMs: error.waitMs };
    throw error;
  }
}
