import type { Care, NewReadBack, ReadBackRecord, Verdict } from '../../sending';
import type { Proof, SaveMethod } from '../../contracts/institutions/sending-trust';
import type { SyncFailure } from '../../contracts/contacts/contact-sync';

/** What pushes ask of the trust in their institution. */
export interface PushTrust {
  /** How the next save of this kind is made. */
  careFor(save: { method: SaveMethod; does: readonly Proof[] }): Care;
  /** Whether anything is sent: a verdict may have stopped it since the round began. */
  isSending(): boolean;
  /**
   * Begins a save that is not proven, alone at the institution; `false`: the proof of another one is
   * awaited. What was begun has to be left.
   */
  enter(): boolean;
  leave(): void;
  /** Puts a save on record that is to be read back; `false` as for `enter`, or nothing is sent. */
  open(save: Omit<NewReadBack, 'savingBasis'>): Promise<boolean>;
  noteBefore(reference: string, before: unknown): Promise<void>;
  noteDone(
    reference: string,
    done: { isAccepted: boolean; contactNumber: string | null; doneByMs: number },
  ): Promise<void>;
  drop(reference: string): Promise<void>;
  find(reference: string): Promise<ReadBackRecord | null>;
  putOff(
    reference: string,
    later: { attempts: number; retryAt: Date; failure: SyncFailure | null },
  ): Promise<void>;
  /** Draws the consequences of a verdict. */
  conclude(readBack: ReadBackRecord, verdict: Verdict): Promise<void>;
  /** It cannot be read back at all. */
  giveUp(readBack: ReadBackRecord, failure: SyncFailure): Promise<void>;
  /** What was lost is there again. */
  restored(readBack: ReadBackRecord): Promise<void>;
  /** What was lost could not be restored: a person has to look again. */
  notRestored(readBack: ReadBackRecord, failure: SyncFailure): Promise<void>;
}
