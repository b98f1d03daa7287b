/** The kind of order that opens a file. */
export type Opener = 'sale' | 'composed' | 'renewal' | 'reservation' | 'option' | 'abandoned';

/** The effect of a later order of the same file on an earlier one. */
export type FollowUp =
  | 'refund'
  | 'partial-refund'
  | 'organization-refund'
  | 'exchange-return'
  | 'exchange-purchase'
  | 'organization-exchange-return'
  | 'organization-exchange-purchase'
  | 'resume'
  | 'free'
  | 'transfer';

interface Story {
  opener: Opener;
  followUps: FollowUp[];
}

/** The role of an order in its file; `distance` is the distance to the opener, in orders. */
export type Role =
  { kind: 'opener'; opener: Opener } | { kind: 'follow-up'; followUp: FollowUp; distance: number };

/** The period after which roles repeat, so that each type has the same share everywhere. */
export const CYCLE = 100;

const story = (opener: Opener, ...followUps: FollowUp[]): Story => ({ opener, followUps });

/**
 * The stories in a hundred orders in addition to plain sales, mixed so that a few dozen orders show
 * most of them.
 */
const stories: readonly Story[] = [
  story('sale', 'refund'),
  story('reservation', 'resume'),
  story('composed'),
  story('option', 'resume'),
  story('sale', 'partial-refund'),
  story('abandoned'),
  story('renewal', 'transfer'),
  story('reservation', 'free'),
  story('sale', 'exchange-return', 'exchange-purchase'),
  story('option', 'free'),
  story('reservation', 'resume'),
  story('composed'),
  story('sale', 'organization-refund'),
  story('abandoned'),
  story('sale', 'refund'),
  story('reservation', 'free'),
  story('renewal'),
  story('option', 'resume'),
  story('sale', 'organization-exchange-return', 'organization-exchange-purchase'),
  story('composed'),
  story('reservation', 'resume'),
  story('sale', 'refund'),
  story('abandoned'),
];

/** Openers are in the first part of a cycle, so that their follow-ups have room. */
const LAST_OPENER = 64;
/** The minimum distance of a follow-up; an exchange follows at once. */
const leastDistance = (followUp: FollowUp): number => (followUp.endsWith('purchase') ? 1 : 7);

/** The roles of a cycle; the remaining orders are plain sales. */
export const roles: readonly Role[] = laidOut();

/** The distances of the follow-ups of the opener at each position of the cycle. */
const distancesFrom: readonly number[][] = roles.map((_, position) =>
  roles.flatMap((role, at) =>
    role.kind === 'follow-up' && at - role.distance === position ? [role.distance] : [],
  ),
);

/** The distances of the follow-ups of the opener at a position of the cycle. */
export const followUpDistances = (position: number): readonly number[] =>
  distancesFrom[position] ?? [];

function laidOut(): Role[] {
  const cycle = new Array<Role | undefined>(CYCLE).fill(undefined);
  const freeFrom = (position: number): number => cycle.indexOf(undefined, position);
  stories.forEach(({ opener, followUps }, index) => {
    const begin = freeFrom(Math.floor((index * LAST_OPENER) / stories.length));
    cycle[begin] = { kind: 'opener', opener };
    let last = begin;
    for (const followUp of followUps) {
      last = freeFrom(last + leastDistance(followUp));
      cycle[last] = { kind: 'follow-up', followUp, distance: last - begin };
    }
  });
  return cycle.map((role) => role ?? { kind: 'opener', opener: 'sale' });
}
