import type { ContactSyncStatus } from '../../../../../server/src/contracts';
import { reasonsIn } from '../../../shared/reasons/reasonsIn';

type Linked = Pick<ContactSyncStatus, 'contactNumber' | 'outgoing' | 'state'>;

/** Whether the contact has a number that a person may take from it now. */
export const mayUnlink = ({ contactNumber, outgoing, state }: Linked): boolean =>
  contactNumber !== null && outgoing !== 'sending' && state !== 'unlinked' && state !== 'inDoubt';

/** Whether a person may give it a number now. */
export const mayLink = ({ contactNumber, outgoing, state }: Linked): boolean =>
  state === 'unlinked' || (contactNumber === null && outgoing !== 'sending' && state !== 'inDoubt');

/** The contact that the refused number belongs to, by the answer; `null` for other refusals. */
export function ownerOfNumber(error: unknown): string | null {
  const taken = reasonsIn(error).find(({ code }) => code === 'numberTaken');
  return typeof taken?.values.contact === 'string' ? taken.values.contact : null;
}
