import { useMemo } from 'react';
import { Flex } from '@strapi/design-system';
import { useQueryParams } from '@strapi/strapi/admin';
import { Loaded } from '../../../shared/components/Loaded';
import { useQuietPolling, useReadOnReturn } from '../../../shared/hooks/useQuietPolling';
import { PagedTable } from '../../../shared/lists/PagedTable';
import { useText } from '../../../shared/words/useText';
import { useGetBookingsQuery } from '../queries/bookingsApi';
import { useAllowed } from '../../../shared/permissions/useAllowed';
import { useBookingColumns } from './bookingColumns';
import { BookingSorting } from './BookingSorting';
import { bookingListQuery, requestFor } from './bookingQuery';

/** The tab "Bookings" of a contact's page, newest first unless sorted otherwise. */
export function ContactBookings({ documentId }: { documentId: string }) {
  const text = useText();
  const [{ query: address }] = useQueryParams();
  const query = useMemo(() => bookingListQuery(address), [address]);
  const { page, pageSize, sort } = requestFor(query);
  const bookings = useGetBookingsQuery(
    { contact: documentId, page, pageSize, sort },
    useQuietPolling(),
  );
  useReadOnReturn(bookings.refetch);
  const mayCompose = useAllowed('composeBookings').somewhere;
  const columns = useBookingColumns(true).filter(({ name }) => name !== 'contact');
  return (
    <Loaded query={bookings}>
      {({ data, meta }) => (
        <>
          {meta.pagination.total > 1 && (
            <Flex paddingBottom={4}>
              <BookingSorting query={query} />
            </Flex>
          )}
          <PagedTable
            label={text('booking.list.title')}
            columns={columns}
            rows={data}
            idOf={(booking) => booking.documentId}
            query={query}
            pagination={meta.pagination}
            whenEmpty={text(mayCompose ? 'booking.panel.noneYet' : 'booking.panel.none')}
          />
        </>
      )}
    </Loaded>
  );
}
