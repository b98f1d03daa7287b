import type { SyncFailure } from '../../../../server/src/contracts';

type Refused = 'callRefused' | 'readRefused';

/**
 * What S-360 refused without saying more than its code; `null` for any other failure. Where the code
 * is shown beside, it need not stand in the sentence too.
 */
export function refusedWithoutWords({
  code,
  reason,
}: Pick<SyncFailure, 'code' | 'reason'>): Refused | null {
  if (reason.code !== 'callRefused' && reason.code !== 'readRefused') return null;
  return reason.values.detail === code ? reason.code : null;
}
