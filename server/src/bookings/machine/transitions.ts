import type { BookingState } from '../../contracts/bookings';

/**
 * The states of a booking. A booking only makes the moves in `TRANSITIONS`:
 *
 * ```
 *            submitted                     answered
 *  ┌───────┐ ────────► ┌───────────┐ ───────────────► ┌────────────┐
 *  │ draft │           │ submitted │                  │  created   │
 *  │       │ ◄──────── │           │   ┌────────────► │ incomplete │
 *  └───────┘ withdrawn └───────────┘   │ adopted      └────────────┘
 *      ▲                 │       │     │    closeConfirmed │  ▲  │ abandonConfirmed
 *      │ changed         │       │     │                   ▼  │  ▼
 *      │         refused │  lost │     │        ┌─────────┐   │   ┌────────────┐
 *  ┌────────┐            │       ▼     │        │ closing │───┴───│ abandoning │
 *  │ failed │ ◄──────────┘  ┌──────────┐        └─────────┘       └────────────┘
 *  │        │ ◄──────────── │ in doubt │             │      not done,   │
 *  └────────┘ notCreated    └──────────┘             ▼      taken back  ▼
 *                               ▲               ┌────────┐       ┌───────────┐
 *                               │               │ closed │ ◄──── │ abandoned │
 *                               │               └────────┘       └───────────┘
 *                               └─────────────────────────────────────┘
 * ```
 *
 * Besides, an order that S-360 shows decides: a closed or abandoned one ends a booking in any state
 * before the last row, and an open one makes it created or incomplete, or, for a release, closing.
 * A booking in doubt is submitted again, under another reference, when S-360 counts no file of the
 * purchaser since the call. A booking that fails or is abandoned, although an earlier attempt left a
 * closed order, moves on to in doubt at once, to adopt that order.
 */
// prettier-ignore
export const TRANSITIONS = {
  draft:      ['submitted', 'created', 'incomplete', 'closing', 'closed'],
  submitted:  ['draft', 'created', 'incomplete', 'closing', 'closed', 'abandoned', 'inDoubt', 'failed'],
  inDoubt:    ['submitted', 'created', 'incomplete', 'closing', 'closed', 'abandoned', 'failed'],
  created:    ['closing', 'abandoning', 'closed', 'abandoned'],
  incomplete: ['closing', 'abandoning', 'closed', 'abandoned'],
  closing:    ['created', 'incomplete', 'closed', 'abandoned'],
  abandoning: ['created', 'incomplete', 'closed', 'abandoned'],
  closed:     [],
  abandoned:  ['closed', 'inDoubt'],
  failed:     ['draft', 'submitted', 'inDoubt', 'created', 'incomplete', 'closing', 'closed'],
} as const satisfies Record<BookingState, readonly BookingState[]>;

/**
 * Checks a move; staying in a state is none.
 * @throws Error when a booking never makes that move.
 */
export function checkMove(from: BookingState, to: BookingState): void {
  const allowed: readonly BookingState[] = TRANSITIONS[from];
  if (from !== to && !allowed.includes(to)) {
    throw new Error(`A booking that is ${from} cannot become ${to}.`);
  }
}
