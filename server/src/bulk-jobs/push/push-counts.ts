import type { BulkJobCounts } from '../../contracts/bulk-jobs';
import type { ContactType } from '../../contacts';
import type { PushEvaluation } from './push-evaluation';

type PushCount =
  | 'contacts'
  | 'createdIndividuals'
  | 'createdStructures'
  | 'changedIndividuals'
  | 'changedStructures'
  | 'changedFields'
  | 'unchanged'
  | 'underWay'
  | 'doubles'
  | 'excluded'
  | 'heldConflict'
  | 'heldBulkJob'
  | 'heldFailed'
  | 'heldInDoubt'
  | 'heldMatchReview'
  | 'noName'
  | 'companiesNotAccepted'
  | 'otherSystem'
  | 'unlinked';

const HELD_COUNTS = {
  conflict: 'heldConflict',
  bulkJob: 'heldBulkJob',
  failed: 'heldFailed',
  inDoubt: 'heldInDoubt',
  matchReview: 'heldMatchReview',
} as const;

function countsOf(
  evaluation: PushEvaluation,
  type: ContactType,
): Partial<Record<PushCount, number>> {
  const isPerson = type === 'individual';
  switch (evaluation.kind) {
    case 'create':
      return isPerson ? { createdIndividuals: 1 } : { createdStructures: 1 };
    case 'changed':
      return {
        ...(isPerson ? { changedIndividuals: 1 } : { changedStructures: 1 }),
        changedFields: evaluation.fields,
      };
    case 'unchanged':
      return { unchanged: 1 };
    case 'underWay':
      return { underWay: 1 };
    case 'double':
      return { doubles: 1 };
    case 'excluded':
      return { excluded: 1 };
    case 'held':
      return { [HELD_COUNTS[evaluation.because]]: 1 };
    case 'notSendable':
      return { [evaluation.because]: 1 };
    case 'leftOut':
      return {};
  }
}

export function addPushCounts(
  counts: BulkJobCounts,
  evaluated: readonly { evaluation: PushEvaluation; type: ContactType }[],
): BulkJobCounts {
  const sum: BulkJobCounts = { ...counts };
  for (const { evaluation, type } of evaluated) {
    if (evaluation.kind === 'leftOut') continue;
    const additions = { contacts: 1, ...countsOf(evaluation, type) };
    for (const [name, more] of Object.entries(additions)) sum[name] = (sum[name] ?? 0) + more;
  }
  return sum;
}

/** The calls of a bulk push: one per contact that is created or changed. */
export function callsOf(counts: BulkJobCounts): number {
  const named = [
    counts.createdIndividuals,
    counts.createdStructures,
    counts.changedIndividuals,
    counts.changedStructures,
  ];
  return named.reduce<number>((sum, count) => sum + (count ?? 0), 0);
}
