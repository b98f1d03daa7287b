/** The institutions, and what needs attention at them. */

export { InstitutionFilter } from './InstitutionFilter';
export { linkCounts } from './attention';
export { useInstitutions } from './useInstitutions';
