import type { Booking, BookingInput } from '../../../server/src/contracts';

/** What became of an attempt to keep a draft. */
export type KeepingOutcome =
  | { kind: 'kept'; booking: Booking }
  /** Somebody else has changed it since. */
  | { kind: 'conflict' }
  | { kind: 'failed'; reason: string };

export interface KeepingState {
  /**
   * `nothing` is worth keeping yet; `unsaved` waits for a pause; `saving`; `saved`;
   * `failed` waits for the next change or another attempt; `conflict` waits for a decision.
   */
  phase: 'nothing' | 'unsaved' | 'saving' | 'saved' | 'failed' | 'conflict';
  /** As it was kept last. */
  booking: Booking | null;
  /** Why keeping it failed, in words. */
  reason: string | null;
}

export interface DraftKeeperPorts {
  compose: (input: BookingInput) => Promise<KeepingOutcome>;
  change: (kept: Booking, input: BookingInput) => Promise<KeepingOutcome>;
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
  /** Goes on with the booking as somebody else left it; `input` is what it stands for. */
  takeTheirs: (booking: Booking, input: BookingInput) => void;
  /** Keeps the draft in the place of what somebody else left. */
  keepMine: (theirs: Booking) => void;
  /** Keeps nothing more: the draft is being discarded. */
  stop: () => void;
}

const TYPING_PAUSE_MS = 700;

/** `opened` is the booking that is gone on with, and the input that it stands for. */
export function createDraftKeeper(
  ports: DraftKeeperPorts,
  opened: { booking: Booking; input: BookingInput } | null,
): DraftKeeper {
  const listeners = new Set<() => void>();
  let current: KeepingState = {
    phase: opened === null ? 'nothing' : 'saved',
    booking: opened?.booking ?? null,
    reason: null,
  };
  let keptText = opened === null ? null : textOf(opened.input);
  let wanted: BookingInput | null = null;
  let callOff = (): void => undefined;
  let running: Promise<void> | null = null;

  const set = (state: Partial<KeepingState>): void => {
    current = { ...current, ...state };
    listeners.forEach((tell) => tell());
  };

  async function keep(): Promise<void> {
    while (wanted !== null && current.phase !== 'conflict') {
      const input: BookingInput = wanted;
      wanted = null;
      set({ phase: 'saving', reason: null });
      const { booking } = current;
      const outcome = await (booking === null
        ? ports.compose(input)
        : ports.change(booking, input));
      if (!settle(outcome, input)) return;
    }
  }

  /** Whether what was noted meanwhile may follow. */
  function settle(outcome: KeepingOutcome, input: BookingInput): boolean {
    switch (outcome.kind) {
      case 'kept':
        keptText = textOf(input);
        // Changed there and back meanwhile: nothing is left to be kept.
        if (wanted !== null && textOf(wanted) === keptText) wanted = null;
        set({ phase: wanted === null ? 'saved' : 'unsaved', booking: outcome.booking });
        return true;
      case 'conflict':
        wanted ??= input;
        set({ phase: 'conflict' });
        return false;
      case 'failed':
        wanted ??= input;
        set({ phase: 'failed', reason: outcome.reason });
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
      if (current.booking === null && running === null && !isWorthKeeping) {
        callOff();
        wanted = null;
        if (current.phase !== 'nothing') set({ phase: 'nothing', reason: null });
        return;
      }
      if (current.phase === 'conflict' || running !== null) {
        wanted = input;
        return;
      }
      callOff();
      wanted = textOf(input) === keptText ? null : input;
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
    takeTheirs(booking, input) {
      callOff();
      wanted = null;
      keptText = textOf(input);
      set({ phase: 'saved', booking, reason: null });
    },
    keepMine(theirs) {
      set({ phase: 'unsaved', booking: theirs, reason: null });
      void begin();
    },
    stop() {
      callOff();
      wanted = null;
    },
  };
}

const textOf = (input: BookingInput): string => JSON.stringify(input);
