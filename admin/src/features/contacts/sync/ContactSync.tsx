import { useCallback } from 'react';
import { Flex } from '@strapi/design-system';
import { useForm, useNotification } from '@strapi/strapi/admin';
import type { ContactSyncStatus } from '../../../../../server/src/contracts';
import { OverriddenEdits } from './OverriddenEdits';
import { useContactSync } from '../queries/useContactSync';
import { useErrorWords } from '../../../shared/words/useErrorWords';
import { useFieldNames } from '../../../shared/fields/useFieldNames';
import { useFormFreshness } from '../queries/useFormFreshness';
import { useSyncRequests } from '../queries/useSyncRequests';
import { useText } from '../../../shared/words/useText';
import { LoadFailed, Loading, RefreshFailed } from '../../../shared/components/LoadStates';
import { StaleFormNotice } from './StaleFormNotice';
import { SyncOverview } from './SyncOverview';

interface ContactSyncProps {
  documentId: string;
  /** When the record last changed, according to the Content Manager's form. */
  recordUpdatedAt: string;
  mayExchange: boolean;
  mayDecide: boolean;
  mayEditConsents: boolean;
}

/**
 * The panel of a saved contact: reads the sync status, keeps it fresh and sends the user's
 * requests.
 */
export function ContactSync(props: ContactSyncProps) {
  const inWords = useErrorWords();
  const { statuses, error, readAt, refetch } = useContactSync(
    props.documentId,
    props.recordUpdatedAt,
  );
  if (!statuses) {
    return error ? <LoadFailed reason={inWords(error)} onRetry={refetch} /> : <Loading />;
  }
  return (
    <Flex direction="column" alignItems="stretch" gap={4} width="100%">
      <OverriddenEdits documentId={props.documentId} readAt={lastChangeOf(props, statuses)} />
      {error && readAt !== undefined && <RefreshFailed readAt={readAt} onRetry={refetch} />}
      <SyncBesideForm {...props} statuses={statuses} />
    </Flex>
  );
}

/** Changes whenever edits may have been overridden: after a save, or after a receipt from S-360. */
const lastChangeOf = (
  { recordUpdatedAt }: ContactSyncProps,
  statuses: readonly ContactSyncStatus[],
): string => [recordUpdatedAt, ...statuses.map(({ lastReceived }) => lastReceived?.at)].join();

/** The sync status beside the form, which must not stay behind the record. */
function SyncBesideForm({
  statuses,
  documentId,
  recordUpdatedAt,
  mayExchange,
  mayDecide,
  mayEditConsents,
}: ContactSyncProps & { statuses: ContactSyncStatus[] }) {
  // A form that is being saved still contains edits that must not be overwritten.
  const formModified = useForm('ContactSync', (form) => form.modified || form.isSubmitting);
  const tellReloaded = useTellReloaded();
  const requests = useSyncRequests(documentId);
  const form = { documentId, recordUpdatedAt, formModified };
  const { changedFields, reload } = useFormFreshness(form, statuses, tellReloaded);
  return (
    <>
      {formModified && changedFields.length > 0 && (
        <StaleFormNotice changedFields={changedFields} onReload={reload} />
      )}
      <SyncOverview
        documentId={documentId}
        statuses={statuses}
        asking={{ mayExchange, mayDecide, formModified }}
        mayEditConsents={mayEditConsents}
        requests={requests}
      />
    </>
  );
}

function useTellReloaded() {
  const text = useText();
  const { toggleNotification } = useNotification();
  const { listOf } = useFieldNames();
  return useCallback(
    (changedFields: string[]) => {
      toggleNotification({
        type: 'info',
        message: text('stale.reloaded', { fields: listOf(changedFields) }),
      });
    },
    [text, toggleNotification, listOf],
  );
}
