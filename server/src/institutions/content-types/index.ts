import { withheld } from '../../kernel/content-types/withheld';
import institution from './institution';

/** The content types of this module. */
export const institutionTypes = {
  institution: withheld(institution),
};
