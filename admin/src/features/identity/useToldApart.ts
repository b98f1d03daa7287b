import type { MergePreview, NamedContact } from '../../../../server/src/contracts';
import { useText } from '../../shared/words/useText';
import { useInstitutions } from '../institutions';
import { distinctionsOf } from './toldApart';

/** Names the two contacts of a merge, with a number or a value where their names are the same. */
export function useToldApart(preview: MergePreview | undefined) {
  const text = useText();
  const { nameOf } = useInstitutions();
  const distinctions = preview && distinctionsOf(preview);

  return ({ documentId, name }: NamedContact): string => {
    const distinction = distinctions?.get(documentId);
    if (!distinction) return name ?? '';
    const by =
      distinction.kind === 'value'
        ? distinction.value
        : text('similar.number', {
            institution: nameOf(distinction.institution),
            number: distinction.number,
          });
    return text('merge.toldApart', { name, by });
  };
}
