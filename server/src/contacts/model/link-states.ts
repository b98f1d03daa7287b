import type { SyncFailure } from '../../contracts/contacts/contact-sync';
import { oneOf } from '../../kernel/database/values';
import {
  STORED_STATES,
  type InDoubt,
  type LinkRecord,
  type LinkState,
  type Sending,
} from '../records';

/** An event of a link. `left`: whether the contact has anything left to send through it. */
export type LinkEvent =
  /** The contact changed, or a comparison found a difference: it is sent in turn. */
  | {
      kind: 'marked';
      at: Date;
      lane: LinkRecord['lane'];
      /** The bulk job that holds back a link woken by this mark until the job is approved. */
      bulkJobId?: number;
      /** Releases the link from the bulk job that holds it back. */
      release?: boolean;
    }
  /** A person asked to send it, despite earlier failures and any bulk job that holds it back. */
  | { kind: 'requested'; at: Date; lane: LinkRecord['lane'] }
  /** Both sides were compared while no call was under way. */
  | { kind: 'compared'; left: boolean }
  /** S-360 reported the contact. A link that is sending or in doubt is compared afterwards. */
  | { kind: 'shown'; at: Date; left: boolean }
  | { kind: 'sendStarted'; sending: Sending }
  /** S-360 accepted what was sent at this revision of the link. */
  | { kind: 'accepted'; revision: number; left: boolean }
  /** S-360 could not be reached or did not answer: the push is retried. */
  | { kind: 'retryLater'; failure: SyncFailure; retryAt: Date }
  /** S-360 refused the push. `left`: the contact has changed since it was sent. */
  | { kind: 'refused'; failure: SyncFailure; left: boolean }
  /**
   * The outcome of a create is unknown, or S-360 answered with a number that the link cannot take.
   */
  | { kind: 'doubted'; inDoubt: InDoubt; failure: SyncFailure; lookUpAt: Date | null }
  /** A create waits for a match review: S-360 may already have the contact. */
  | { kind: 'questioned'; failure: SyncFailure }
  /** A person decided to repeat a create in doubt. */
  | { kind: 'createAgain'; at: Date }
  /** S-360 has the contact under this number. */
  | { kind: 'numberTaken'; contactNumber: string }
  /** S-360 reported the contact of a create that was in doubt or refused. */
  | { kind: 'found' }
  /** A changed mapping altered the contact's fields. The sweep finds what has to be sent. */
  | { kind: 'remapped' }
  /** S-360 anonymised the person, or has no contact under the number any more. */
  | { kind: 'ended'; failure: SyncFailure }
  /** A pull showed the person under the number of a link that had ended. */
  | { kind: 'resumed' }
  /** A person unlinked the number: nothing is exchanged under it until it is linked anew. */
  | { kind: 'unlinked' }
  | { kind: 'deleted' };

/** The state without the difference between in sync and conflict, which follows from the fields. */
type Status = 'atRest' | Exclude<LinkState, 'inSync' | 'conflict'>;

/**
 * Where an event leads. Some targets depend on whether anything is left to send:
 * - `ifLeft`: pending, else at rest;
 * - `failing`: pending, else failed;
 * - `orRest`: the same state, else at rest.
 * - `never`: the event cannot happen in that state.
 */
type Target = Status | 'same' | 'ifLeft' | 'failing' | 'orRest' | 'never';

/**
 * The states of a contact link. Only events change them, as listed in `TRANSITIONS`:
 *
 * ```
 *              marked · requested · shown          sendStarted
 *  ┌──────────┐ ─────────────────────► ┌─────────┐ ──────────► ┌─────────┐
 *  │ in sync  │                        │ pending │             │ sending │
 *  │ conflict │ ◄───────────────────── └─────────┘ ◄────────── └─────────┘
 *  └──────────┘   compared · shown      ▲  │  ▲ ▲   retryLater   │     │
 *    ▲  ▲  ▲                            │  │  │ │        refused │     │ doubted
 *    │  │  └──── accepted (from sending)│  │  │ │                ▼     │
 *    │  │ shown          marked,        │  │  │ │           ┌────────┐ │
 *    │  └────────────    requested ─────┼──┼──┘ └────────── │ failed │ │
 *    │                                  │  └── questioned ─►└────────┘ ▼
 *    │ numberTaken                      │                       ┌──────────┐
 *    └──────────────────────────────────┴─ createAgain · found ─│ in doubt │
 *                                                               └──────────┘
 *  ended: from every state with a number to ended; resumed: from ended to at rest.
 *  unlinked: from at rest, pending, failed and ended to unlinked; deleted: from every state to
 *  unlinked. An unlinked link stays so. To link its number again, a new link replaces it.
 * ```
 *
 * A link at rest is in conflict while a field waits for a decision, else in sync. While anything
 * has to be sent, the link is pending or sending, even if some of its fields are in conflict.
 */
