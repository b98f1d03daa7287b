/** What can be chosen for a field of a mapping. */

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
  'list',
  'boolean',
] as const;
