import type { Reason } from '../reasons';

/**
 * What a step observed, or why it was not tried. Its text is the translation
 * `contractCheck.finding.<code>`. Texts in lists are paths of fields in S-360's contact.
 */
export interface CheckFinding {
  code: CheckFindingCode;
  values: Record<string, string | number | readonly string[] | readonly Reason[]>;
}

/** The codes of findings, grouped by subject. */
export const CHECK_FINDINGS = [
  // Calls that failed.
  'callNotReached',
  'callWithoutAnswer',
  'callRefused',
  'partsCanBeSet',
  'callNotAllowed',
  'callNotFound',
  'callFailed',
  'callUnreadable',
  'callTooMany',
  'callNotSent',
  'statusUnknown',
  // Not tried.
  'writingNotAsked',
  'contactNotNamed',
  'companyNotNamed',
  'contactIsCompany',
  'companyIsPerson',
  'creatingNotAsked',
  'performanceNotNamed',
  'stepNeeded',
  'sellsNothing',
  'monthUsedUp',
  'closedNow',
  'waitTooLong',
  'cancelled',
  'interrupted',
  'faultOfOurs',
  // Token.
  'tokenRefused',
  'tokenNotLookedAt',
  'tokenSubjectOther',
  'tokenUnitOther',
  'tokenKindOther',
  'tokenOtherKindHeld',
  'tokenOtherKindRefused',
  'versionOther',
  // Reading.
  'statusWordOther',
  'flagsUnknown',
  'flagsAsText',
  'pointOfSaleUnusable',
  'timeZoneMissing',
  'contactUnusable',
  'contactOther',
  'noModifiedDate',
  'noClock',
  'searchMisses',
  'searchFindsOthers',
  'searchFormOther',
  'catalogStored',
  'catalogNotReady',
  'requestIdsOther',
  'catalogEmpty',
  'catalogWithoutPrices',
  'nothingOnSale',
  'nothingReservable',
  'catalogSize',
  'availabilityMissing',
  'availabilityUnknownLevels',
  'seatCategoryOther',
  'noPerformanceToAsk',
  'performanceUnknown',
  'performanceWithoutPrices',
  'performanceNotReservable',
  // Saving.
  'saveFormOther',
  'saveNotDone',
  'saveLoses',
  'saveChangesOthers',
  'saveAltered',
  'saveDerived',
  'addressesRenewed',
  'savedAsNew',
  'restored',
  'restoreFailed',
  'createdWithoutNumber',
  'createdNotFound',
  'createdDiffers',
  'createdStays',
  // Booking.
  'orderStateOther',
  'closedWordUnseen',
  'orderReferenceMissing',
  'orderContactOther',
  'orderWithoutMovements',
  'orderNotAbandoned',
  'orderMayBeOpen',
  'pricesOther',
  'pricesUnclear',
  'noPlaces',
] as const;

export type CheckFindingCode = (typeof CHECK_FINDINGS)[number];
