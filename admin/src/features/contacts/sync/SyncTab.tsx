import { useEffect } from 'react';
import { Flex } from '@strapi/design-system';
import { NotLoaded, RefreshFailed } from '../../../shared/components/LoadStates';
import { NothingToList } from '../../../shared/lists/ListPage';
import { AtHome } from '../../../shared/time/AtVenue';
import { useText } from '../../../shared/words/useText';
import { useGetContactConflictsQuery, useGetContactFieldsQuery } from '../queries/contactSyncApi';
import { useContactSync } from '../queries/useContactSync';
import { useSyncRequests } from '../queries/useSyncRequests';
import { InstitutionCard } from './InstitutionCard';
import { lastReceivedOf, OverriddenEdits } from './OverriddenEdits';

/** The tab "S-360": a contact's exchange with each institution, field by field. */
export function SyncTab({ documentId }: { documentId: string }) {
  const text = useText();
  const requests = useSyncRequests(documentId);
  const { statuses, error, readAt, refetch } = useContactSync(documentId);
  const fields = useGetContactFieldsQuery({ documentId }, READ_ANEW);
  const conflicts = useGetContactConflictsQuery({ documentId }, READ_ANEW);
  const { refetch: readFields } = fields;
  // A new state comes with new values. The statuses stay the same object as long as nothing changes.
  useEffect(() => {
    if (statuses) void readFields();
  }, [statuses, readFields]);
  if (!statuses) return <NotLoaded error={error} onRetry={refetch} />;
  if (statuses.length === 0) {
    return <NothingToList text={text('panel.noInstitutions')} />;
  }
  return (
    <Flex direction="column" alignItems="stretch" gap={6}>
      {error && readAt !== undefined && (
        <RefreshFailed readAt={readAt} error={error} onRetry={refetch} />
      )}
      <AtHome>
        <OverriddenEdits documentId={documentId} readAt={lastReceivedOf(statuses)} />
        {statuses.map((status) => {
          const { code } = status.institution;
          return (
            <InstitutionCard
              key={code}
              documentId={documentId}
              status={status}
              fields={
                fields.data?.find(({ institution }) => institution.code === code)?.fields ?? []
              }
              conflicts={(conflicts.data ?? []).filter(({ institution }) => institution === code)}
              requests={requests}
            />
          );
        })}
      </AtHome>
    </Flex>
  );
}

const READ_ANEW = { refetchOnMountOrArgChange: true };
