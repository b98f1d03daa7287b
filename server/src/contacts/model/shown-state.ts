import type { LinkStateName } from '../../contracts/contacts/contact-sync';
import type { LinkRecord } from '../records';

type Observed = Pick<LinkRecord, 'observations' | 'state'>;

/** The fields of a link that wait for a person's decision. */
export function fieldsInConflict({ observations, state }: Observed): string[] {
  // An unlinked link exchanges nothing any more, so its conflicts have ended.
  if (state === 'unlinked') return [];
  return Object.entries(observations).flatMap(([field, { held }]) => (held ? [field] : []));
}

/**
 * The state of a link on screens. Values lost by a save (`isHarmed`), then a conflict, outrank
 * states that resolve without a person. Failed and in doubt already wait for a person.
 */
export const shownState = (link: Observed, isHarmed: boolean): LinkStateName =>
  stateWith(link.state, { hasConflict: fieldsInConflict(link).length > 0, isHarmed });

/** The same where only the number of open conflicts was read. */
export function stateWith(
  state: LinkRecord['state'],
  { hasConflict, isHarmed }: { hasConflict: boolean; isHarmed: boolean },
): LinkStateName {
  switch (state) {
    case 'inSync':
    case 'conflict':
    case 'pending':
    case 'sending':
      if (isHarmed) return 'harmed';
      return hasConflict ? 'conflict' : state;
    case 'failed':
    case 'inDoubt':
    case 'unlinked':
      return state;
    default:
      // A newer version wrote it: it is shown as it is.
      return state;
  }
}

const WITHOUT_CONFLICT = { $or: [{ openConflicts: { $null: true } }, { openConflicts: 0 }] };

/** The stored states of links that can have open conflicts. */
export const STATES_WITH_CONFLICTS = ['conflict', 'pending', 'sending'] as const;

/**
 * The database condition for links in a screen state. `harmed`: ids of the links that lost values.
 */
export function whereShown(
  state: LinkStateName,
  harmed: readonly number[],
): Record<string, unknown> {
  const isUnharmed = harmed.length > 0 && { id: { $notIn: [...harmed] } };
  switch (state) {
    case 'harmed':
      return {
        id: { $in: [...harmed] },
        state: { $in: ['inSync', 'conflict', 'pending', 'sending'] },
      };
    case 'conflict':
      return {
        state: { $in: [...STATES_WITH_CONFLICTS] },
        openConflicts: { $gt: 0 },
        ...isUnharmed,
      };
    case 'pending':
    case 'sending':
      return { state, ...WITHOUT_CONFLICT, ...isUnharmed };
    case 'inSync':
      return { state, ...isUnharmed };
    case 'failed':
    case 'inDoubt':
    case 'unlinked':
      return { state };
  }
}
