import { withholdAttributes } from '../../kernel/content-types/withheld';
import consent from './consent';
import contact from './contact';
import contactLink from './contact-link';

/** The content types of this module. */
export const contactTypes = {
  contact: withholdAttributes(contact),
  'contact-link': withholdAttributes(contactLink),
  consent: withholdAttributes(consent),
};
