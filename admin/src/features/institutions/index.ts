/** Which institutions there are, and what is open at them. */

export { InstitutionFilter } from './InstitutionFilter';
export { linkCounts, linksNeedingSomebody, stateToLookAt } from './attention';
export { useInstitutions } from './useInstitutions';
