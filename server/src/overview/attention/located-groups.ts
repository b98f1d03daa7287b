import type { CauseActor, CauseKind } from '../../contracts/causes';
import { isoTime } from '../../kernel/database/values';
import type { FoundGroup } from './marks';
import type { WaitingRows } from './waiting-rows';

/** A group, and its first member where that is known. */
export type LocatedGroup = Omit<FoundGroup, 'heldAt' | 'only'> & { oldestId: number | null };

interface Named {
  kind: CauseKind;
  cause?: string | null;
  actor?: CauseActor;
}

export type GroupedRows = Omit<WaitingRows, 'oldestId' | 'values'> & {
  oldestId?: number | undefined;
};

/** The group that rows make, for an operator unless others have to act. */
export const groupOf = (
  { count, institution, newestAt, oldestId, since }: GroupedRows,
  { actor = 'operator', cause = null, kind }: Named,
): LocatedGroup => ({
  kind,
  institution,
  cause,
  reason: null,
  count,
  since: isoTime(since),
  newestAt: isoTime(newestAt),
  actor,
  alarm: null,
  oldestId: oldestId ?? null,
});
