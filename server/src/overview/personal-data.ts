import { foldText, isNamedIn } from '../contacts';
import { ATTENTION_MARK_UID, HOURLY_COUNT_UID } from '../contracts/uids';
import { text } from '../kernel/database/values';
import type { DataTable } from '../kernel/personal-data';

/** The cause in the key of a mark, after kind and institution. */
const causeIn = (key: unknown): string => (text(key) ?? '').split(':').slice(2).join(':');

/** What this module stores of people: they may be named in notes, and in what S-360 answered. */
export const overviewPersonalData: readonly DataTable[] = [
  {
    uid: ATTENTION_MARK_UID,
    holds: ['note', 'key'],
    keeps: ['assignee', 'dismissedBy'],
    isScanned: 'changing',
    rowsOf: () => [{ note: { $notNull: true } }, { key: { $contains: ' ' } }],
    erased({ key, note }, person) {
      if (isNamedIn(causeIn(key), person)) return 'delete';
      const { folded, numbers } = person;
      const written = foldText(text(note)) ?? '';
      const named = [...folded.emails, ...folded.names, ...numbers.map(({ number }) => number)];
      return named.some((name) => written.includes(name)) ? { note: null } : null;
    },
  },
  { uid: HOURLY_COUNT_UID, keeps: ['institution', 'kind'] },
];
