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
