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

/** The fields that differ, what needs a person first, and those that are the same. */
export function openFirst(fields: readonly ComparedField[]): {
  open: ComparedField[];
  same: ComparedField[];
} {
  return {
    open: ORDER.flatMap((wanted) => fields.filter(({ state }) => state === wanted)),
    same: fields.filter(({ state }) => state === 'same'),
  };
}
