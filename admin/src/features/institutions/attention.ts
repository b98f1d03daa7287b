import type { InstitutionStatus, LinkStateName } from '../../../../server/src/contracts';

type Counted = Pick<InstitutionStatus, 'code' | 'links' | 'quarantinedItems'>;
type LinkCounts = Record<LinkStateName, number>;

const NO_LINKS: LinkCounts = {
  inSync: 0,
  harmed: 0,
  conflict: 0,
  pending: 0,
  sending: 0,
  notSent: 0,
  failed: 0,
  inDoubt: 0,
  ended: 0,
  unlinked: 0,
};

/** The number of links in each state, at one institution or at all of them. */
export function linkCounts(
  institutions: readonly Counted[],
  institution: string | undefined,
): LinkCounts {
  return institutions
    .filter(({ code }) => institution === undefined || code === institution)
    .reduce((sum, { links }) => added(sum, links), NO_LINKS);
}

const NEEDS_SOMEBODY: readonly LinkStateName[] = [
  'harmed',
  'failed',
  'inDoubt',
  'ended',
  'conflict',
];

/** Conflicts are counted beside their own list. */
export function linksNeedingSomebody(counts: LinkCounts): number {
  return NEEDS_SOMEBODY.filter((state) => state !== 'conflict').reduce(
    (sum, state) => sum + counts[state],
    0,
  );
}

/** The state with which the list of links opens, so that links that need a person appear first. */
export function stateToLookAt(counts: LinkCounts): LinkStateName {
  return NEEDS_SOMEBODY.find((state) => counts[state] > 0) ?? 'failed';
}

export function quarantinedItems(institutions: readonly Counted[]): number {
  return institutions.reduce((sum, institution) => sum + institution.quarantinedItems, 0);
}

function added(a: LinkCounts, b: LinkCounts): LinkCounts {
  return {
    inSync: a.inSync + b.inSync,
    harmed: a.harmed + b.harmed,
    conflict: a.conflict + b.conflict,
    pending: a.pending + b.pending,
    sending: a.sending + b.sending,
    notSent: a.notSent + b.notSent,
    failed: a.failed + b.failed,
    inDoubt: a.inDoubt + b.inDoubt,
    ended: a.ended + b.ended,
    unlinked: a.unlinked + b.unlinked,
  };
}
