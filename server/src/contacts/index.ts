/**
 * Contacts and their links: received, merged field by field, sent, read, and decided by people. The
 * pure core is `model/`: mapping, canonical values, merge, and the states of a link.
 */
export { contactModule } from './module';
export { contactControllers } from './controllers';
export type { ContactSettings } from './settings';
export { canonicalSettings } from './settings/section';

export { conflicts } from './conflicts/conflicts';
export { countOpenConflicts } from './conflicts/count-open-conflicts';
export { endConflictsWithHolds, recordConflicts } from './conflicts/held-fields';
export { recordLostConflicts } from './conflicts/record-lost-conflicts';
export { databaseContactPages } from './database/contact-pages';
export { databaseContactStore } from './database/contact-store';
export { contactsById, namesOfContacts } from './database/contacts-by-id';
export { forgetUnlinked } from './database/forget-unlinked';
export { contactFromRow, linkFromRow } from './database/rows';
export { documentColumns, selectIn, updateAll } from './database/statements';
export { contactApplication } from './deliveries/application';
export {
  bringKeysUpToDate,
  excludedContact,
  keyNextExcluded,
  keysOfExcluded,
} from './deliveries/excluded-keys';
export { replayItem } from './deliveries/replay';
export { displayName } from './derived-columns';
export { DERIVED_COLUMNS, KEY_COLUMNS } from './model/derived-column-names';
export { explainGoneContacts } from './edits/gone-contact';
export { linkToCreate } from './edits/links-to-create';
export { listenToContacts } from './edits/listen';
export { repeatLostWrites } from './edits/repeated-writes';
export { fillSearchTexts, sweepContacts } from './edits/sweep';
export type { ExchangePorts } from './exchange/ports';
export { FAILED_PULLS, NAMED_BY_ORDER } from './exchange/queued-pulls';
export {
  type ComparedPull,
  type ContactSourceParts,
  contactSources,
  pushesAt,
} from './exchange/sources';
export type { PushWork } from './exchange/work';
export { contactHistory } from './history/contact-history';
export { forgetHistoryOfDeleted } from './history/history-of-deleted';
export { noteTransferredContacts } from './history/transferred-contacts';
export { type LocalChanges, NO_LOCAL_CHANGES } from './history/local-changes';
export { contactKeptValues } from './kept-values';
export { type LinkChange, publishingChanges, type StoreSubscribers } from './link-changes';
export {
  afterEvent,
  CLOSED_STATES,
  isAtRest,
  isClosed,
  type LinkEvent,
  WOKEN_BY_MARK,
} from './model/link-states';
export {
  type Canonical,
  canonical,
  type CanonicalSettings,
  columnValue,
  foldText,
  isPlaceholder,
  isSendable,
  whyOdd,
  type ValueKind,
} from './model/mapping/canonical';
export { keptElements, type MappingEntry } from './model/mapping/configured-mapping';
export { parsePath, type PathSection, pathText } from './model/mapping/contact-path';
export { isReceived } from './model/mapping/contact-filter';
export { contactNumberOf, type JsonObject, nestedTooDeep } from './model/mapping/item-schema';
export {
  attributeProblems,
  comparableAttributes,
  type ContactAttribute,
  mappableAttributes,
} from './model/mapping/mapped-attributes';
export {
  type ContactMapping,
  type ContactType,
  type Direction,
  type FieldMapping,
  fieldsOf,
  STANDARD_MAPPING,
} from './model/mapping/mapping';
export type { FieldOfForm } from './model/mapping/forms';
export {
  type ContactSnapshot,
  readContactItem,
  readFields,
  readSentOnly,
} from './model/mapping/snapshot';
export {
  CONSENT_FIELD,
  consentKey,
  consentsToSend,
  consentValue,
  isConsentKey,
} from './model/merge/consents';
export type { FieldObservation, Observations } from './model/merge/field-observation';
export { type FieldRule, fieldWork, isAcceptedNow, isRefused, overrule } from './model/merge/merge';
export { BELONGINGS_KEY } from './model/merge/belongings';
export { mergeWithoutState, withConsents } from './model/merge/merge-snapshot';
export { withoutHold } from './model/merge/observation';
export { ownValue } from './model/merge/own-value';
export {
  fieldsInConflict,
  NOT_ACCEPTED,
  shownState,
  STATES_WITH_CONFLICTS,
  type StateSources,
  whereShown,
} from './model/shown-state';
export { arrangeContactView } from './panel/contact-view';
export { consentWordings } from './panel/consent-wordings';
export { contactRecords } from './panel/contact-records';
export { contactFailures, type Failures } from './panel/failures';
export { fieldComparison } from './panel/field-comparison';
export { numberHistory } from './panel/link-by-hand';
export { contactSync } from './panel/sync-actions';
export { releaseReviewed } from './push/asked-creates';
export { expectFree, expectOwner, linkNumber, type NumberToLink } from './push/link-number';
export type { NextAttempt } from './push/next-attempt';
export { type NextAttemptPorts, loadNextAttempts } from './push/load-next-attempts';
export { openOverriddenEdits } from './overridden/open-edits';
export { overriddenEdits } from './overridden/overridden-edits';
export { isOfOtherSystem, readContact } from './pull/perform-pull';
export { evaluateState, type LockedLink, lockLink } from './push/push';
export { fieldsToSend, isSentTo, type PushInput } from './model/merge/fields-to-send';
export { sendAcceptedCompanies } from './push/companies';
export { countFilteredPulls, reopenFilteredPulls } from './push/reopen-filtered-pulls';
export { lostFields, sendingAlarms } from './read-back/findings';
export { wholeRequest } from './read-back/whole-request';
export { announceContacts } from './receive/announce';
export { showsName } from './receive/decided';
export { excludedMatches } from './receive/excluded-matches';
export { findCandidates } from './receive/find-candidates';
export { newLink } from './receive/new-records';
export { openCreate } from './receive/open-creates';
export { AWAITS_LINK } from './receive/match-reviews';
export {
  DEFAULT_MATCHING,
  MATCHED_FIELDS,
  RECOGNIZED_FIELDS,
  documentIdsIn,
  matchable,
  matchContact,
  type MatchingCandidate,
  searchKeys,
} from './receive/matching';
export { receiveSnapshots } from './receive/receive';
export { NOT_STORED } from './receive/merge-batch';
export { type ChangedContact, laterThan } from './receive/write-received';
export type {
  ConflictEntry,
  ConsentRecord,
  ContactRecord,
  EndedHold,
  HistoryEntry,
  LinkRecord,
} from './records';
export { answerSearches, listSearch, type ListSearch } from './search/answer-searches';
export { isNumberLike, patternOf, searchedIn, searchWithin } from './search/search-conditions';
export {
  contactsSearched,
  itemsSearched,
  linksSearched,
  numbersSearched,
} from './search/search-lists';
export { similarContacts } from './similar/similar-contacts';
export type {
  Clock,
  ContactChange,
  ContactStore,
  ContactTransaction,
  ExcludedContact,
  NewContact,
  NewLink,
  QueuedPull,
} from './store';
export {
  isSummaryColumn,
  NO_SUMMARIES,
  refuseSummaries,
  SUMMARY_COLUMNS,
  type SummaryColumn,
} from './summary-columns';
export { contactItemWithout } from './personal-data';
export { showsPerson } from './shown-in-item';
export {
  isNamedIn,
  isNotedIn,
  isText,
  isTitleOf,
  NAME_ERASED,
  refusalsNaming,
} from './named-in-text';
export { type ErasedPersons, type ShownPerson } from './erased-persons';
