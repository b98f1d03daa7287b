import type { InDoubtDetails, WaitingReason } from '../../../../../server/src/contracts';

/** The next step for a create in doubt; each has its words under `inDoubt.`. */
type NextStep =
  /** The plugin is reading the number that a person named. */
  | { kind: 'reading'; number: string }
  /** S-360 has this record under the number that a person named, so it was not adopted. */
  | { kind: 'shown'; number: string; name: string | null; email: string | null }
  /** The plugin looks the contact up in S-360 automatically. */
  | { kind: 'lookUp'; at: string }
  /** The plugin looks the contact up once nothing prevents it. */
  | { kind: 'lookUpLater' }
  /**
   * S-360 answered a number that belongs to another contact, or a second number: a person decides
   * whether to merge.
   */
  | { kind: 'merge' }
  /** A person checks S-360 and decides. */
  | { kind: 'yours' };

/** What the user waits for, or must do, about a create in doubt. */
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
