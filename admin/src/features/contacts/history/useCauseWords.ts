import type { HistoryChange } from '../../../../../server/src/contracts';
import { useText } from '../../../shared/words/useText';

/** Says who or what changed a field. */
export function useCauseWords() {
  const text = useText();
  const causeOf = ({ by, cause }: Pick<HistoryChange, 'by' | 'cause'>): string => {
    const name = by?.name ?? text('history.nobodyKnown');
    switch (cause) {
      case 'crm':
        return by === null ? text('history.cause.program') : name;
      case 'decision':
      case 'merge':
        return text(`history.cause.${cause}`, { name });
      case 'delivery':
      case 'pull':
      case 'conflict':
      case 'bulkJob':
      case 'mapping':
      case 'transfer':
        return text(`history.cause.${cause}`);
    }
  };
  return { causeOf };
}
