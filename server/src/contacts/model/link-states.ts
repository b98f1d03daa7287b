import type { SyncFailure } from '../../contracts/contacts/contact-sync';
import type { InDoubt, LinkRecord, LinkState, Sending } from '../records';

/** Something that happens to a link. `left`: whether the contact then has anything to send by it. */
export type LinkEvent =
  /** The contact was changed, or is found to differ: it is sent in its turn. */
  | {
      kind: 'marked';
      at: Date;
      lane: LinkRecord['lane'];
      /** The bulk job that holds it back until it is approved; for a link that was at rest. */
      bulkJobId?: number;
      /** Takes it from the bulk job that holds it back. */
      release?: boolean;
    }
  /** A person wants it sent, whatever failed before and whatever bulk job holds it back. */
  | { kind: 'requested'; at: Date; lane: LinkRecord['lane'] }
  /** Both sides were compared while nothing was under way. */
  | { kind: 'compared'; left: boolean }
  /** S-360 showed the contact. What is under way, or in doubt, is compared afterwards. */
  | { kind: 'shown'; at: Date; left: boolean }
  /** The call is about to be made. */
  | { kind: 'sendStarted'; sending: Sending }
  /** S-360 accepted what was sent when the link was at this revision. */
  | { kind: 'accepted'; revision: number; left: boolean }
  /** S-360 could not be reached or did not answer: it is sent again. */
  | { kind: 'retryLater'; failure: SyncFailure; retryAt: Date }
  /** S-360 refused it; `left`: the contact was changed since it was sent. */
  | { kind: 'refused'; failure: SyncFailure; left: boolean }
  /** Nobody knows what became of a create, or S-360 answered it with a number that cannot be taken. */
  | { kind: 'doubted'; inDoubt: InDoubt; failure: SyncFailure; lookUpAt: Date | null }
  /** A create waits, because a person is asked whether S-360 has the contact. */
  | { kind: 'questioned'; failure: SyncFailure }
  /** A person has decided that a create in doubt is made once more. */
  | { kind: 'createAgain'; at: Date }
  /** S-360 has the contact under this number. */
  | { kind: 'numberTaken'; contactNumber: string }
  /** S-360 showed the contact of a create in doubt, or of one that it had refused. */
  | { kind: 'found' }
  /** A changed mapping made something else of its fields; what is then to be sent, the sweep finds. */
  | { kind: 'remapped' }
  /** The contact was deleted in the CRM. */
  | { kind: 'deleted' };

/** Where a link stands: at rest, it follows from its fields whether it is in sync or in conflict. */
type Status = 'atRest' | Exclude<LinkState, 'inSync' | 'conflict'>;

/**
 * Where an event leads; three targets depend on whether anything is left to send: `ifLeft` is pending,
 * else at rest; `failing` is pending, else failed; `orRest` is the same state, else at rest.
 */
type Target = Status | 'same' | 'ifLeft' | 'failing' | 'orRest' | 'never';

/**
 * The states of a contact link. Events change them, as `TRANSITIONS` says, and nothing else does:
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
 *  deleted: from every state to unlinked, for good.
 * ```
 *
 * At rest a link is in conflict while a field waits for a decision, else in sync. While anything is to
 * be sent it is pending or sending, whatever is in conflict beside that.
 */
// prettier-ignore
const TRANSITIONS = {
  marked:      { atRest: 'pending', pending: 'same',    sending: 'same',    failed: 'pending', inDoubt: 'same'    },
  requested:   { atRest: 'pending', pending: 'pending', sending: 'same',    failed: 'pending', inDoubt: 'same'    },
  compared:    { atRest: 'ifLeft',  pending: 'ifLeft',  sending: 'ifLeft',  failed: 'ifLeft',  inDoubt: 'ifLeft'  },
  shown:       { atRest: 'ifLeft',  pending: 'orRest',  sending: 'same',    failed: 'orRest',  inDoubt: 'same'    },
  sendStarted: { atRest: 'never',   pending: 'sending', sending: 'never',   failed: 'never',   inDoubt: 'never'   },
  accepted:    { atRest: 'ifLeft',  pending: 'ifLeft',  sending: 'ifLeft',  failed: 'ifLeft',  inDoubt: 'ifLeft'  },
  retryLater:  { atRest: 'pending', pending: 'pending', sending: 'pending', failed: 'pending', inDoubt: 'pending' },
  refused:     { atRest: 'failing', pending: 'failing', sending: 'failing', failed: 'failing', inDoubt: 'failing' },
  doubted:     { atRest: 'inDoubt', pending: 'inDoubt', sending: 'inDoubt', failed: 'inDoubt', inDoubt: 'inDoubt' },
  questioned:  { atRest: 'failed',  pending: 'failed',  sending: 'failed',  failed: 'failed',  inDoubt: 'failed'  },
  createAgain: { atRest: 'never',   pending: 'never',   sending: 'never',   failed: 'never',   inDoubt: 'pending' },
  numberTaken: { atRest: 'atRest',  pending: 'atRest',  sending: 'atRest',  failed: 'atRest',  inDoubt: 'atRest'  },
  found:       { atRest: 'same',    pending: 'same',    sending: 'same',    failed: 'pending', inDoubt: 'pending' },
  remapped:    { atRest: 'atRest',  pending: 'same',    sending: 'same',    failed: 'same',    inDoubt: 'same'    },
  deleted:     { atRest: 'unlinked',pending: 'unlinked',sending: 'unlinked',failed: 'unlinked',inDoubt: 'unlinked'},
} as const satisfies Record<LinkEvent['kind'], Record<Exclude<Status, 'unlinked'>, Target>>;

