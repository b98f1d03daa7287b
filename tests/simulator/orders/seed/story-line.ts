import { CYCLE, type FollowUp, followUpDistances, type Opener, type Role, roles } from './roles';

/** In the last orders nothing follows what is held: so many reservations and options stand. */
const STANDING = 50;

const plainSale: Role = { kind: 'opener', opener: 'sale' };

/** Whether an order holds places, or asks for them. */
export const isHeld = (opener: Opener): boolean => opener === 'reservation' || opener === 'option';

/** Whether a follow-up ends what a reservation or option holds. */
export const endsHold = (followUp: FollowUp): boolean =>
  followUp === 'resume' || followUp === 'free';

/** Which order, by its position, opens a file, and which follow it there. */
export class StoryLine {
  readonly #stride: number;
  readonly #standsFrom: number;

  /** Between an order and what follows it lie so many cycles more than in a small venue. */
  constructor(
    private readonly count: number,
    cyclesBetween: number,
  ) {
    this.#stride = cyclesBetween * CYCLE;
    this.#standsFrom = count - Math.min(STANDING, Math.floor(count / 2));
  }

  /** The role of an order; a follow-up without what it would follow is a plain sale. */
  roleAt(index: number): Role {
    const role = roles[index % CYCLE];
    if (role?.kind !== 'follow-up') return role ?? plainSale;
    const distance = role.distance + this.#stride;
    const stands = endsHold(role.followUp) && index >= this.#standsFrom;
    return distance > index || stands ? plainSale : { ...role, distance };
  }

  /** Positions of what follows an opener. */
  followUpsOf(openerIndex: number): number[] {
    return followUpDistances(openerIndex % CYCLE)
      .map((distance) => openerIndex + distance + this.#stride)
      .filter((index) => index < this.count && this.roleAt(index).kind === 'follow-up');
  }

  /** Positions of the reservations and options that nobody has bought or freed. */
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

  /** What an order opens that nothing follows, if it does. */
  lonelyOpenerAt(index: number): Opener | undefined {
    const role = this.roleAt(index);
    const isLonely = role.kind === 'opener' && this.followUpsOf(index).length === 0;
    return isLonely ? role.opener : undefined;
  }
}
