import type { RefObject } from 'react';
import { Box, Flex } from '@strapi/design-system';
import { BackButton } from '@strapi/strapi/admin';
import { useParams } from 'react-router-dom';
import { styled } from 'styled-components';
import type { Booking } from '../../../../../server/src/contracts';
import { ExpirySentence } from '../components/BookingExpiry';
import { BookingState } from '../components/BookingState';
import { useBookingNames } from '../components/useBookingNames';
import { Loaded } from '../../../shared/components/Loaded';
import { Screen } from '../../../shared/components/Screen';
import { useBooking } from '../queries/useBooking';
import { useFocusKept } from '../../../shared/hooks/useFocusKept';
import { PLACES } from '../../../shared/places';
import { useText } from '../../../shared/words/useText';
import { Announcement } from './Announcement';
import { AskedLines } from './AskedLines';
import { BookingActions } from './BookingActions';
import { BookingFacts } from './BookingFacts';
import { BookingNotices } from './BookingNotices';
import { Offer } from './Offer';
import { Progress } from './Progress';
import { AtVenue } from '../../../shared/time/AtVenue';
import { Timeline } from './Timeline';

/** One booking: its state, S-360's answer, and the available actions. */
export function BookingScreen() {
  const text = useText();
  const { contactOf, kindOf } = useBookingNames();
  const { documentId = '' } = useParams();
  const query = useBooking(documentId);
  const booking = query.currentData;
  const stateRef = useFocusKept<HTMLDivElement>();
  return (
    <Screen
      title={booking?.reference ?? text('booking.title')}
      subtitle={
        booking
          ? text(booking.contact === null ? 'booking.subtitle.nobody' : 'booking.subtitle', {
              kind: kindOf(booking.kind),
              institution: booking.institution.name,
              contact: contactOf(booking),
            })
          : ''
      }
      navigationAction={<BackButton fallback={PLACES.bookings()} />}
      primaryAction={booking && <BookingActions booking={booking} />}
    >
      <Announcement booking={booking} />
      <Loaded query={query}>{(shown) => <Details booking={shown} stateRef={stateRef} />}</Loaded>
    </Screen>
  );
}

/** Long content beside short content; stacked on narrow screens. */
const Columns = styled.div`
  display: grid;
  grid-template-columns: minmax(0, 1fr);
  gap: ${({ theme }) => theme.spaces[6]};
  align-items: start;
  padding-bottom: ${({ theme }) => theme.spaces[8]};

  @media (min-width: 1080px) {
    grid-template-columns: minmax(0, 1fr) 32rem;
  }
`;

interface DetailsProps {
  booking: Booking;
  stateRef: RefObject<HTMLDivElement>;
}

function Details({ booking, stateRef }: DetailsProps) {
  return (
    <AtVenue timeZone={booking.institution.timeZone}>
      <Columns>
        <Flex direction="column" alignItems="stretch" gap={6}>
          <Flex gap={4} wrap="wrap">
            <Box ref={stateRef} tabIndex={-1}>
              <BookingState booking={booking} />
            </Box>
            <ExpirySentence booking={booking} />
          </Flex>
          <BookingNotices booking={booking} />
          <Progress booking={booking} />
          <Offer booking={booking} />
          <AskedLines booking={booking} />
        </Flex>
        <Flex direction="column" alignItems="stretch" gap={6}>
          <BookingFacts booking={booking} />
          <Timeline events={booking.events} />
        </Flex>
      </Columns>
    </AtVenue>
  );
}
