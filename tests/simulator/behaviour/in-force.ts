import { type JsonObject, toJson, isObject } from '../json';
import { type Behaviour, type BehaviourChange, assumed, changedBehaviour } from './behaviour';

/** The current behaviour of one institution. */
export class BehaviourInForce {
  #now: Behaviour = assumed;

  constructor(change: BehaviourChange = {}) {
    const given = toJson(change);
    if (isObject(given)) this.change(given);
  }

  get now(): Behaviour {
    return this.#now;
  }

  /** Changes some options; throws a RangeError without an effect when one is impossible. */
  change(change: JsonObject): void {
    this.#now = changedBehaviour(this.#now, change);
  }

  /** Resets all options to the assumed ones, including those set at the start. */
  reset(): void {
    this.#now = assumed;
  }
}
