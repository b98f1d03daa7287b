import { type JsonObject, toJson, isObject } from '../json';
import { type Behaviour, type BehaviourChange, documented } from './behaviour';
import { changedBehaviour } from './read-behaviour';

/** How one institution behaves now. */
export class BehaviourInForce {
  #now: Behaviour = documented;

  constructor(change: BehaviourChange = {}) {
    const given = toJson(change);
    if (isObject(given)) this.change(given);
  }

  get now(): Behaviour {
    return this.#now;
  }

  /** Changes some options; throws a RangeError, changing nothing, when one of them is not possible. */
  change(change: JsonObject): void {
    this.#now = changedBehaviour(this.#now, change);
  }

  /** All options are as documented again, those given at the start too. */
  reset(): void {
    this.#now = documented;
  }
}
