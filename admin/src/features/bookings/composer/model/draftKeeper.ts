import type { Booking, BookingInput } from '../../../../../../server/src/contracts';
import { lineId } from './lines';

/** A booking as the server has it, with the input that would produce it. */
export interface FoundBooking {
  booking: Booking;
  input: BookingInput;
}

export type KeepingOutcome =
  | ({ kind: 'kept' } & FoundBooking)
  /** Somebody else has changed the booking. */
  | { kind: 'conflict' }
  /** Somebody else has discarded the booking. */
  | { kind: 'gone' }
  /** The server may have saved the draft even so: perhaps only the answer was lost. */
  | { kind: 'failed'; reason: string };

export interface KeepingState {
  /**
   * `nothing` is worth saving yet; `unsaved` waits for a pause; `saving`; `saved`; `failed` waits
   * for the next change or a retry; `conflict` and `gone` wait for a decision.
   */
  phase: 'nothing' | 'unsaved' | 'saving' | 'saved' | 'failed' | 'conflict' | 'gone';
  /** The last saved version. */
  booking: Booking | null;
  /** The reason in words why saving failed. */
  reason: string | null;
}

interface DraftKeeperPorts {
  /** Idempotent by key: a repeated key returns the booking that it created before, in any state. */
  compose: (input: BookingInput, key: string) => Promise<KeepingOutcome>;
  change: (kept: Booking, input: BookingInput) => Promise<KeepingOutcome>;
  /** Reads the server's version; `null` if it cannot be read. */
  read: (kept: Booking) => Promise<FoundBooking | null>;
  /** Returns a unique key. */
  newKey: () => string;
  /** Schedules the work and returns a function that cancels it. */
  later: (work: () => void, delayMs: number) => () => void;
}

/**
 * Saves a draft on the server while it is being composed: one call at a time, the newest input
 * last.
 */
export interface DraftKeeper {
  state: () => KeepingState;
  subscribe: (onChange: () => void) => () => void;
  /** Records the current draft, which is saved after a pause. */
  note: (input: BookingInput, isWorthKeeping: boolean) => void;
  /**
   * Saves unsaved changes at once. Resolves to the saved booking, or to `null` if there is none.
   */
  flush: () => Promise<Booking | null>;
  /** Whether leaving the composer now would lose changes that are not saved automatically. */
  wouldLose: () => boolean;
  /** Compares with the server's current version; `null` if the booking no longer exists. */
  face: (found: FoundBooking | null) => void;
  /** Continues with somebody else's version. */
  takeTheirs: (theirs: FoundBooking) => void;
  /** Overwrites somebody else's version with this draft. */
  keepMine: (theirs: Booking) => void;
  /** Saves the draft as a new booking, in place of one that is gone. */
  keepAsNew: () => void;
  /** Stops saving: the draft is being discarded, or its unsaved changes are given up. */
  stop: () => void;
}

const TYPING_PAUSE_MS = 700;

