import { withheld } from '../../kernel/content-types/withheld';
import consent from './consent';
import contact from './contact';
import contactLink from './contact-link';

/** The content types of this module. */
export const contactTypes = {
  contact: withheld(contact),
  'contact-link': withheld(contactLink),
  consent: withheld(consent),
};
