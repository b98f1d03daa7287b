import type { OverriddenEdit } from '../../../../../server/src/contracts';
import { MAX_CALLS_PER_VALUE } from '../../../shared/calls/callsPerValue';

type Cost = Pick<OverriddenEdit, 'contactDocumentId' | 'sentTo'>;

/**
 * What putting values back costs at most. The fields of a contact go to an institution in one save.
 */
export function costOfPuttingBack(edits: readonly Cost[]): { values: number; calls: number } {
  const sentTo = new Map(edits.map((edit) => [edit.contactDocumentId, edit.sentTo]));
  const values = [...sentTo.values()].reduce((sum, institutions) => sum + institutions, 0);
  return { values, calls: values * MAX_CALLS_PER_VALUE };
}
