import { useMemo } from 'react';
import { Flex, LinkButton, VisuallyHidden } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { useQueryParams } from '@strapi/strapi/admin';
import { Link } from 'react-router-dom';
import type { CatalogStatus, GetBookings } from '../../../../../server/src/contracts';
import { bookingListQuery, countsRequestFor, isFiltered, requestFor } from './bookingQuery';
import type { BookingListQuery } from './bookingQuery';
import { Loaded } from '../../../shared/components/Loaded';
import { PagedTable } from '../../../shared/lists/PagedTable';
import { Screen } from '../../../shared/components/Screen';
import { useAllowed } from '../../../shared/permissions/useAllowed';
import { useQuietPolling, useReadOnReturn } from '../../../shared/hooks/useQuietPolling';
import { PLACES } from '../../../shared/places';
import { useGetBookingCountsQuery, useGetBookingsQuery } from '../queries/bookingsApi';
import { CatalogTroubles, CatalogsButton, useGetCatalogsQuery } from '../../catalog';
import { useText } from '../../../shared/words/useText';
import { useBookingColumns } from './bookingColumns';
import { BookingFilters } from './BookingFilters';

const NONE: readonly CatalogStatus[] = [];

/** All bookings, newest first unless sorted otherwise, and the status of the catalogs from which they are composed. */
export function BookingsScreen() {
  const text = useText();
  const [{ query: address }] = useQueryParams();
  const query = useMemo(() => bookingListQuery(address), [address]);
  const bookings = useGetBookingsQuery(requestFor(query), useQuietPolling());
  useReadOnReturn(bookings.refetch);
  const { data: counts } = useGetBookingCountsQuery(countsRequestFor(query), useQuietPolling());
  const { data: catalogs = NONE } = useGetCatalogsQuery(undefined, useQuietPolling());
  const institutions = catalogs.map(({ institution }) => institution);
  return (
    <Screen
      title={text('booking.list.title')}
      subtitle={text('booking.list.subtitle')}
      primaryAction={
        <Flex gap={2}>
          <CatalogsButton catalogs={catalogs} />
          <NewBooking />
        </Flex>
      }
    >
      <CatalogTroubles catalogs={catalogs} />
      <BookingFilters
        query={query}
        institutions={institutions}
        page={bookings.data}
        counts={counts}
      />
      <Found page={bookings.currentData} />
      <Loaded query={bookings}>
        {(page) => <Bookings page={page} query={query} hasInstitutions={institutions.length > 1} />}
      </Loaded>
    </Screen>
  );
}

/** Tells screen readers how many bookings the filters leave; says nothing while the page loads. */
function Found({ page }: { page: GetBookings.Response | undefined }) {
  const text = useText();
  return (
    <VisuallyHidden role="status">
      {page && text('booking.list.found', { count: page.meta.pagination.total })}
    </VisuallyHidden>
  );
}

function NewBooking() {
  const text = useText();
  if (!useAllowed('composeBookings').somewhere) return null;
  return (
    <LinkButton tag={Link} to={PLACES.newBooking()} startIcon={<Plus aria-hidden />}>
      {text('booking.compose.new')}
    </LinkButton>
  );
}

interface BookingsProps {
  page: GetBookings.Response;
  query: BookingListQuery;
  hasInstitutions: boolean;
}

function Bookings({ page, query, hasInstitutions }: BookingsProps) {
  const text = useText();
  const mayCompose = useAllowed('composeBookings').somewhere;
  const columns = useBookingColumns(hasInstitutions);
  const whenNone = mayCompose ? 'booking.list.none' : 'booking.list.noneYet';
  const whenEmpty = isFiltered(query) ? 'booking.list.noneSuch' : whenNone;
  return (
    <PagedTable
      label={text('booking.list.title')}
      columns={columns}
      rows={page.data}
      idOf={({ documentId }) => documentId}
      query={query}
      pagination={page.meta.pagination}
      whenEmpty={text(whenEmpty)}
    />
  );
}
