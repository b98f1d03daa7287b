import type { LoadCounts } from '../../contracts/loads';
import type { ContactType } from '../../contacts/model/mapping/mapping';
import type { PushJudgement } from './push-judgement';

/** The names under which a push load counts, in the order in which they are shown. */
export const PUSH_COUNTS = [
  'contacts',
  'createdIndividuals',
  'createdStructures',
  'changedIndividuals',
  'changedStructures',
  'changedFields',
  'unchanged',
  'underWay',
  'doubles',
  'keptOut',
  'heldConflict',
  'heldLoad',
  'heldFailed',
  'heldInDoubt',
  'heldQuestion',
  'noName',
  'otherSystem',
  'unlinked',
] as const;

export type PushCount = (typeof PUSH_COUNTS)[number];

const HELD_COUNTS = {
  conflict: 'heldConflict',
  load: 'heldLoad',
  failed: 'heldFailed',
  inDoubt: 'heldInDoubt',
  question: 'heldQuestion',
} as const;

/** What a judgement adds to the counts of a load. */
function counted(judgement: PushJudgement, type: ContactType): Partial<Record<PushCount, number>> {
  const isPerson = type === 'individual';
  switch (judgement.kind) {
    case 'create':
      return isPerson ? { createdIndividuals: 1 } : { createdStructures: 1 };
    case 'changed':
      return {
        ...(isPerson ? { changedIndividuals: 1 } : { changedStructures: 1 }),
        changedFields: judgement.fields,
      };
    case 'unchanged':
      return { unchanged: 1 };
    case 'underWay':
      return { underWay: 1 };
    case 'double':
      return { doubles: 1 };
    case 'keptOut':
      return { keptOut: 1 };
    case 'held':
      return { [HELD_COUNTS[judgement.because]]: 1 };
    case 'notSendable':
      return { [judgement.because]: 1 };
    case 'leftOut':
      return {};
  }
}

/** The counts with those of more contacts added. */
export function addPushCounts(
  counts: LoadCounts,
  judged: readonly { judgement: PushJudgement; type: ContactType }[],
): LoadCounts {
  const sum: LoadCounts = { ...counts };
  for (const { judgement, type } of judged) {
    if (judgement.kind === 'leftOut') continue;
    const additions = { contacts: 1, ...counted(judgement, type) };
    for (const [name, more] of Object.entries(additions)) sum[name] = (sum[name] ?? 0) + more;
  }
  return sum;
}

/** Calls that a load costs: one per contact that is created or changed. */
export function callsOf(counts: LoadCounts): number {
  const named = [
    counts.createdIndividuals,
    counts.createdStructures,
    counts.changedIndividuals,
    counts.changedStructures,
  ];
  return named.reduce<number>((sum, count) => sum + (count ?? 0), 0);
}
