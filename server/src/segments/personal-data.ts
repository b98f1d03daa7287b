import { isTitleOf, NAME_ERASED } from '../contacts';
import { SAVED_SEGMENT_UID } from '../contracts/uids';
import { json, text } from '../kernel/database/values';
import { hasNumber, type DataTable, type SoughtPerson } from '../kernel/personal-data';
import { segmentSchema } from './language';

/** Whether a condition names the contact by its whole number. */
function namesNumber(conditions: unknown, person: SoughtPerson): boolean {
  // One by one: another version may know a condition that this one does not.
  const known = json<unknown[]>(conditions) ?? [];
  const readable = known.flatMap((one) => segmentSchema.safeParse([one]).data ?? []);
  return readable.some(
    (condition) =>
      condition.kind === 'number' &&
      (condition.institution === undefined
        ? person.numbers.some(({ number }) => number === condition.start)
        : hasNumber(person, condition.institution, condition.start)),
  );
}

/**
 * What this module stores of people. A segment of one person's number goes as a whole: without the
 * condition it would find everybody else.
 */
export const segmentPersonalData: readonly DataTable[] = [
  {
    uid: SAVED_SEGMENT_UID,
    holds: ['name', 'conditions'],
    keeps: ['author'],
    isScanned: 'changing',
    rowsOf: () => [{ id: { $notNull: true } }],
    erased({ conditions, name }, person) {
      if (namesNumber(conditions, person)) return 'delete';
      return isTitleOf(text(name) ?? '', person) ? { name: NAME_ERASED } : null;
    },
    shown: ({ conditions, name }) => ({ name, conditions: json(conditions) }),
  },
];
