import { isNamedIn, isNotedIn } from '../contacts';
import { ATTENTION_MARK_UID, HOURLY_COUNT_UID } from '../contracts/uids';
import { text } from '../kernel/database/values';
import type { DataTable } from '../kernel/personal-data';

/** What stands in the key of a mark after its kind. */
function partsOf(key: unknown): { institution: string; cause: string } {
  const [, institution = '', ...cause] = (text(key) ?? '').split(':');
  return { institution, cause: cause.join(':') };
}

/** What this module stores of people: they may be named in notes, and in what S-360 answered. */
export const overviewPersonalData: readonly DataTable[] = [
  {
    uid: ATTENTION_MARK_UID,
    holds: ['note', 'key'],
    keeps: ['assignee', 'dismissedBy'],
    isScanned: 'changing',
    rowsOf: () => [{ id: { $notNull: true } }],
    erased({ key, note }, person) {
      const { cause, institution } = partsOf(key);
      if (isNamedIn(cause, person, institution || null)) return 'delete';
      return isNotedIn(text(note), person) ? { note: null } : null;
    },
  },
  { uid: HOURLY_COUNT_UID, keeps: ['institution', 'kind'] },
];
