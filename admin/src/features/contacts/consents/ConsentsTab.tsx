import { Box } from '@strapi/design-system';
import { FlatTable, TableFrame } from '../../../shared/components/FlatTable';
import { NotLoaded } from '../../../shared/components/LoadStates';
import { Line } from '../../../shared/components/Line';
import { useAllowed } from '../../../shared/permissions/useAllowed';
import { NothingToList } from '../../../shared/lists/ListPage';
import { AtHome } from '../../../shared/time/AtVenue';
import { useText } from '../../../shared/words/useText';
import { useContactSync } from '../queries/useContactSync';
import { useSyncRequests } from '../queries/useSyncRequests';
import { ConsentRow } from './ConsentRow';

const COLUMNS = (['earlier', 'consent', 'institution', 'answer', 'wording', 'origin'] as const).map(
  (column) => ({ label: `consents.column.${column}` as const }),
);

/** The tab "Consents": a contact's answers at each institution, with the earlier ones. */
export function ConsentsTab({ documentId }: { documentId: string }) {
  const text = useText();
  const mayEdit = useAllowed('editConsents');
  const requests = useSyncRequests(documentId);
  const { statuses, error, refetch } = useContactSync(documentId);
  if (!statuses) return <NotLoaded error={error} onRetry={refetch} />;
  const answers = statuses.flatMap((status) =>
    status.consents.map((consent) => ({ status, consent })),
  );
  if (answers.length === 0) {
    return <NothingToList text={text('consents.none')} />;
  }
  return (
    <AtHome>
      <TableFrame>
        <FlatTable label={text('consents.title')} columns={COLUMNS}>
          {answers.map(({ consent, status }) => (
            <ConsentRow
              key={`${status.institution.code} ${consent.code}`}
              documentId={documentId}
              consent={consent}
              institution={status.institution}
              mayEdit={mayEdit.at(status.institution.code) && status.state !== 'unlinked'}
              columns={COLUMNS.length}
              onChange={(change) => requests.changeConsent(status, consent, change)}
            />
          ))}
        </FlatTable>
      </TableFrame>
      <Box paddingTop={3}>
        <Line muted>{text('consents.onlySent')}</Line>
      </Box>
    </AtHome>
  );
}
