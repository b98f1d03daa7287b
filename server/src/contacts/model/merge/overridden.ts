import { DAY_MS } from '../../../kernel/time/durations';
import type { HistoryEntry, OverriddenEntry } from '../../records';

/** A contact's value that S-360's replaced. */
export interface ReplacedValue {
  institution: string;
  contactDocumentId: string;
  field: string;
  /** Column values. */
  before: string | null;
  now: string | null;
  replacedAt: Date;
  /** The value had reached the institution, which then changed it. */
  wasSent: boolean;
}

/** What the history says last of a value: its last change, else the contact's creation. */
export type LastChange = Pick<
  HistoryEntry,
  'cause' | 'causedBy' | 'changedAt' | 'contactDocumentId' | 'field' | 'oldValue'
>;

/**
 * A value that was sent may be replaced for good reasons later on. Within this time nobody expects
 * that, least of all whoever typed it.
 */
const EXPECTED_TO_STAY_MS = DAY_MS;

/** Whether a user of the admin panel typed the value or chose it; not a token, a file or S-360. */
const isPersons = ({ cause, causedBy }: LastChange): boolean =>
  (cause === 'crm' || cause === 'decision') && causedBy?.startsWith('admin:') === true;

function isUnexpected(
  { before, now, replacedAt, wasSent }: ReplacedValue,
  { changedAt, oldValue }: LastChange,
): boolean {
  if (before === now) return false;
  // What never reached S-360, and what S-360 puts back, was lost and not changed.
  if (!wasSent || now === oldValue) return true;
  return replacedAt.getTime() - changedAt.getTime() < EXPECTED_TO_STAY_MS;
}

const keyOf = ({ contactDocumentId, field }: Pick<LastChange, 'contactDocumentId' | 'field'>) =>
  JSON.stringify([contactDocumentId, field]);

/**
 * The edits of persons among the values that S-360's replaced: those that somebody has to look at.
 * `history`: the changes of these fields, and the creations of the contacts, the oldest first. Pure.
 */
export function overriddenAmong(
  replaced: readonly ReplacedValue[],
  history: readonly LastChange[],
): OverriddenEntry[] {
  const last = new Map(history.map((change) => [keyOf(change), change]));
  return replaced.flatMap((value) => {
    const { before, contactDocumentId, field, institution, now, replacedAt, wasSent } = value;
    const edit = last.get(keyOf(value)) ?? last.get(keyOf({ contactDocumentId, field: null }));
    if (edit === undefined || !isPersons(edit) || !isUnexpected(value, edit)) return [];
    return [
      {
        institution,
        contactDocumentId,
        field,
        typedValue: before,
        typedBy: edit.causedBy ?? '',
        typedAt: edit.changedAt,
        shownValue: now,
        wasSent,
        replacedAt,
      },
    ];
  });
}
