/** The institutions, and what needs attention at them. */

export { InstitutionFilter } from './InstitutionFilter';
export { linkCounts, linksNeedingSomebody, stateToLookAt } from './attention';
export { useInstitutions } from './useInstitutions';
