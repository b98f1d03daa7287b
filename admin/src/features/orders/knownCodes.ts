import type { OrderOfContact } from '../../../../server/src/contracts';
import type { StateVariant } from '../../shared/components/stateVariant';

const TYPES = [
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

const STATES = ['OPEN', 'CLOSED', 'ABANDONED'] as const;

const FAMILIES = [
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

/** S-360's code as one that has a word; `null` for others, which are shown as they are. */
export const knownType = (code: string) => known(TYPES, code);
export const knownState = (code: string) => known(STATES, code);
export const knownFamily = (code: string) => known(FAMILIES, code);

const VARIANTS: Record<(typeof STATES)[number], StateVariant> = {
  OPEN: 'secondary',
  CLOSED: 'success',
  ABANDONED: 'neutral',
};

/** The colour of an order's state, beside which it always stands in words. */
export function stateVariant(code: string): StateVariant {
  const state = knownState(code);
  return state === null ? 'warning' : VARIANTS[state];
}

/** Whether the order holds something only until its expiration date. */
export const isHeldForATime = ({ orderType }: Pick<OrderOfContact, 'orderType'>): boolean =>
  orderType === 'RESERVATION' || orderType === 'OPTION';
