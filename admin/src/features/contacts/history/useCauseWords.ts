import { useText } from '../../../shared/words/useText';
import { causeKind, type CausedChange } from './causeKind';

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
