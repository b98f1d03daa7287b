import type { Booking, BookingProgress } from '../../../../../server/src/contracts';

type CallStep = Exclude<BookingProgress['step'], 'waiting'>;

/** A step that is under way, and its progress. */
export interface Step {
  step: CallStep;
  state: 'done' | 'now' | 'waiting' | 'next';
}

/** Whether the plugin is working on the booking, or waits to continue automatically. */
export function isUnderWay({ progress, state }: Pick<Booking, 'progress' | 'state'>): boolean {
  return (
    progress !== null || state === 'submitted' || state === 'closing' || state === 'abandoning'
  );
}

type WaitingReason = Extract<BookingProgress, { step: 'waiting' }>['reason'];

/** What makes a waiting booking go on: time alone, or what a person does. */
export function goesOn(reason: WaitingReason, state: Booking['state']) {
  switch (reason) {
    case 'retry':
    case 'limit':
    case 'monthLimit':
      return 'byItself';
    case 'paused':
      return 'toResume';
    case 'notStarted':
    case 'stopped':
      return 'toStart';
    case 'contactInDoubt':
      return 'toConfirm';
    case 'otherSystem':
      // Before that state S-360 has no order of it.
      return state === 'submitted' ? 'toBookAgain' : 'toEndElsewhere';
  }
}

/**
 * The steps that belong to the booking's current state, in order; empty if nothing is under way.
 */
export function stepsOf(booking: Booking): Step[] {
  const { contactNumber, progress } = booking;
  const steps = stepsIn(booking);
  const current = currentOf(progress, contactNumber !== null, steps);
  const at = steps.indexOf(current);
  return steps.map((step, index) => {
    if (index < at) return { step, state: 'done' };
    if (index > at) return { step, state: 'next' };
    return { step, state: progress?.step === 'waiting' ? 'waiting' : 'now' };
  });
}

function stepsIn({ progress, state }: Booking): CallStep[] {
  switch (state) {
    case 'submitted':
      return ['contact', 'create'];
    case 'created':
    case 'incomplete':
      return progress === null ? [] : ['contact', 'create'];
    case 'closing':
      return ['close'];
    case 'abandoning':
      return ['abandon'];
    case 'draft':
    case 'inDoubt':
    case 'closed':
    case 'abandoned':
    case 'failed':
      return [];
  }
}

/** While the booking waits, the current step is the first one that is not known to be done. */
function currentOf(
  progress: BookingProgress | null,
  isContactKnown: boolean,
  [first = 'create', second = first, ...others]: readonly CallStep[],
): CallStep {
  const known: readonly CallStep[] = [first, second, ...others];
  const called = progress !== null && progress.step !== 'waiting' ? progress.step : null;
  if (called !== null && known.includes(called)) return called;
  if (others.length > 0) return others.at(-1) ?? second;
  return first === 'contact' && isContactKnown ? second : first;
}