/** `opened` is the booking to continue. */
export function createDraftKeeper(
  ports: DraftKeeperPorts,
  opened: FoundBooking | null,
): DraftKeeper {
  const listeners = new Set<() => void>();
  let current: KeepingState = {
    phase: opened === null ? 'nothing' : 'saved',
    booking: opened?.booking ?? null,
    reason: null,
  };
  let latest: BookingInput | null = opened?.input ?? null;
  let keptText = latest === null ? null : textOf(latest);
  /**
   * Inputs sent since the last confirmed save. The server may have any of them, even unconfirmed.
   */
  let sentTexts = new Set<string>();
  let wanted: BookingInput | null = null;
  let key = ports.newKey();
  let callOff = (): void => undefined;
  let running: Promise<void> | null = null;

  const set = (state: Partial<KeepingState>): void => {
    current = { ...current, ...state };
    listeners.forEach((notify) => notify());
  };

  const isUndecided = (): boolean => current.phase === 'conflict' || current.phase === 'gone';

  const isKept = (input: BookingInput): boolean =>
    sentTexts.size === 0 && textOf(input) === keptText;

  /** Whether the server's version came from here, so that nobody else has changed it. */
  const isOwn = ({ input }: FoundBooking): boolean =>
    textOf(input) === keptText || sentTexts.has(textOf(input));

  async function keep(): Promise<void> {
    while (wanted !== null && !isUndecided()) {
      const input: BookingInput = wanted;
      wanted = null;
      set({ phase: 'saving', reason: null });
      if (!settle(await send(input))) return;
    }
  }

  async function send(input: BookingInput): Promise<KeepingOutcome> {
    sentTexts.add(textOf(input));
    if (current.booking !== null) return change(current.booking, input);
    const outcome = await ports.compose(input, key);
    if (outcome.kind !== 'kept' || textOf(outcome.input) === textOf(input)) return outcome;
    // An earlier attempt, whose answer was lost, has created the booking.
    set({ booking: outcome.booking });
    return change(outcome.booking, input);
  }

  async function change(booking: Booking, input: BookingInput): Promise<KeepingOutcome> {
    const outcome = await ports.change(booking, input);
    if (outcome.kind !== 'conflict') return outcome;
    // A lost answer looks like a change by somebody else.
    const found = await ports.read(booking);
    if (found === null || !isOwn(found)) return outcome;
    return ports.change(found.booking, input);
  }

  function setKept({ booking, input }: FoundBooking): void {
    keptText = textOf(input);
    sentTexts = new Set();
    // The user has undone the change in the meantime: there is nothing left to save.
    if (wanted !== null && isKept(wanted)) wanted = null;
    set({ phase: wanted === null ? 'saved' : 'unsaved', booking, reason: null });
  }

  function waitFor(phase: 'conflict' | 'gone' | 'failed', reason: string | null = null): void {
    callOff();
    wanted ??= latest;
    set({ phase, reason });
  }

  /** Returns whether input recorded in the meantime may be sent next. */
  function settle(outcome: KeepingOutcome): boolean {
    switch (outcome.kind) {
      case 'kept':
        setKept(outcome);
        return true;
      case 'conflict':
      case 'gone':
        waitFor(outcome.kind);
        return false;
      case 'failed':
        waitFor('failed', outcome.reason);
        return false;
    }
  }

  const begin = (): Promise<void> => {
    running ??= keep().finally(() => {
      running = null;
    });
    return running;
  };

  return {
    state: () => current,
    subscribe(onChange) {
      listeners.add(onChange);
      return () => listeners.delete(onChange);
    },
    note(input, isWorthKeeping) {
      latest = input;
      if (current.booking === null && running === null && !isWorthKeeping) {
        callOff();
        wanted = null;
        if (current.phase !== 'nothing') set({ phase: 'nothing', reason: null });
        return;
      }
      if (isUndecided() || running !== null) {
        wanted = input;
        return;
      }
      callOff();
      wanted = isKept(input) ? null : input;
      if (wanted === null) {
        if (current.phase !== 'saved') set({ phase: 'saved', reason: null });
        return;
      }
      set({ phase: 'unsaved', reason: null });
      callOff = ports.later(() => void begin(), TYPING_PAUSE_MS);
    },
    async flush() {
      callOff();
      if (running !== null) await running;
      if (wanted !== null) await begin();
      return current.phase === 'saved' ? current.booking : null;
    },
    wouldLose: () => wanted !== null && (isUndecided() || current.phase === 'failed'),
    face(found) {
      if (found === null) waitFor('gone');
      else if (!isOwn(found)) waitFor('conflict');
      else {
        setKept(found);
        if (wanted !== null) void begin();
      }
    },
    takeTheirs(theirs) {
      callOff();
      wanted = null;
      setKept(theirs);
    },
    keepMine(theirs) {
      set({ phase: 'unsaved', booking: theirs, reason: null });
      void begin();
    },
    keepAsNew() {
      keptText = null;
      key = ports.newKey();
      set({ phase: 'unsaved', booking: null, reason: null });
      void begin();
    },
    stop() {
      callOff();
      wanted = null;
      latest = null;
    },
  };
}

/** Returns equal texts for equal inputs, regardless of the order of their properties. */
const textOf = (input: BookingInput): string => {
  const { contactDocumentId, institution, kind, locale, notes, payment, shipmentModeId } = input;
  const lines = input.lines.map((line) => [lineId(line), line.quantity]);
  const paidBy = payment.kind === 'paid' ? payment.paymentMethodId : null;
  return JSON.stringify([
    ...[institution, kind, contactDocumentId, lines],
    ...[notes, shipmentModeId, paidBy, locale],
  ]);
};
