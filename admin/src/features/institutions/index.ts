/** The institutions, and what needs attention at them. */

export { InstitutionFilter } from './InstitutionFilter';
export { linkCounts } from './attention';
export { useGetInstitutionsQuery } from './institutionsApi';
export { NewInstitutionLink, SettingsLink } from './SettingsLink';
export { useInstitutions, useInstitutionsWhere } from './useInstitutions';
