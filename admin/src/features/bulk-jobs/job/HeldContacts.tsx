import type { BulkJobDetails, LinkSummary } from '../../../../../server/src/contracts';
import { Loaded } from '../../../shared/components/Loaded';
import { Line } from '../../../shared/components/Line';
import { Part } from '../../../shared/components/Part';
import { FieldNames } from '../../../shared/fields/FieldNames';
import { useQuietPolling } from '../../../shared/hooks/useQuietPolling';
import { PagedTable } from '../../../shared/lists/PagedTable';
import type { Column } from '../../../shared/lists/PagedTable';
import { useListQuery } from '../../../shared/lists/useListQuery';
import { useText } from '../../../shared/words/useText';
import { useGetLinksQuery, useLinkColumns } from '../../contacts';

export function HeldContacts({ job: { id, progress } }: { job: BulkJobDetails }) {
  const text = useText();
  const query = useListQuery();
  const columns = useColumns();
  const links = useGetLinksQuery({ ...query, bulkJob: id }, useQuietPolling());
  if (progress.waiting + progress.failed + progress.inDoubt === 0) return null;
  return (
    <Part title={text('bulkJob.contacts')}>
      <Loaded query={links}>
        {({ data, meta }) => (
          <PagedTable
            label={text('bulkJob.contacts')}
            columns={columns}
            rows={data}
            idOf={({ contactDocumentId, institution }) => `${institution}/${contactDocumentId}`}
            query={query}
            pagination={meta.pagination}
            whenEmpty={text('bulkJob.contacts.empty')}
          />
        )}
      </Loaded>
    </Part>
  );
}

const SHARED_COLUMNS: readonly string[] = ['contact', 'institution', 'state'];

function useColumns(): Column<LinkSummary>[] {
  const text = useText();
  const columns = useLinkColumns();
  return [
    ...columns.filter(({ name }) => SHARED_COLUMNS.includes(name)),
    {
      name: 'what',
      label: text('bulkJob.column.sends'),
      cell: (link) => <Sends link={link} />,
      wraps: true,
    },
  ];
}

function Sends({ link: { contactNumber, pendingFields } }: { link: LinkSummary }) {
  const text = useText();
  if (contactNumber === null) return <Line>{text('bulkJob.sends.new')}</Line>;
  if (pendingFields.length === 0) return <Line muted>–</Line>;
  return (
    <Line>
      <FieldNames fields={pendingFields} />
    </Line>
  );
}
