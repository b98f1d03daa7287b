import type { ChosenContact } from '../model/draft';
import { useGetContactRecordQuery } from './contactRecordsApi';

/** The contact named in the address, read from the Content Manager; none if it cannot be read. */
export function useContactOfAddress(documentId: string | null): {
  contact: ChosenContact | null;
  isReading: boolean;
} {
  const { data, isLoading } = useGetContactRecordQuery(
    { documentId: documentId ?? '' },
    { skip: documentId === null },
  );
  return { contact: data ?? null, isReading: isLoading };
}
