import { withholdAttributes } from '../../kernel/content-types/withheld';
import institution from './institution';

export const institutionTypes = {
  institution: withholdAttributes(institution),
};
