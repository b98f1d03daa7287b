import { LINKED_NUMBER, type HistoryChange } from '../../../../../server/src/contracts';

/** Who or what made a change; with the field and its values where a history lists it. */
export type CausedChange = Pick<HistoryChange, 'by' | 'cause'> &
  Partial<Pick<HistoryChange, 'field' | 'newValue' | 'oldValue'>>;

/** The cause as it is shown: a decision about a contact number, or a rule, links or unlinks it. */
export function causeKind({
  cause,
  field,
  newValue = null,
  oldValue = null,
}: CausedChange): HistoryChange['cause'] | 'linked' | 'unlinked' | 'matched' {
  if (field !== LINKED_NUMBER) return cause;
  if (cause === 'delivery' || cause === 'pull') return 'matched';
  if (cause !== 'decision') return cause;
  if (newValue !== null) return 'linked';
  return oldValue === null ? cause : 'unlinked';
}
