import { LINKED_NUMBER, type HistoryChange } from '../../../../../server/src/contracts';
import { useText } from '../../../shared/words/useText';

/** Who or what made a change; with the field and its values where a history lists it. */
type CausedChange = Pick<HistoryChange, 'by' | 'cause'> &
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

/** Says who or what changed a field. */
export function useCauseWords() {
  const text = useText();
  const causeOf = (change: CausedChange): string => {
    const { by } = change;
    const name = by?.name ?? text('history.nobodyKnown');
    const kind = causeKind(change);
    switch (kind) {
      case 'crm':
        return by === null ? text('history.cause.program') : name;
      case 'decision':
      case 'linked':
      case 'merge':
      case 'unlinked':
        return text(`history.cause.${kind}`, { name });
      case 'delivery':
      case 'matched':
      case 'pull':
      case 'conflict':
      case 'bulkJob':
      case 'undo':
      case 'mapping':
      case 'transfer':
        return text(`history.cause.${kind}`);
    }
  };
  return { causeOf };
}
