/** Contacts: the state in which people see them at an institution, and when the next call is made. */
export { countOpenConflicts } from './conflicts/count-open-conflicts';
export { endConflictsWithHolds } from './conflicts/held-fields';
export { recordLostConflicts } from './conflicts/record-lost-conflicts';
export { overriddenEdits, type OverriddenEdits } from './conflicts/overridden-edits';
export { bringKeysUpToDate, excludedContact } from './deliveries/excluded-keys';
export type { ExchangePorts } from './exchange/ports';
export { FAILED_PULLS, NAMED_BY_ORDER } from './exchange/queued-pulls';
export {
  contactSources,
  pushesAt,
  type ComparedPull,
  type ContactSourceParts,
} from './exchange/sources';
export type { PushWork } from './exchange/work';
export { publishingChanges, type LinkChange, type StoreSubscribers } from './link-changes';
export type { LinkRecord } from './records';
export type { NewLink } from './store';
export { afterEvent, isAtRest, type LinkEvent, WOKEN_BY_MARK } from './model/link-states';
export { fieldsInConflict, shownState, whereShown } from './model/shown-state';
export type { NextAttempt } from './push/next-attempt';
export { nextAttempts, type NextAttemptPorts } from './push/next-attempts';
export { answerSearches, listSearch, type ListSearch } from './search/answer-searches';
export { containing, patternOf, searchCondition } from './search/search-conditions';
export { deliveriesSearched, itemsSearched, linksSearched } from './search/search-lists';
export { similarContacts, type SimilarContacts } from './similar/similar-contacts';
export { contactTypes } from './content-types';
export { contactControllers } from './controllers';
export { contactModels } from './models';
export { contactRoutes } from './routes';
export { canonicalSettings, contactSettings } from './settings/section';
export { conflicts } from './conflicts/conflicts';
export { recordConflicts } from './conflicts/held-fields';
export { databaseContactPages } from './database/contact-pages';
export { databaseContactStore } from './database/contact-store';
export { contactFromRow, linkFromRow } from './database/rows';
export { connect, documentColumns, selectIn, updateAll } from './database/statements';
export { deliveryApplication } from './deliveries/application';
export { keyNextExcluded } from './deliveries/excluded-keys';
export { replayItem } from './deliveries/replay';
export { displayName } from './derived-columns';
export { linkToCreate } from './edits/coming-in';
export { listenToContacts } from './edits/listen';
export { fillSearchTexts, sweepContacts } from './edits/sweep';
export { contactHistory } from './history/contact-history';
export { forgetCreationsOfDeleted } from './history/creations-of-deleted';
export { type LocalChanges, NO_LOCAL_CHANGES } from './history/local-changes';
export { contactKeptValues } from './kept-values';
export {
  type Canonical,
  type CanonicalSettings,
  type ValueKind,
  canonical,
  columnValue,
  folded,
  isPlaceholder,
  oddity,
} from './model/mapping/canonical';
export { type PathSection, parsePath, pathText } from './model/mapping/contact-path';
export {
  type JsonObject,
  contactNumberOf,
  isObject,
  nestedTooDeep,
} from './model/mapping/item-schema';
export { type ContactAttribute, attributeProblems } from './model/mapping/mapped-attributes';
export {
  type ContactMapping,
  type ContactType,
  type Direction,
  type FieldMapping,
  STANDARD_MAPPING,
  fieldsOf,
} from './model/mapping/mapping';
export {
  type ContactSnapshot,
  readContactItem,
  readFields,
  readSentOnly,
} from './model/mapping/snapshot';
export { consentKey, consentValue, consentsToSend, isConsentKey } from './model/merge/consents';
export { type FieldRule, fieldWork, isAcceptedNow, isRefused, overrule } from './model/merge/merge';
export { BELONGINGS_KEY, mergeWithoutState, withConsents } from './model/merge/merge-snapshot';
export { withoutHold } from './model/merge/observation';
export { arrangeContactView } from './panel/contact-view';
export { type Failures, contactFailures } from './panel/failures';
export { contactSync } from './panel/sync-actions';
export { releaseReviewed } from './push/asked-creates';
export { type NumberToLink, expectFree, expectOwner, linkNumber } from './push/link-number';
export { isOfOtherSystem, laterThanNow, readContact } from './push/perform-pull';
export { type LockedLink, compared, lockLink } from './push/push';
export { type PushInput, fieldsToSend, isSentTo } from './push/push-plan';
export { reopenFilteredPulls } from './push/reopen-filtered-pulls';
export { lostFields, sendingAlarms } from './read-back/findings';
export { wholeRequest } from './read-back/whole-request';
export { announceContacts } from './receive/announce';
export { showsName } from './receive/decided';
export { excludedMatches } from './receive/excluded-matches';
export { findCandidates } from './receive/find-candidates';
export { newLink, openCreate } from './receive/identify';
export { AWAITS_LINK } from './receive/match-reviews';
export {
  DEFAULT_MATCHING,
  type MatchingCandidate,
  type MatchingRules,
  documentIdsIn,
  matchContact,
  matchable,
  searchKeys,
} from './receive/matching';
export { receiveSnapshots } from './receive/receive';
export { NOT_STORED } from './receive/working';
export { type ChangedContact, laterThan } from './receive/write-received';
export type {
  ConflictEntry,
  ConsentRecord,
  ContactRecord,
  EndedHold,
  FieldObservation,
  HistoryEntry,
  Observations,
} from './records';
export type { ContactSettings } from './settings';
export type {
  Clock,
  ContactChange,
  ContactStore,
  ContactTransaction,
  ExcludedContact,
  NewContact,
  QueuedPull,
} from './store';
export { NO_SUMMARIES, SUMMARY_COLUMNS, type SummaryColumn } from './summary-columns';
