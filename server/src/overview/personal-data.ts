import { foldText } from '../contacts';
import { ATTENTION_MARK_UID, HOURLY_COUNT_UID } from '../contracts/uids';
import { text } from '../kernel/database/values';
import type { DataTable } from '../kernel/personal-data';

/** What this module stores of people: they may be named in notes. */
export const overviewPersonalData: readonly DataTable[] = [
  {
    uid: ATTENTION_MARK_UID,
    holds: ['note'],
    keeps: ['key', 'assignee', 'dismissedBy'],
    isScanned: 'changing',
    rowsOf: () => [{ note: { $notNull: true } }],
    erased({ note }, { folded, numbers }) {
      const written = foldText(text(note)) ?? '';
      const named = [...folded.emails, ...folded.names, ...numbers.map(({ number }) => number)];
      return named.some((name) => written.includes(name)) ? { note: null } : null;
    },
  },
  { uid: HOURLY_COUNT_UID, keeps: ['institution', 'kind'] },
];
