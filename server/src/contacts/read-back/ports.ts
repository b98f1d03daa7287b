import type { Care, NewReadBack, ReadBackRecord, Verdict } from '../../sending';
import type { Proof, SaveMethod } from '../../contracts/institutions/sending-trust';
import type { SyncFailure } from '../../contracts/contacts/contact-sync';

export interface PushTrust {
  careFor(save: { method: SaveMethod; does: readonly Proof[] }): Care;
  /** Whether sending is on; a verdict may have stopped it since the round began. */
  isSending(): boolean;
  /**
   * Begins an unproven save, alone at the institution. `false`: another save still awaits its
   * proof. Call `leave` after a successful `enter`.
   */
  enter(): boolean;
  leave(): void;
  /** Records a save that has to be read back. `false` as for `enter`, or if sending is stopped. */
  open(save: Omit<NewReadBack, 'savingBasis'>): Promise<boolean>;
  noteBefore(reference: string, before: unknown): Promise<void>;
  noteDone(
    reference: string,
    done: { isAccepted: boolean; contactNumber: string | null; doneByMs: number },
  ): Promise<void>;
  drop(reference: string): Promise<void>;
  find(reference: string): Promise<ReadBackRecord | null>;
  postpone(
    reference: string,
    later: { attempts: number; retryAt: Date; failure: SyncFailure | null },
  ): Promise<void>;
  conclude(readBack: ReadBackRecord, verdict: Verdict): Promise<void>;
  /** Gives up a read-back that can never succeed. */
  giveUp(readBack: ReadBackRecord, failure: SyncFailure): Promise<void>;
  noteRestored(readBack: ReadBackRecord): Promise<void>;
  /** Records that a restore failed: a person has to decide again. */
  noteNotRestored(readBack: ReadBackRecord, failure: SyncFailure): Promise<void>;
}
