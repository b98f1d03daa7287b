import type { ComparedField } from '../../../../../server/src/contracts';
import type { StateVariant } from '../../../shared/components/stateVariant';

/** The color of each state of a field. */
export const FIELD_VARIANTS: Record<ComparedField['state'], StateVariant> = {
  conflict: 'warning',
  pending: 'secondary',
  notEmptied: 'warning',
  differs: 'neutral',
  form: 'success',
  same: 'success',
};

const ORDER: readonly ComparedField['state'][] = [
  'conflict',
  'notEmptied',
  'pending',
  'differs',
  'form',
];

/**
 * The fields whose values are not written alike, what needs a person first, how many of them
 * differ in more than S-360's form, and the fields that are the same.
 */
export function openFirst(fields: readonly ComparedField[]): {
  open: ComparedField[];
  differing: number;
  same: ComparedField[];
} {
  const open = ORDER.flatMap((wanted) => fields.filter(({ state }) => state === wanted));
  return {
    open,
    differing: open.filter(({ state }) => state !== 'form').length,
    same: fields.filter(({ state }) => state === 'same'),
  };
}
