import consent from './consent';
import contact from './contact';
import contactLink from './contact-link';
import institution from './institution';

export default {
  contact,
  'contact-link': contactLink,
  consent,
  institution,
};
