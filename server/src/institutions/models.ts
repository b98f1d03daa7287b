import { contractCheck } from './contract-check';
import { institutionChange, institutionSecret, storedInstitution } from './stored';

/** The internal tables of this module. */
export const institutionModels = [
  contractCheck,
  storedInstitution,
  institutionSecret,
  institutionChange,
];
