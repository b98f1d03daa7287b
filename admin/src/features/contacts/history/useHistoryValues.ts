import { consentCode } from '../../../shared/fields/fieldKeys';
import { useText } from '../../../shared/words/useText';

/** Words for the values of the history; those of consents and types are codes. */
export function useHistoryValues() {
  const text = useText();
  const wordsOf = (field: string | null, value: string | null): string | null => {
    if (field === null || value === null) return value;
    if (consentCode(field) !== null)
      return text(`consents.${value === 'allowed' ? value : 'refused'}`);
    if (field === 'type')
      return text(`contact.type.${value === 'structure' ? value : 'individual'}`);
    return value;
  };
  return { wordsOf };
}
