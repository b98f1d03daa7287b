import type { SyncFailure } from '../../contracts/contacts/contact-sync';
import type { Proof, SaveMethod } from '../../contracts/institutions/sending-trust';
import type { NewReadBack, ReadBackRecord } from './read-back-record';
import type { ReadBacks } from './read-back-store';
import { careFor, type Care } from './sampling';
import { newTrust, type TrustRecord } from './trust-record';
import type { Gate, TrustedInstitution } from './trust-store';
import type { Verdict } from './verdict';

interface DispatchedTrustPorts {
  institution: TrustedInstitution;
  gateOf(institution: TrustedInstitution): Promise<Gate>;
  readBacks: ReadBacks;
  now(): Date;
  /** The estimated lead of S-360's clock over ours, ms. */
  clockOffsetMs(): number;
  random(): number;
  /** Sending was stopped, and somebody has to be notified. */
  stopped(): void;
  log: { warn(message: string): void };
}

/** How many are read at a time: at most one is unproven, and a few belong to the sample. */
const LOOKED_AT = 8;

/**
 * The trust in one institution, as its dispatcher sees it. Each round reads it together with the
 * pauses and caches it until the next, so that pushes need no query of their own.
 */
export function dispatchedTrust(ports: DispatchedTrustPorts) {
  const { institution, log, now, readBacks } = ports;
  const { code } = institution;
  let record: TrustRecord = newTrust(institution);
  let isBusy = false;
  /** Some record may still have to be read back. */
  let mayBeOpen = true;

  /** Reports a stop at once. */
  function noteVerdict(concluded: TrustRecord, what: string): void {
    const wasSending = record.status.state !== 'stopped';
    record = concluded;
    if (concluded.status.state !== 'stopped') return;
    log.warn(`institution ${code}: ${what}; nothing more is sent`);
    if (wasSending) ports.stopped();
  }

  return {
    /** Reads pauses and trust in one statement. */
    async gate(): Promise<Gate> {
      const gate = await ports.gateOf(institution);
      record = gate.trust;
      return gate;
    },
    /** What has to be read back or restored. Queries the table only while there may be any. */
    async due(at: Date): Promise<ReadBackRecord[]> {
      const isAwaited = record.awaited !== null && !isBusy;
      if (!mayBeOpen && !isAwaited && record.status.state !== 'stopped') return [];
      const due = await readBacks.due(code, at, LOOKED_AT);
      if (due.length === 0) mayBeOpen = await readBacks.isAnyOpen(code);
      return due;
    },
    /** Saves that an earlier holder of the lease was making are read back before anything else. */
    async recover(fence: number): Promise<void> {
      const { awaited } = record;
      // The awaited save came with the data of another database; without a record here, nobody
      // reads it.
      if (awaited !== null && !isBusy && (await readBacks.find(awaited)) === null)
        await readBacks.drop(institution, awaited);
      for (const readBack of await readBacks.findInterrupted(code, fence)) {
        const { before, contactNumber, reference } = readBack;
        mayBeOpen = true;
        // Nothing is sent before this read. A create without an answer is in doubt and harms
        // nothing.
        if (before === null || contactNumber === null) await readBacks.drop(institution, reference);
        else
          await readBacks.noteDone(reference, {
            isAccepted: false,
            contactNumber,
            doneByMs: now().getTime() + ports.clockOffsetMs(),
          });
      }
    },
    push: {
      careFor: (save: { method: SaveMethod; does: readonly Proof[] }): Care =>
        careFor(record, save, ports.random()),
      isSending: (): boolean => record.status.state === 'started',
      enter(): boolean {
        if (isBusy || record.awaited !== null) return false;
        isBusy = true;
        return true;
      },
      leave(): void {
        isBusy = false;
      },
      async open(save: Omit<NewReadBack, 'savingBasis'>): Promise<boolean> {
        const { savingBasis } = institution;
        const isOpen = await readBacks.open(institution, { ...save, savingBasis }, now());
        if (isOpen) mayBeOpen = true;
        return isOpen;
      },
      noteBefore: readBacks.noteBefore,
      noteDone: readBacks.noteDone,
      drop: (reference: string) => readBacks.drop(institution, reference),
      find: readBacks.find,
      postpone: readBacks.postpone,
      async conclude(readBack: ReadBackRecord, verdict: Verdict): Promise<void> {
        const concluded = await readBacks.conclude(institution, readBack, verdict, now());
        const { contactNumber } = readBack;
        noteVerdict(concluded, `a save of contact ${contactNumber ?? ''} ended as ${verdict.kind}`);
      },
      async giveUp(readBack: ReadBackRecord, failure: SyncFailure): Promise<void> {
        const { contactNumber } = readBack;
        const concluded = await readBacks.giveUp(institution, readBack, failure, now());
        noteVerdict(concluded, `contact ${contactNumber ?? ''} cannot be read back`);
      },
      async noteRestored(readBack: ReadBackRecord): Promise<void> {
        await readBacks.endRestoring(readBack.reference, { failure: null, at: now() });
      },
      async noteNotRestored(readBack: ReadBackRecord, failure: SyncFailure): Promise<void> {
        await readBacks.endRestoring(readBack.reference, { failure, at: now() });
      },
    },
  };
}

/** See `dispatchedTrust`. */
export type DispatchedTrust = ReturnType<typeof dispatchedTrust>;
