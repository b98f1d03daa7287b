import { Box, Link, Typography } from '@strapi/design-system';
import { Link as RouterLink } from 'react-router-dom';
import type { BookingSummary } from '../../../../../server/src/contracts';
import { TimeLeftOf } from '../components/BookingExpiry';
import { BookingState } from '../components/BookingState';
import { useBookingNames } from '../components/useBookingNames';
import { Moment } from '../../../shared/time/Moment';
import { Line } from '../../../shared/components/Line';
import type { Column } from '../../../shared/lists/PagedTable';
import { TwoLines } from '../../../shared/lists/TwoLines';
import { useMoney } from '../../../shared/money/useMoney';
import { PLACES } from '../../../shared/places';
import { useText } from '../../../shared/words/useText';

/**
 * The columns of the list of bookings; those that sort are named as the server sorts. The
 * institution appears only if there are several.
 */
export function useBookingColumns(hasInstitutions: boolean): Column<BookingSummary>[] {
  const text = useText();
  const { authorOf, contactOf, kindOf } = useBookingNames();
  const money = useMoney();
  const institution: Column<BookingSummary> = {
    name: 'institution',
    label: text('column.institution'),
    cell: (booking) => <Typography>{booking.institution.name}</Typography>,
  };
  return [
    {
      name: 'reference',
      label: text('booking.column.referenceAndKind'),
      cell: ({ documentId, kind, reference }) => (
        <TwoLines below={kindOf(kind)}>
          <Link tag={RouterLink} to={PLACES.booking(documentId)}>
            {reference}
          </Link>
        </TwoLines>
      ),
    },
    {
      name: 'state',
      label: text('column.state'),
      cell: (booking) => <BookingState booking={booking} />,
    },
    {
      name: 'contact',
      label: text('column.contact'),
      cell: (booking) =>
        booking.contact === null ? (
          <Typography textColor="neutral600">{contactOf(booking)}</Typography>
        ) : (
          <Link tag={RouterLink} to={PLACES.contactPage(booking.contact.documentId)}>
            {contactOf(booking)}
          </Link>
        ),
    },
    ...(hasInstitutions ? [institution] : []),
    {
      name: 'what',
      label: text('booking.column.what'),
      cell: ({ summary }) => (
        <Box minWidth="13rem" style={{ whiteSpace: 'normal' }}>
          <Line>{summary ?? '–'}</Line>
        </Box>
      ),
    },
    {
      name: 'total',
      sortable: true,
      label: text('booking.column.total'),
      cell: ({ total }) => <Typography fontWeight="bold">{money(total)}</Typography>,
    },
    {
      name: 'expiresAt',
      sortable: true,
      label: text('booking.column.left'),
      cell: (booking) => <TimeLeftOf booking={booking} />,
    },
    {
      name: 'createdAt',
      sortable: true,
      label: text('booking.column.authorAndTime'),
      cell: ({ author, createdAt }) => (
        <TwoLines below={<Moment at={createdAt} tense="past" />}>
          <Typography>{authorOf(author)}</Typography>
        </TwoLines>
      ),
    },
  ];
}
