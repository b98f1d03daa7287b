import type { InDoubtDetails, WaitingReason } from '../../../../../server/src/contracts';

/** What follows for a create in doubt; each has its words under `inDoubt.`. */
export type NextStep =
  /** The number that a person has named is being read. */
  | { kind: 'reading'; number: string }
  /** S-360 shows this under the number that a person has named: it was not adopted. */
  | { kind: 'shown'; number: string; name: string | null; email: string | null }
  /** S-360 is asked by itself. */
  | { kind: 'lookUp'; at: string }
  /** It is asked once what stands against it is over. */
  | { kind: 'lookUpLater' }
  /** S-360 named a number that is another contact's, or a second one: are the two one? */
  | { kind: 'merge' }
  /** A person looks and decides. */
  | { kind: 'yours' };

/** What the person waits for, or has to do, about a create in doubt. */
export function nextStep(inDoubt: InDoubtDetails, waiting: WaitingReason | null): NextStep {
  const { adopting, answeredNumber, nextLookupAt, notAdopted } = inDoubt;
  if (adopting !== null) return { kind: 'reading', number: adopting };
  if (notAdopted !== null && (notAdopted.name !== null || notAdopted.email !== null)) {
    const { contactNumber: number, email, name } = notAdopted;
    return { kind: 'shown', number, name, email };
  }
  if (answeredNumber !== null) return { kind: 'merge' };
  if (nextLookupAt === null) return { kind: 'yours' };
  return hasNoTime(waiting) ? { kind: 'lookUpLater' } : { kind: 'lookUp', at: nextLookupAt };
}

function hasNoTime(waiting: WaitingReason | null): boolean {
  switch (waiting?.kind) {
    case 'notStarted':
    case 'stopped':
    case 'proving':
    case 'paused':
    case 'mapping':
    case 'bulkJob':
    case 'heldPull':
    case 'otherSystem':
      return true;
    case 'pull':
    case 'retry':
    case 'limit':
    case 'monthLimit':
    case 'closed':
    case undefined:
      return false;
  }
}
