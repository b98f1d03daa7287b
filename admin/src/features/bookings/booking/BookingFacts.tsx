import { Flex, Link } from '@strapi/design-system';
import { useRBAC } from '@strapi/strapi/admin';
import { Link as RouterLink } from 'react-router-dom';
import type { Booking } from '../../../../../server/src/contracts';
import { CONTACT_UID } from '../../../../../server/src/contracts';
import { Section } from '../../../shared/components/Section';
import { useBookingNames } from '../components/useBookingNames';
import { usePaymentWords } from '../components/usePaymentWords';
import { ExactMoment } from '../../../shared/time/ExactMoment';
import { Fact, Facts } from '../../../shared/components/Fact';
import { Line } from '../../../shared/components/Line';
import { useCatalogOf } from '../../catalog';
import { OrderLink } from '../../orders';
import { useMoney } from '../../../shared/money/useMoney';
import { PLACES } from '../../../shared/places';
import { useText } from '../../../shared/words/useText';

/** The contact of a booking, its order, and its payment and shipment. */
export function BookingFacts({ booking }: { booking: Booking }) {
  const text = useText();
  const money = useMoney();
  const { authorOf } = useBookingNames();
  const { createdAt, followedBy, follows, notes } = booking;
  return (
    <Section title={text('booking.facts')}>
      <Facts>
        <Fact name={text('column.contact')}>
          <Contact booking={booking} />
        </Fact>
        <Fact name={text('booking.column.total')}>
          {money(booking.offer?.total ?? booking.total)}
        </Fact>
        {booking.orderId !== null && (
          <Fact name={text('booking.order')}>
            <Order booking={booking} orderId={booking.orderId} />
          </Fact>
        )}
        <Payment booking={booking} />
        <Shipment booking={booking} />
        {follows !== null && (
          <Fact name={text('booking.follows')}>
            <OtherBooking booking={follows} />
          </Fact>
        )}
        {followedBy !== null && (
          <Fact name={text(`booking.followedBy.${followedBy.kind}`)}>
            <OtherBooking booking={followedBy} />
          </Fact>
        )}
        <Fact name={text('booking.composed')}>
          {authorOf(booking.author)}
          <br />
          <ExactMoment at={createdAt} />
        </Fact>
        {notes !== null && notes !== '' && (
          <Fact name={text('booking.notes')}>
            <span style={{ whiteSpace: 'pre-wrap' }}>{notes}</span>
          </Fact>
        )}
      </Facts>
    </Section>
  );
}

const READ = 'plugin::content-manager.explorer.read';
const MAY_READ_CONTACTS = [{ action: READ, subject: CONTACT_UID }];

function Contact({ booking }: { booking: Booking }) {
  const { contact, contactNumber } = booking;
  const text = useText();
  const { contactOf } = useBookingNames();
  const { canRead } = useRBAC(MAY_READ_CONTACTS).allowedActions;
  const name = contactOf(booking);
  if (contact === null) return name;
  return (
    <Flex direction="column" alignItems="flex-start">
      {canRead ? (
        <Link tag={RouterLink} to={PLACES.contact(contact.documentId)}>
          {name}
        </Link>
      ) : (
        name
      )}
      {contact.email !== null && contact.email !== name && <Line muted>{contact.email}</Line>}
      <Line muted>
        {contactNumber === null
          ? text('booking.contact.notInS360')
          : text('number.known', { number: contactNumber })}
      </Line>
    </Flex>
  );
}

/** Links to the order's page once the webhook has delivered it. */
function Order({ booking, orderId }: { booking: Booking; orderId: string }) {
  const text = useText();
  const { orderDocumentId, state } = booking;
  if (orderDocumentId !== null) {
    return (
      <OrderLink documentId={orderDocumentId} institution={booking.institution.code}>
        {orderId}
      </OrderLink>
    );
  }
  return (
    <>
      {orderId}
      {state === 'closed' && <Line muted>{text('booking.order.awaited')}</Line>}
    </>
  );
}

function Payment({ booking }: { booking: Booking }) {
  const text = useText();
  const words = usePaymentWords(booking);
  return booking.kind === 'sale' ? <Fact name={text('booking.payment')}>{words}</Fact> : null;
}

function Shipment({ booking }: { booking: Booking }) {
  const text = useText();
  const { institution, shipmentModeId } = booking;
  const catalog = useCatalogOf(institution.code, shipmentModeId !== null);
  if (shipmentModeId === null) return null;
  const mode = catalog?.shipmentModes.find(({ id }) => id === shipmentModeId);
  return (
    <Fact name={text('booking.shipment')}>
      {mode?.name ?? shipmentModeId}
      <Line muted>{text('booking.shipment.hint')}</Line>
    </Fact>
  );
}

function OtherBooking({ booking }: { booking: { documentId: string; reference: string } }) {
  return (
    <Link tag={RouterLink} to={PLACES.booking(booking.documentId)}>
      {booking.reference}
    </Link>
  );
}
