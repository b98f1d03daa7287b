import type { InDoubtDetails } from '../../../server/src/contracts';

/** What follows for a create in doubt; each has its words under `inDoubt.`. */
export type NextStep =
  /** The number that a person has named is being read. */
  | { kind: 'reading'; number: string }
  /** S-360 shows this under the number that a person has named: it was not adopted. */
  | { kind: 'shown'; number: string; name: string | null; email: string | null }
  /** S-360 is asked by itself. */
  | { kind: 'lookUp'; at: string }
  /** S-360 named a number that is another contact's, or a second one: are the two one? */
  | { kind: 'merge' }
  /** A person looks and decides. */
  | { kind: 'yours' };

/** What the person waits for, or has to do, about a create in doubt. */
export function nextStep(inDoubt: InDoubtDetails): NextStep {
  const { adopting, answeredNumber, nextLookupAt, notAdopted } = inDoubt;
  if (adopting !== null) return { kind: 'reading', number: adopting };
  if (notAdopted !== null && (notAdopted.name !== null || notAdopted.email !== null)) {
    const { contactNumber: number, email, name } = notAdopted;
    return { kind: 'shown', number, name, email };
  }
  if (answeredNumber !== null) return { kind: 'merge' };
  return nextLookupAt === null ? { kind: 'yours' } : { kind: 'lookUp', at: nextLookupAt };
}