const statusOf = (state: Exclude<LinkState, 'unlinked'>) =>
  state === 'inSync' || state === 'conflict' ? 'atRest' : state;

const FRESH = {
  failure: null,
  attempts: 0,
  nextAttemptAt: null,
} as const satisfies Partial<LinkRecord>;

/** What a create that waited for a person's answer becomes, as columns: it is due at once. */
export const ANSWERED = { ...FRESH, state: 'pending' } as const satisfies Partial<LinkRecord>;

/** The states that a mark makes pending; the others keep theirs and are compared afterwards. */
export const WOKEN_BY_MARK: readonly LinkState[] = (
  ['inSync', 'conflict', 'pending', 'sending', 'failed', 'inDoubt'] as const
).filter((state) => TRANSITIONS.marked[statusOf(state)] === 'pending');

/** Whether nothing is under way or waits, but for a decision about a field. */
export const isAtRest = ({ state }: Pick<LinkRecord, 'state'>): boolean =>
  state === 'inSync' || state === 'conflict';

/** The state of a link at rest. */
const restingState = ({ observations }: Pick<LinkRecord, 'observations'>): LinkState =>
  Object.values(observations).some(({ held }) => held) ? 'conflict' : 'inSync';

/** The state that a link is made with: one without a number is to be created in S-360. */
export const firstState = (contactNumber: string | null): LinkState =>
  contactNumber === null ? 'pending' : 'inSync';

function stateAfter(link: LinkRecord, event: LinkEvent): LinkState {
  const { contactNumber, state } = link;
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
      // A create that was refused is not made by there being nothing else to send.
      return isLeft || contactNumber === null ? state : restingState(link);
    case 'never':
      throw new Error(`A link that is ${state} cannot be ${event.kind}: ${link.documentId}`);
    case 'failing':
      return isLeft ? 'pending' : 'failed';
    case 'pending':
    case 'sending':
    case 'failed':
    case 'inDoubt':
    case 'unlinked':
      return target;
  }
}

const raised = ({ markedRevision }: LinkRecord, markedAt: Date) => ({
  markedRevision: markedRevision + 1,
  markedAt,
});

/** A mark raises the link; what it wakes is due at once, and what waits for a person's edit stays so. */
function afterMark(
  link: LinkRecord,
  { at, lane, bulkJobId, release }: Extract<LinkEvent, { kind: 'marked' }>,
): Partial<LinkRecord> {
  const isUnderWay = link.state === 'pending' || link.state === 'sending';
  return {
    ...raised(link, at),
    lane: link.lane === 'edit' && isUnderWay ? link.lane : lane,
    ...(release === true && { bulkJobId: null }),
    ...(WOKEN_BY_MARK.includes(link.state) && { ...FRESH, bulkJobId: bulkJobId ?? null }),
  };
}

/** What an event changes besides the state. */
function changesBy(link: LinkRecord, event: LinkEvent): Partial<LinkRecord> {
  switch (event.kind) {
    case 'marked':
      return afterMark(link, event);
    case 'requested': {
      const { at, lane } = event;
      return { ...raised(link, at), lane, bulkJobId: null, ...(link.state !== 'inDoubt' && FRESH) };
    }
    case 'shown': {
      const isWoken = isAtRest(link) && event.left;
      return isWoken ? { ...raised(link, event.at), lane: 'bulk' } : {};
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
      return { ...raised(link, event.at), ...FRESH, lane: 'edit', bulkJobId: null, inDoubt: null };
    case 'numberTaken':
      return { contactNumber: event.contactNumber, sending: null, inDoubt: null };
    case 'found':
      return link.state === 'failed' || link.state === 'inDoubt' ? FRESH : {};
    case 'deleted':
      return { nextAttemptAt: null };
  }
}

/** The link once this has happened to it. */
export function afterEvent(link: LinkRecord, event: LinkEvent): LinkRecord {
  const changed: LinkRecord = { ...link, ...changesBy(link, event) };
  const after: LinkRecord = { ...changed, state: stateAfter(link, event) };
  if (!isAtRest(after)) return after;
  return { ...after, ...FRESH, bulkJobId: null, acknowledgedRevision: after.markedRevision };
}
