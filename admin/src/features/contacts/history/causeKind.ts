import type { HistoryChange } from '../../../../../server/src/contracts';

/** Who or what made a change; with the field and its values where a history lists it. */
export type CausedChange = Pick<HistoryChange, 'by' | 'cause'> &
  Partial<Pick<HistoryChange, 'field' | 'newValue' | 'oldValue'>>;

/** The cause as it is shown: a decision about a contact number links or unlinks it. */
export function causeKind({
  cause,
  field,
  newValue = null,
  oldValue = null,
}: CausedChange): HistoryChange['cause'] | 'linked' | 'unlinked' {
  if (cause !== 'decision' || field !== 'contactNumber') return cause;
  if (newValue !== null) return 'linked';
  return oldValue === null ? cause : 'unlinked';
}
