import type { Booking, BookingInput } from '../../../../../../server/src/contracts';
import { lineId } from './lines';

/** A booking as the server has it, with the input that it stands for. */
export interface FoundBooking {
  booking: Booking;
  input: BookingInput;
}

/** What became of an attempt to keep a draft. */
export type KeepingOutcome =
  | ({ kind: 'kept' } & FoundBooking)
  /** Somebody else has changed it since. */
  | { kind: 'conflict' }
  /** Somebody else has discarded it. */
  | { kind: 'gone' }
  /** Perhaps it is kept all the same, and only the answer was lost. */
  | { kind: 'failed'; reason: string };

export interface KeepingState {
  /**
   * `nothing` is worth keeping yet; `unsaved` waits for a pause; `saving`; `saved`;
   * `failed` waits for the next change or another attempt; `conflict` and `gone` wait for a decision.
   */
  phase: 'nothing' | 'unsaved' | 'saving' | 'saved' | 'failed' | 'conflict' | 'gone';
  /** As it was kept last. */
  booking: Booking | null;
  /** Why keeping it failed, in words. */
  reason: string | null;
}

export interface DraftKeeperPorts {
  /** By the same key, the booking that it made before is answered, however that stands. */
  compose: (input: BookingInput, key: string) => Promise<KeepingOutcome>;
  change: (kept: Booking, input: BookingInput) => Promise<KeepingOutcome>;
  /** How the server has it; `null` where that cannot be read. */
  read: (kept: Booking) => Promise<FoundBooking | null>;
  /** One that nobody else has. */
  newKey: () => string;
  /** Runs the work later; answers how to call it off. */
  later: (work: () => void, delayMs: number) => () => void;
}

/** Keeps a draft on the server while it is being composed: one call at a time, the newest last. */
export interface DraftKeeper {
  state: () => KeepingState;
  subscribe: (onChange: () => void) => () => void;
  /** Takes note of the draft as it is now; it is kept after a pause. */
  note: (input: BookingInput, isWorthKeeping: boolean) => void;
  /** Keeps what is not kept yet, at once; answers the booking as it is kept, if it is. */
  flush: () => Promise<Booking | null>;
  /** Whether something would be lost that is not kept by itself when the composer is left now. */
  wouldLose: () => boolean;
  /** Looks at the booking as the server turned out to have it: `null` where it has none any more. */
  face: (found: FoundBooking | null) => void;
  /** Goes on with the booking as somebody else left it. */
  takeTheirs: (theirs: FoundBooking) => void;
  /** Keeps the draft in the place of what somebody else left. */
  keepMine: (theirs: Booking) => void;
  /** Keeps the draft as another one, in the place of one that is gone. */
  keepAsNew: () => void;
  /** Keeps nothing more: the draft is being discarded, or what is not kept is given up. */
  stop: () => void;
}

const TYPING_PAUSE_MS = 700;

/** `opened` is the booking that is gone on with. */
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
  /** What was sent since it was kept last: the server may have each of them, though it did not say so. */
  let sentTexts = new Set<string>();
  let wanted: BookingInput | null = null;
  let key = ports.newKey();
  let callOff = (): void => undefined;
  let running: Promise<void> | null = null;

  const set = (state: Partial<KeepingState>): void => {
    current = { ...current, ...state };
    listeners.forEach((tell) => tell());
  };

  const isUndecided = (): boolean => current.phase === 'conflict' || current.phase === 'gone';

  const isKept = (input: BookingInput): boolean =>
    sentTexts.size === 0 && textOf(input) === keptText;

  /** Whether the server has what came from here, so that nobody else has changed it. */
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
    // An attempt of before, whose answer was lost, made the booking.
    set({ booking: outcome.booking });
    return change(outcome.booking, input);
  }

  async function change(booking: Booking, input: BookingInput): Promise<KeepingOutcome> {
    const outcome = await ports.change(booking, input);
    if (outcome.kind !== 'conflict') return outcome;
    // An answer that was lost looks like somebody else's change.
    const found = await ports.read(booking);
    if (found === null || !isOwn(found)) return outcome;
    return ports.change(found.booking, input);
  }

  function setKept({ booking, input }: FoundBooking): void {
    keptText = textOf(input);
    sentTexts = new Set();
    // Changed there and back meanwhile: nothing is left to be kept.
    if (wanted !== null && isKept(wanted)) wanted = null;
    set({ phase: wanted === null ? 'saved' : 'unsaved', booking, reason: null });
  }

  function waitFor(phase: 'conflict' | 'gone' | 'failed', reason: string | null = null): void {
    callOff();
    wanted ??= latest;
    set({ phase, reason });
  }

  /** Whether what was noted meanwhile may follow. */
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

/** The same for what says the same, in whatever order its parts were put together. */
const textOf = (input: BookingInput): string => {
  const { contactDocumentId, institution, kind, locale, notes, payment, shipmentModeId } = input;
  const lines = input.lines.map((line) => [lineId(line), line.quantity]);
  const paidBy = payment.kind === 'paid' ? payment.paymentMethodId : null;
  return JSON.stringify([
    ...[institution, kind, contactDocumentId, lines],
    ...[notes, shipmentModeId, paidBy, locale],
  ]);
};
