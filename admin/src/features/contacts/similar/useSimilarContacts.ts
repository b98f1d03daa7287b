import type { SimilarContact } from '../../../../../server/src/contracts';
import { useSettled } from '../../../shared/hooks/useSettled';
import { useFindSimilarContactsQuery } from './similarContactsApi';
import type { SimilarContactsPlace } from './similarContactsApi';
import { entered, isRecognizable } from './entered';

const TYPING_PAUSE_MS = 400;
const NOBODY: SimilarContact[] = [];

/** Existing contacts that resemble the one being entered, looked up while the user types. */
export function useSimilarContacts(
  values: Readonly<Record<string, unknown>>,
  place: SimilarContactsPlace,
): SimilarContact[] {
  const settled = useSettled(JSON.stringify(entered(values)), TYPING_PAUSE_MS);
  const request: ReturnType<typeof entered> = JSON.parse(settled);
  const isAsked = isRecognizable(request);
  const { data } = useFindSimilarContactsQuery({ place, entered: request }, { skip: !isAsked });
  return isAsked ? (data ?? NOBODY) : NOBODY;
}