// prettier-ignore
const TRANSITIONS = {
  marked:      { atRest: 'pending',  pending: 'same',     sending: 'same',     failed: 'pending',  inDoubt: 'same',     ended: 'same'     },
  requested:   { atRest: 'pending',  pending: 'pending',  sending: 'same',     failed: 'pending',  inDoubt: 'same',     ended: 'same'     },
  compared:    { atRest: 'ifLeft',   pending: 'ifLeft',   sending: 'ifLeft',   failed: 'ifLeft',   inDoubt: 'ifLeft',   ended: 'same'     },
  shown:       { atRest: 'ifLeft',   pending: 'orRest',   sending: 'same',     failed: 'orRest',   inDoubt: 'same',     ended: 'same'     },
  sendStarted: { atRest: 'never',    pending: 'sending',  sending: 'never',    failed: 'never',    inDoubt: 'never',    ended: 'never'    },
  accepted:    { atRest: 'ifLeft',   pending: 'ifLeft',   sending: 'ifLeft',   failed: 'ifLeft',   inDoubt: 'ifLeft',   ended: 'same'     },
  retryLater:  { atRest: 'pending',  pending: 'pending',  sending: 'pending',  failed: 'pending',  inDoubt: 'pending',  ended: 'same'     },
  refused:     { atRest: 'failing',  pending: 'failing',  sending: 'failing',  failed: 'failing',  inDoubt: 'failing',  ended: 'same'     },
  doubted:     { atRest: 'inDoubt',  pending: 'inDoubt',  sending: 'inDoubt',  failed: 'inDoubt',  inDoubt: 'inDoubt',  ended: 'never'    },
  questioned:  { atRest: 'failed',   pending: 'failed',   sending: 'failed',   failed: 'failed',   inDoubt: 'failed',   ended: 'same'     },
  createAgain: { atRest: 'never',    pending: 'never',    sending: 'never',    failed: 'never',    inDoubt: 'pending',  ended: 'never'    },
  numberTaken: { atRest: 'atRest',   pending: 'atRest',   sending: 'atRest',   failed: 'atRest',   inDoubt: 'atRest',   ended: 'never'    },
  found:       { atRest: 'same',     pending: 'same',     sending: 'same',     failed: 'pending',  inDoubt: 'pending',  ended: 'same'     },
  remapped:    { atRest: 'atRest',   pending: 'same',     sending: 'same',     failed: 'same',     inDoubt: 'same',     ended: 'same'     },
  ended:       { atRest: 'ended',    pending: 'ended',    sending: 'ended',    failed: 'ended',    inDoubt: 'never',    ended: 'same'     },
  resumed:     { atRest: 'never',    pending: 'never',    sending: 'never',    failed: 'never',    inDoubt: 'never',    ended: 'atRest'   },
  unlinked:    { atRest: 'unlinked', pending: 'unlinked', sending: 'never',    failed: 'unlinked', inDoubt: 'never',    ended: 'unlinked' },
  deleted:     { atRest: 'unlinked', pending: 'unlinked', sending: 'unlinked', failed: 'unlinked', inDoubt: 'unlinked', ended: 'unlinked' },
} as const satisfies Record<LinkEvent['kind'], Record<Exclude<Status, 'unlinked'>, Target>>;

const statusOf = (state: Exclude<LinkState, 'unlinked'>) =>
  state === 'inSync' || state === 'conflict' ? 'atRest' : state;

const DUE = { attempts: 0, nextAttemptAt: null } as const satisfies Partial<LinkRecord>;

const FRESH = { failure: null, ...DUE } as const satisfies Partial<LinkRecord>;

/** Column values that make a create due at once after its match review was decided. */
export const ANSWERED = { ...FRESH, state: 'pending' } as const satisfies Partial<LinkRecord>;

/** The states that a mark turns into pending. The others stay and are compared afterwards. */
export const WOKEN_BY_MARK: readonly LinkState[] = STORED_STATES.filter(
  (state) => state !== 'unlinked' && TRANSITIONS.marked[statusOf(state)] === 'pending',
);

/** The code of the failure of a link that ended because S-360 made the person anonymous. */
export const ANONYMISED = 'anonymised';

/** The states of links that exchange nothing: a person unlinked the number, or S-360 ended it. */
export const CLOSED_STATES = ['unlinked', 'ended'] as const satisfies readonly LinkState[];

export const isClosed = ({ state }: Pick<LinkRecord, 'state'>): boolean =>
  state === 'unlinked' || state === 'ended';

/** Whether the link is in sync or in conflict: no call is due or under way. */
export const isAtRest = ({ state }: Pick<LinkRecord, 'state'>): boolean =>
  state === 'inSync' || state === 'conflict';

const restingState = ({ observations }: Pick<LinkRecord, 'observations'>): LinkState =>
  Object.values(observations).some(({ held }) => held) ? 'conflict' : 'inSync';

/** The state of a new link: without a number, the contact still has to be created in S-360. */
export const firstState = (contactNumber: string | null): LinkState =>
  contactNumber === null ? 'pending' : 'inSync';

