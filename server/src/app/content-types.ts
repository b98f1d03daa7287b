import booking from '../bookings/content-types/booking';
import consent from '../contacts/content-types/consent';
import contact from '../contacts/content-types/contact';
import contactFact from '../orders/content-types/contact-fact';
import contactLink from '../contacts/content-types/contact-link';
import institution from '../institutions/content-types/institution';
import order from '../orders/content-types/order';
import orderLine from '../orders/content-types/order-line';
import { withheld } from '../kernel/content-types/withheld';

export default {
  contact: withheld(contact),
  'contact-link': withheld(contactLink),
  'contact-fact': withheld(contactFact),
  consent: withheld(consent),
  order: withheld(order),
  'order-line': withheld(orderLine),
  booking: withheld(booking),
  institution: withheld(institution),
};
