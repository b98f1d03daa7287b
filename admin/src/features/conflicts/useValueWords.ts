import { useCallback } from 'react';
import { consentCode } from '../../shared/fields/fieldKeys';
import { useText } from '../../shared/words/useText';

export function useValueWords(): (field: string, value: string | null) => string {
  const text = useText();
  return useCallback(
    (field, value) => {
      if (value === null || value === '') return text('held.empty');
      if (consentCode(field) === null) return value;
      return text(value === 'allowed' ? 'conflicts.allowed' : 'conflicts.refusal');
    },
    [text],
  );
}
