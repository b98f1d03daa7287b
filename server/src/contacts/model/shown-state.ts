import type { LinkStateName } from '../../contracts/overview';
import type { LinkRecord, LinkState } from '../../services/contacts/records';

/**
 * An open conflict is no state of its own in the engine: what else a contact has to send goes on
 * beside it. It is derived from the observations wherever a link is written or shown, so that it
 * cannot outlive the fields that it is about. What S-360 lost by a save is derived likewise, from the
 * findings that are not settled, wherever a link is shown.
 */

/** The state as it is stored. */
export type StoredState = Exclude<LinkStateName, 'harmed'>;

type Observed = Pick<LinkRecord, 'observations' | 'state'>;

/** The fields of a link that wait for a person's decision. */
export function fieldsInConflict({ observations, state }: Observed): string[] {
  // Nothing is exchanged by it any more: its conflicts have ended.
  if (state === 'unlinked') return [];
  return Object.entries(observations).flatMap(([field, { held }]) => (held ? [field] : []));
}

/**
 * The state in which people see a link. Values that a save lost (`isHarmed`), then a conflict, outrank
 * what goes on without a person; what failed or is in doubt waits for a person already.
 */
export function shownState(link: Observed, isHarmed: boolean): LinkStateName {
  switch (link.state) {
    case 'inSync':
    case 'pending':
    case 'sending':
      if (isHarmed) return 'harmed';
      return fieldsInConflict(link).length > 0 ? 'conflict' : link.state;
    case 'failed':
    case 'inDoubt':
    case 'unlinked':
      return link.state;
  }
}

/** The state as it is stored: work is found by it, so a conflict replaces only `inSync`. */
export const storedState = (link: Observed): StoredState =>
  link.state === 'inSync' && fieldsInConflict(link).length > 0 ? 'conflict' : link.state;

/** The engine's state of a stored one. */
export const engineState = (stored: StoredState): LinkState =>
  stored === 'conflict' ? 'inSync' : stored;

const WITHOUT_CONFLICT = { $or: [{ openConflicts: { $null: true } }, { openConflicts: 0 }] };

/** The condition on stored links that people see in a state; `harmed`: the ids of those that lost values. */
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
        state: { $in: ['conflict', 'pending', 'sending'] },
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
