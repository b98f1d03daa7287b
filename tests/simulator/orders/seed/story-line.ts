import { CYCLE, type FollowUp, followUpDistances, type Opener, type Role, roles } from './roles';

/**
 * The latest orders have no follow-ups of holds, so this number of reservations and options is
 * open.
 */
const STANDING = 50;

const plainSale: Role = { kind: 'opener', opener: 'sale' };

/** Whether an order holds or requests places. */
export const isHeld = (opener: Opener): boolean => opener === 'reservation' || opener === 'option';

/** Whether a follow-up ends a hold. */
export const endsHold = (followUp: FollowUp): boolean =>
  followUp === 'resume' || followUp === 'free';

/** The positions of openers and their follow-ups. */
export class StoryLine {
  readonly #stride: number;
  readonly #standsFrom: number;

  /** A large venue has this number of additional cycles between an order and its follow-ups. */
  constructor(
    private readonly count: number,
    cyclesBetween: number,
  ) {
    this.#stride = cyclesBetween * CYCLE;
    this.#standsFrom = count - Math.min(STANDING, Math.floor(count / 2));
  }

  /** The role of an order; a follow-up without an opener is a plain sale. */
  roleAt(index: number): Role {
    const role = roles[index % CYCLE];
    if (role?.kind !== 'follow-up') return role ?? plainSale;
    const distance = role.distance + this.#stride;
    const stands = endsHold(role.followUp) && index >= this.#standsFrom;
    return distance > index || stands ? plainSale : { ...role, distance };
  }

  /** The positions of the follow-ups of an opener. */
  followUpsOf(openerIndex: number): number[] {
    return followUpDistances(openerIndex % CYCLE)
      .map((distance) => openerIndex + distance + this.#stride)
      .filter((index) => index < this.count && this.roleAt(index).kind === 'follow-up');
  }

  /** The positions of reservations and options that were neither bought nor released. */
  standing(): number[] {
    const standing: number[] = [];
    const first = Math.max(0, this.#standsFrom - this.#stride - CYCLE);
    for (let index = first; index < this.count; index += 1) {
      const role = this.roleAt(index);
      const holds = role.kind === 'opener' && isHeld(role.opener);
      if (holds && this.followUpsOf(index).length === 0) standing.push(index);
    }
    return standing;
  }

  /** The kind of an opener without follow-ups, if the order is one. */
  lonelyOpenerAt(index: number): Opener | undefined {
    const role = this.roleAt(index);
    const isLonely = role.kind === 'opener' && this.followUpsOf(index).length === 0;
    return isLonely ? role.opener : undefined;
  }
}
