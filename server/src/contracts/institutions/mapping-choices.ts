/** What can be chosen for a field of a mapping, for a filter and for matching. */

/** Which way the value of a field goes. */
export const DIRECTIONS = ['both', 'fromS360', 'toS360'] as const;

/** Who wins when both sides changed a field; `never`: the field is not exchanged. */
export const CONFLICT_RULES = ['s360', 'crm', 'newest', 'manual', 'never'] as const;

/** Whether an empty value of S-360 empties the field in the CRM. */
export const BLANK_RULES = ['keep', 'empty'] as const;

/** How values of a field are compared. */
export const VALUE_KINDS = [
  'text',
  'email',
  'phone',
  'date',
  'countryCode',
  'languageCode',
  'title',
  'list',
  'boolean',
] as const;

/** The tests of a filter's condition. */
export const VALUE_TESTS = ['is', 'isNot', 'isOneOf', 'contains', 'isBlank', 'isFilled'] as const;

/**
 * What a matching rule compares. `name` is the last name of a person or the name of a company;
 * companies have neither `firstName` nor `birthDate`.
 */
export const MATCHING_KEYS = [
  'email',
  'name',
  'firstName',
  'mobilePhone',
  'birthDate',
  'zipCode',
] as const;

export const MAX_MATCHING_KEYS = 4;

/** A matching rule needs one of these: contacts are found by them. */
export const SEARCHED_KEYS = [
  'email',
  'mobilePhone',
  'name',
] as const satisfies readonly (typeof MATCHING_KEYS)[number][];
