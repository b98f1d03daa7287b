import { useCallback, useEffect, useRef, useState } from 'react';
import type { ContactSyncStatus } from '../../../../../server/src/contracts';
import { useReloadContactFormMutation } from './contactSyncApi';
import { fieldsChangedSince, receiptsOf, receiptsUntil } from '../model/freshness';
import type { SeenReceipts } from '../model/freshness';

interface FormOfContact {
  documentId: string;
  /** When the record was changed last, as the form knows it. */
  recordUpdatedAt: string;
  formModified: boolean;
}

/**
 * Keeps the Content Manager's form as new as the record that S-360 changes behind it. A form without
 * edits is loaded again at once and `onReloaded` told so; one with edits is left alone, and the
 * answer names the fields on which it is older than the record.
 */
export function useFormFreshness(
  { documentId, recordUpdatedAt, formModified }: FormOfContact,
  statuses: readonly ContactSyncStatus[] | undefined,
  onReloaded: (changedFields: string[]) => void,
) {
  const [seen, setSeen] = useState<SeenReceipts | null>(null);
  const formLoadedFrom = useRef(recordUpdatedAt);
  const [reloadForm] = useReloadContactFormMutation();

  useEffect(() => {
    if (!statuses) return;
    if (formLoadedFrom.current !== recordUpdatedAt) {
      formLoadedFrom.current = recordUpdatedAt;
      setSeen(receiptsOf(statuses));
    } else {
      setSeen((known) => known ?? receiptsUntil(statuses, recordUpdatedAt));
    }
  }, [statuses, recordUpdatedAt]);

  const changedFields = seen && statuses ? fieldsChangedSince(statuses, seen) : [];

  const reload = useCallback(async () => {
    if (statuses) setSeen(receiptsOf(statuses));
    await reloadForm({ documentId });
    return true;
  }, [statuses, reloadForm, documentId]);

  const isStale = changedFields.length > 0;
  useEffect(() => {
    if (!isStale || formModified) return;
    onReloaded(changedFields);
    void reload();
    // Only becoming stale, or losing the last edit while stale, is a reason to load the form again.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [isStale, formModified]);

  return { changedFields, reload };
}