function stateAfter(link: LinkRecord, event: LinkEvent): LinkState {
  const { contactNumber } = link;
  // A newer version may have written another one, which must not be overwritten.
  const state = oneOf(STORED_STATES, link.state);
  if (state === 'unlinked') return state;
  const isLeft = 'left' in event && event.left;
  const target: Target = TRANSITIONS[event.kind][statusOf(state)];
  switch (target) {
    case 'atRest':
      return restingState(link);
    case 'same':
      return state;
    case 'ifLeft':
      return isLeft ? 'pending' : restingState(link);
    case 'orRest':
      // A refused create is not done just because nothing else is left to send.
      return isLeft || contactNumber === null ? state : restingState(link);
    case 'never':
      throw new Error(`A link that is ${state} cannot be ${event.kind}: ${link.documentId}`);
    case 'failing':
      return isLeft ? 'pending' : 'failed';
    case 'pending':
    case 'sending':
    case 'failed':
    case 'inDoubt':
    case 'ended':
    case 'unlinked':
      return target;
  }
}

const raiseMark = ({ markedRevision }: LinkRecord, markedAt: Date) => ({
  markedRevision: markedRevision + 1,
  markedAt,
});

/**
 * Raises the revision. A link that the mark wakes is due at once, and keeps its failure until S-360
 * has answered; a link under way keeps its `edit` lane.
 */
function afterMark(
  link: LinkRecord,
  { at, lane, bulkJobId, release }: Extract<LinkEvent, { kind: 'marked' }>,
): Partial<LinkRecord> {
  const isUnderWay = link.state === 'pending' || link.state === 'sending';
  return {
    ...raiseMark(link, at),
    lane: link.lane === 'edit' && isUnderWay ? link.lane : lane,
    ...(release === true && { bulkJobId: null }),
    ...(WOKEN_BY_MARK.includes(link.state) && { ...DUE, bulkJobId: bulkJobId ?? null }),
  };
}

function changesBy(link: LinkRecord, event: LinkEvent): Partial<LinkRecord> {
  switch (event.kind) {
    case 'marked':
      return afterMark(link, event);
    case 'requested': {
      const { at, lane } = event;
      // The failure stays until S-360 has answered, and what failed has waited since its change.
      const since = link.state === 'failed' ? (link.markedAt ?? at) : at;
      return {
        ...raiseMark(link, since),
        lane,
        bulkJobId: null,
        ...(link.state !== 'inDoubt' && DUE),
      };
    }
    case 'shown': {
      const isWoken = isAtRest(link) && event.left;
      return isWoken ? { ...raiseMark(link, event.at), lane: 'bulk' } : {};
    }
    case 'compared':
    case 'remapped':
      return {};
    case 'sendStarted':
      return { sending: event.sending };
    case 'accepted':
      return { ...FRESH, acknowledgedRevision: event.revision, sending: null, inDoubt: null };
    case 'retryLater': {
      const { failure, retryAt: nextAttemptAt } = event;
      return { sending: null, failure, nextAttemptAt, attempts: link.attempts + 1 };
    }
    case 'refused': {
      const attempts = event.left ? link.attempts : link.attempts + 1;
      return { sending: null, failure: event.failure, nextAttemptAt: null, attempts };
    }
    case 'doubted': {
      const { failure, inDoubt, lookUpAt: nextAttemptAt } = event;
      return { sending: null, inDoubt, failure, attempts: 0, nextAttemptAt };
    }
    case 'questioned':
      return { failure: event.failure };
    case 'createAgain':
      return {
        ...raiseMark(link, event.at),
        ...FRESH,
        lane: 'edit',
        bulkJobId: null,
        inDoubt: null,
      };
    case 'numberTaken':
      return { contactNumber: event.contactNumber, sending: null, inDoubt: null };
    case 'found':
      return link.state === 'failed' || link.state === 'inDoubt' ? FRESH : {};
    case 'ended':
      return { ...DUE, failure: event.failure, pullFailure: null, bulkJobId: null };
    case 'resumed':
    case 'unlinked':
      return { ...FRESH, bulkJobId: null };
    case 'deleted':
      return { nextAttemptAt: null };
  }
}

/**
 * The link after an event.
 * @throws Error when the event cannot happen in the link's state, and UnknownWordError when this
 * version does not know the state.
 */
export function afterEvent(link: LinkRecord, event: LinkEvent): LinkRecord {
  const changed: LinkRecord = { ...link, ...changesBy(link, event) };
  const after: LinkRecord = { ...changed, state: stateAfter(link, event) };
  // Why it ended is shown until a person has decided, whatever becomes of a call that was out.
  if (link.state === 'ended' && after.state === 'ended')
    return { ...after, failure: link.failure, nextAttemptAt: null };
  if (!isAtRest(after)) return after;
  const { markedRevision: acknowledgedRevision } = after;
  return { ...after, ...FRESH, bulkJobId: null, traceparent: null, acknowledgedRevision };
}
