import booking from './booking';
import consent from './consent';
import contact from './contact';
import contactFact from './contact-fact';
import contactLink from './contact-link';
import institution from './institution';
import order from './order';
import orderLine from './order-line';
import { withheld } from './withheld';

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
