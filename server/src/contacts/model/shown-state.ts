import { COMPANIES_NOT_ACCEPTED, type LinkStateName } from '../../contracts/contacts/contact-sync';
import type { LinkRecord } from '../records';
import { isClosed } from './link-states';

type Observed = Pick<LinkRecord, 'observations' | 'state'>;

/** The stored state with what caused it. */
interface Stored {
  state: LinkRecord['state'];
  failureCode: string | null;
}

/** The fields of a link that wait for a person's decision. */
export function fieldsInConflict({ observations, state }: Observed): string[] {
  // A closed link exchanges nothing any more, so its conflicts have ended.
  if (isClosed({ state })) return [];
  return Object.entries(observations).flatMap(([field, { held }]) => (held ? [field] : []));
}

/** What decides about the states on screens besides the links' own rows. */
export interface StateSources {
  /** The ids of links that lost values by a save. */
  harmedLinks: readonly number[];
  /** The ids of bulk jobs that a person rejected: what they hold back is not sent. */
  rejectedBulkJobs: readonly number[];
}

interface Beside {
  isHarmed: boolean;
  /** A person rejected the bulk job that holds the link back. */
  isRejected: boolean;
}

/**
 * The state of a link on screens. Values lost by a save (`isHarmed`), then a conflict, outrank
 * states that resolve without a person. Failed and in doubt already wait for a person.
 */
export const shownState = (
  link: Observed & Pick<LinkRecord, 'failure'>,
  beside: Beside,
): LinkStateName =>
  stateWith(
    { state: link.state, failureCode: link.failure?.code ?? null },
    { ...beside, hasConflict: fieldsInConflict(link).length > 0 },
  );

/** The same where only the number of open conflicts was read. */
export function stateWith(
  { failureCode, state }: Stored,
  { hasConflict, isHarmed, isRejected }: Beside & { hasConflict: boolean },
): LinkStateName {
  switch (state) {
    case 'inSync':
    case 'conflict':
    case 'pending':
    case 'sending':
      if (isHarmed) return 'harmed';
      if (hasConflict) return 'conflict';
      return state === 'pending' && isRejected ? 'notSent' : state;
    case 'failed':
      return failureCode === COMPANIES_NOT_ACCEPTED ? 'notSent' : state;
    case 'inDoubt':
    case 'ended':
    case 'unlinked':
      return state;
    default:
      // A newer version wrote it: it is shown as it is.
      return state;
  }
}

/** Links of companies that their institution's S-360 is not known to accept. */
export const NOT_ACCEPTED = {
  state: 'failed' satisfies LinkRecord['state'],
  failureCode: COMPANIES_NOT_ACCEPTED,
};

const WITHOUT_CONFLICT = { $or: [{ openConflicts: { $null: true } }, { openConflicts: 0 }] };

/** The stored states of links that can have open conflicts. */
export const STATES_WITH_CONFLICTS = ['conflict', 'pending', 'sending'] as const;

/** The database condition for links in a screen state. */
export function whereShown(
  state: LinkStateName,
  { harmedLinks, rejectedBulkJobs }: StateSources,
): Record<string, unknown> {
  const isUnharmed = harmedLinks.length > 0 && { id: { $notIn: [...harmedLinks] } };
  const rejected = [...rejectedBulkJobs];
  const isToBeSent = rejected.length > 0 && {
    $and: [{ $or: [{ bulkJobId: { $null: true } }, { bulkJobId: { $notIn: rejected } }] }],
  };
  switch (state) {
    case 'harmed':
      return {
        id: { $in: [...harmedLinks] },
        state: { $in: ['inSync', 'conflict', 'pending', 'sending'] },
      };
    case 'conflict':
      return {
        state: { $in: [...STATES_WITH_CONFLICTS] },
        openConflicts: { $gt: 0 },
        ...isUnharmed,
      };
    case 'pending':
      return { state, ...WITHOUT_CONFLICT, ...isUnharmed, ...isToBeSent };
    case 'notSent':
      return {
        $or: [
          NOT_ACCEPTED,
          {
            state: 'pending' satisfies LinkRecord['state'],
            bulkJobId: { $in: rejected },
            ...WITHOUT_CONFLICT,
            ...isUnharmed,
          },
        ],
      };
    case 'sending':
      return { state, ...WITHOUT_CONFLICT, ...isUnharmed };
    case 'inSync':
      return { state, ...isUnharmed };
    case 'failed':
      return {
        state,
        $or: [{ failureCode: { $null: true } }, { failureCode: { $ne: COMPANIES_NOT_ACCEPTED } }],
      };
    case 'inDoubt':
    case 'ended':
    case 'unlinked':
      return { state };
  }
}
