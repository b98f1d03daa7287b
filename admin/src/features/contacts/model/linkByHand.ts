import type { ContactSyncStatus } from '../../../../../server/src/contracts';

type Linked = Pick<ContactSyncStatus, 'contactNumber' | 'outgoing' | 'state'>;

/** Whether the contact has a number that a person may take from it now. */
export const mayUnlink = ({ contactNumber, outgoing, state }: Linked): boolean =>
  contactNumber !== null && outgoing !== 'sending' && state !== 'unlinked' && state !== 'inDoubt';

/** Whether a person may give it a number now. */
export const mayLink = ({ contactNumber, outgoing, state }: Linked): boolean =>
  state === 'unlinked' || (contactNumber === null && outgoing !== 'sending' && state !== 'inDoubt');
