import type { ContractCheckDetails, InstitutionStatus } from '../../../../server/src/contracts';

/** Whether the newest check of an institution failed, and contacts are sent there all the same. */
export function isSentInSpiteOf(
  { id, verdict }: Pick<ContractCheckDetails, 'id' | 'verdict'>,
  { lastCheck, paused, sending }: Pick<InstitutionStatus, 'lastCheck' | 'paused' | 'sending'>,
): boolean {
  // The status of the institution may have been read before this check.
  const isNewest = lastCheck === null || id >= lastCheck.id;
  return verdict === 'failed' && isNewest && sending.status.state === 'started' && !paused.sending;
}
