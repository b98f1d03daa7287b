import { contractCheck } from '../contract-check';
import { institutionChange, institutionSecret, storedInstitution } from './stored';

export const institutionModels = [
  contractCheck,
  storedInstitution,
  institutionSecret,
  institutionChange,
];
