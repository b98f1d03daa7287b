import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { ContactSyncStatus } from '../../../../../server/src/contracts';
import { useReloadContactFormMutation } from './contactSyncApi';
import { fieldsChangedSince, receiptsOf, receiptsUntil } from '../model/freshness';
import type { SeenReceipts } from '../model/freshness';

interface FormOfContact {
  documentId: string;
  /** When the record last changed, according to the form. */
  recordUpdatedAt: string;
  formModified: boolean;
}

/**
 * Keeps the Content Manager's form up to date with the record, which S-360 changes behind it. A
 * form without edits is reloaded immediately and `onReloaded` is called. A form with edits is left
 * alone, and `changedFields` names the fields in which it is stale.
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

  // Kept while nothing changes, as the reload renders once more before `seen` has changed.
  const changedFields = useMemo(
    () => (seen && statuses ? fieldsChangedSince(statuses, seen) : []),
    [seen, statuses],
  );

  const reload = useCallback(async () => {
    if (statuses) setSeen(receiptsOf(statuses));
    await reloadForm({ documentId });
    return true;
  }, [statuses, reloadForm, documentId]);

  useEffect(() => {
    if (changedFields.length === 0 || formModified) return;
    onReloaded(changedFields);
    void reload();
  }, [changedFields, formModified, onReloaded, reload]);

  return { changedFields, reload };
}
