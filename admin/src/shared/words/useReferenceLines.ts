import type { MergedReference } from '../../../../server/src/contracts';
import { referenceWords } from './references';
import { useText } from './useText';

/** Says which records refer to a contact, one line for each type and field. */
export function useReferenceLines(): (references: readonly MergedReference[]) => string[] {
  const text = useText();
  return (references) =>
    referenceWords(references).map(({ count, field, own, typeName }) => {
      const type = own === null ? typeName : text(own);
      return field === null
        ? text('reference.ofType', { type, count })
        : text('reference.ofField', { type, field, count });
    });
}
