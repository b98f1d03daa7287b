import { Loaded } from '../../../shared/components/Loaded';
import { useQuietPolling, useReadOnReturn } from '../../../shared/hooks/useQuietPolling';
import { PagedTable } from '../../../shared/lists/PagedTable';
import { useListQuery } from '../../../shared/lists/useListQuery';
import { useText } from '../../../shared/words/useText';
import { useGetBookingsQuery } from '../queries/bookingsApi';
import { useBookingColumns } from './bookingColumns';

/** The tab "Bookings" of a contact's page, newest first. */
export function ContactBookings({ documentId }: { documentId: string }) {
  const text = useText();
  const query = useListQuery();
  const { page, pageSize } = query;
  const bookings = useGetBookingsQuery({ contact: documentId, page, pageSize }, useQuietPolling());
  useReadOnReturn(bookings.refetch);
  const columns = useBookingColumns(true).filter(({ name }) => name !== 'contact');
  return (
    <Loaded query={bookings}>
      {({ data, meta }) => (
        <PagedTable
          label={text('booking.list.title')}
          columns={columns}
          rows={data}
          idOf={(booking) => booking.documentId}
          query={query}
          pagination={meta.pagination}
          whenEmpty={text('booking.panel.none')}
        />
      )}
    </Loaded>
  );
}
