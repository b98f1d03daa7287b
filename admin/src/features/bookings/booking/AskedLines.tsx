import type { Booking } from '../../../../../server/src/contracts';
import { BookingLines } from './BookingLines';
import { Section } from '../../../shared/components/Section';
import { Line } from '../../../shared/components/Line';
import { useText } from '../../../shared/words/useText';

/** The requested lines, with the names and prices of the catalog at the time of the request. */
export function AskedLines({ booking: { institution, lines } }: { booking: Booking }) {
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
