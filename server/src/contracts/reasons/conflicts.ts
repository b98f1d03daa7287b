/** Reasons why a decision about a conflict is refused. */
export const CONFLICT_REASONS = {
  notLinkedAnyMore: 'The contact is not linked to {institution} any more.',
  linkedToOtherS360:
    'The contact is linked to another S-360 than the one configured for {institution}.',
  conflictEnded: 'The conflict about {field} is over.',
  decidedSo: 'The conflict about {field} is already decided this way.',
  notExchanged: 'The field {field} is not exchanged with {institution} any more.',
  notHeldSo:
    '{field} is not in conflict with this value any more: the CRM has {here}, S-360 {there}.',
  changedInCrm: '{field} was changed since: the CRM now has {here}.',
  changedInS360: '{field} was changed since: S-360 now has {there}.',
  changedSince: '{field} was changed since, on one side or both.',
  heldLater: 'There is a later conflict about {field}: decide that one.',
  consentChanged: 'The consent {code} was changed since: it now is {answer}.',
  noConflict: 'There is no conflict {conflict}; it may be past its retention.',
  noOverriddenEdit: 'The replaced entry {edit} does not wait any more, or it is not yours.',
} as const;
