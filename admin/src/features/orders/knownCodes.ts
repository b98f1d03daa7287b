export const TYPES = [
  'SALE',
  'REFUND_CLIENT',
  'REFUND_ORGANIZATION',
  'EXCHANGE_CLIENT',
  'EXCHANGE_ORGANIZATION',
  'RESERVATION',
  'RESERVATION_FREEING',
  'OPTION',
  'OPTION_FREEING',
  'RENEWAL',
  'ST_TRANSFER',
] as const;

export const STATES = ['OPEN', 'CLOSED', 'ABANDONED'] as const;

export const FAMILIES = [
  'SINGLE_ENTRY',
  'SEASONTICKET',
  'PASS',
  'PACKAGE',
  'MEMBERSHIP',
  'SERVICE',
  'GOODS',
  'TRANSPORT',
  'HOSPITALITY',
] as const;

const known = <Code extends string>(codes: readonly Code[], code: string): Code | null =>
  codes.find((one) => one === code) ?? null;

/**
 * The code, if the panel has a word for it; `null` for other codes, which are shown as they are.
 */
export const knownType = (code: string) => known(TYPES, code);
export const knownState = (code: string) => known(STATES, code);
export const knownFamily = (code: string) => known(FAMILIES, code);
