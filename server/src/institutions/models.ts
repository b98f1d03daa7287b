import { institutionChange, institutionSecret, storedInstitution } from './stored';

export const institutionModels = [storedInstitution, institutionSecret, institutionChange];
