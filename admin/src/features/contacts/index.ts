/** Contacts and their S-360 records: the state badge of a link, the contact itself, similar ones. */

export { StateBadge } from './StateBadge';
export { useCauseWords } from './history/useCauseWords';
export { useLinkColumns } from './links/linkColumns';
export { useGetLinksQuery } from './links/linksApi';
export { TryAgain } from './links/TryAgain';
export { costOfPuttingBack } from './model/overriddenCost';
export { contactTags, useDecideConflictsMutation } from './queries/contactSyncApi';
export { useContactRecord } from './queries/contactRecordApi';
export { useListOverriddenEditsQuery } from './queries/overriddenEditsApi';
export { useDecideOverridden } from './queries/useDecideOverridden';
export { PutBack } from './sync/PutBack';
export { useGetContactRecordsQuery } from './queries/contactRecordsApi';
export { SimilarContacts } from './similar/SimilarContacts';
export { useSimilarContacts } from './similar/useSimilarContacts';
