import type { RefObject } from 'react';
import { Box, Flex, VisuallyHidden } from '@strapi/design-system';
import { BackButton } from '@strapi/strapi/admin';
import { useParams } from 'react-router-dom';
import { styled } from 'styled-components';
import type { Booking } from '../../../../../server/src/contracts';
import { Loaded } from '../../../shared/components/Loaded';
import { Screen } from '../../../shared/components/Screen';
import { useFocusKept } from '../../../shared/hooks/useFocusKept';
import { PLACES } from '../../../shared/places';
import { useText } from '../../../shared/words/useText';
import { AtVenue } from '../../../shared/time/AtVenue';
import { ReasonText } from '../../../shared/reasons/ReasonText';
import { Section } from '../../../shared/components/Section';
import { Line } from '../../../shared/components/Line';
import { ExpirySentence } from '../components/BookingExpiry';
import { BookingState } from '../components/BookingState';
import { useBookingNames } from '../components/useBookingNames';
import { useBooking } from '../queries/useBooking';
import { announcementOf } from '../model/announcement';
import { BookingActions } from './BookingActions';
import { BookingFacts } from './BookingFacts';
import { BookingNotices } from './BookingNotices';
import { Offer } from './Offer';
import { Progress } from './Progress';
import { Timeline } from './Timeline';
import { BookingLines } from './BookingLines';

/** The requested lines, with the names and prices of the catalog at the time of the request. */
function AskedLines({ booking: { institution, lines } }: { booking: Booking }) {
  const text = useText();
  return (
    <Section title={text('booking.asked')}>
      {lines.length === 0 ? (
        <Line muted>{text('booking.asked.none')}</Line>
      ) : (
        <BookingLines
          label={text('booking.asked')}
          timeZone={institution.timeZone}
          lines={lines.map(({ words, ...line }, index) => ({
            id: String(index),
            product: words.product,
            name: words.performance ?? words.item,
            performanceAt: line.performanceAt,
            place: words.place,
            seatCategory: words.seatCategory,
            seats: null,
            tariff: words.tariff,
            quantity: line.quantity,
            unitPrice: line.unitPrice,
            total: line.total,
          }))}
        />
      )}
    </Section>
  );
}

/**
 * Reads out the booking's state to screen readers. The element exists before the booking is
 * loaded, because screen readers skip a live region that appears together with its text.
 */
function Announcement({ booking }: { booking: Booking | undefined }) {
  return (
    <VisuallyHidden role="status">{booking && <Announced booking={booking} />}</VisuallyHidden>
  );
}

function Announced({ booking }: { booking: Booking }) {
  const text = useText();
  const { failure, status, state, step, waiting } = announcementOf(booking);
  return (
    <>
      <p>{text(`booking.state.${state}`)}</p>
      {status !== null && <p>{text(`booking.status.${status}`)}</p>}
      {step !== null && <p>{text(`booking.step.${step}`)}</p>}
      {waiting !== null && (
        <p>
          {text(`booking.waiting.${waiting}`, {
            institution: booking.institution.name,
          })}
        </p>
      )}
      {failure !== null && (
        <>
          <p>{text(failure.title)}</p>
          <p>
            <ReasonText reason={failure.failure.reason} />
          </p>
        </>
      )}
    </>
  );
}

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
