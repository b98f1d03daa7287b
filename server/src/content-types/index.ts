import booking from './booking';
import consent from './consent';
import contact from './contact';
import contactFact from './contact-fact';
import contactLink from './contact-link';
import institution from './institution';
import order from './order';
import orderLine from './order-line';

export default {
  contact,
  'contact-link': contactLink,
  'contact-fact': contactFact,
  consent,
  order,
  'order-line': orderLine,
  booking,
  institution,
};
