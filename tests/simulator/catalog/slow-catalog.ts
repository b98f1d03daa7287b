import { type JsonObject, textOf } from '../json';

/** Lets a catalog be asked for several times until it is ready (section 1.5, `in_progress`). */
export class SlowCatalog {
  readonly #askedFor = new Map<string, number>();

  /** `timesInProgress`: how often a request is answered `in_progress` before the catalog comes. */
  constructor(private readonly timesInProgress: number) {}

  /** Another `requestId` is another request, which begins anew. */
  isStillWorking(request: JsonObject): boolean {
    const requestId = textOf(request, 'requestId') ?? '';
    const asked = this.#askedFor.get(requestId) ?? 0;
    const isWorking = asked < this.timesInProgress;
    if (isWorking) this.#askedFor.set(requestId, asked + 1);
    else this.#askedFor.delete(requestId);
    return isWorking;
  }
}
