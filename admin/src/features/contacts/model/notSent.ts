import type { WaitingReason } from '../../../../../server/src/contracts';

/**
 * Whether what waits is not sent until somebody does something: its bulk job was rejected. It still
 * differs from S-360, so it stays in its state.
 */
export const isNotSent = (waiting: WaitingReason | null): boolean =>
  waiting?.kind === 'bulkJob' && waiting.bulkJobState === 'rejected';
