import { Box, Flex, Typography } from '@strapi/design-system';
import type { Booking, BookingOffer, OfferDifference } from '../../../../../server/src/contracts';
import { BookingLines } from './BookingLines';
import { OfferSums } from './OfferSums';
import { Section } from '../../../shared/components/Section';
import { Seats } from '../../orders';
import { Line } from '../../../shared/components/Line';
import { Notice } from '../../../shared/components/Notice';
import { useText } from '../../../shared/words/useText';

/** S-360's answer: lines with seats, charges, the total, and differences from the request. */
export function Offer({ booking: { institution, offer, state } }: { booking: Booking }) {
  const text = useText();
  if (offer === null) return null;
  const isClosed = state === 'closed';
  return (
    <Section title={text(isClosed ? 'booking.offer.closed' : 'booking.offer')}>
      <Differences differences={offer.differences} />
      <OfferedLines offer={offer} timeZone={institution.timeZone} />
      <OfferSums offer={offer} />
    </Section>
  );
}

interface OfferedLinesProps {
  offer: BookingOffer;
  /** The time zone of the institution, used for performance times. */
  timeZone: string;
}

/** The lines without S-360's charges, which the sums list. */
export function OfferedLines({ offer, timeZone }: OfferedLinesProps) {
  const text = useText();
  const lines = offer.lines.filter(({ isCharge }) => !isCharge);
  return (
    <BookingLines
      label={text('booking.offer.lines')}
      timeZone={timeZone}
      lines={lines.map((line) => ({
        id: line.operationId,
        product: line.product,
        name: line.performance,
        performanceAt: line.performanceAt,
        place: null,
        seatCategory: line.seatCategory,
        seats: <Seats seats={line.seats.map((seat) => ({ ...seat, isTheirs: false }))} />,
        tariff: line.tariff,
        quantity: line.quantity,
        unitPrice: line.unitPrice,
        total: line.total,
      }))}
    />
  );
}

/** The differences between the order and the request, side by side. */
export function Differences({ differences }: { differences: readonly OfferDifference[] }) {
  const text = useText();
  if (differences.length === 0) return null;
  return (
    <Notice tone="warning" title={text('booking.differences', { count: differences.length })}>
      <Flex tag="ul" direction="column" alignItems="stretch" gap={2}>
        {differences.map((difference, index) => (
          <li key={`${difference.kind}/${difference.line}/${index}`}>
            <Difference difference={difference} />
          </li>
        ))}
      </Flex>
    </Notice>
  );
}

function Difference({
  difference: { asked, kind, line, offered },
}: {
  difference: OfferDifference;
}) {
  const text = useText();
  return (
    <Box>
      <Line>
        <Typography tag="strong" variant="pi" fontWeight="bold">
          {line}
        </Typography>
        {` – ${text(`booking.difference.${kind}`)}`}
      </Line>
      {(asked !== null || offered !== null) && (
        <Line>
          {text('booking.difference.values', {
            asked: asked ?? '–',
            offered: offered ?? '–',
          })}
        </Line>
      )}
    </Box>
  );
}
