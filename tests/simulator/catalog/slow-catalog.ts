import { type JsonObject, numberOf } from '../json';

/** Whether a catalog is still being made, and the handle to ask for it again. */
export interface CatalogJob {
  isWorking: boolean;
  requestId: number;
}

/** Lets a catalog be asked for several times until it is ready (section 1.5, `in_progress`). */
export class SlowCatalog {
  readonly #askedFor = new Map<number, number>();
  /** What was begun without a handle is asked for again without one, or by the one it was given. */
  #withoutHandle: number | undefined;

  /** `timesInProgress`: how often a request is answered `in_progress` before the catalog comes. */
  constructor(
    private readonly timesInProgress: number,
    private readonly nextRequestId: () => number,
  ) {}

  /** Another `requestId` is another request, which begins anew. */
  ask(request: JsonObject): CatalogJob {
    const given = numberOf(request, 'requestId');
    const requestId = given ?? this.#withoutHandle ?? this.nextRequestId();
    if (given === undefined) this.#withoutHandle = requestId;
    const asked = this.#askedFor.get(requestId) ?? 0;
    const isWorking = asked < this.timesInProgress;
    if (isWorking) this.#askedFor.set(requestId, asked + 1);
    else this.#forget(requestId);
    return { isWorking, requestId };
  }

  #forget(requestId: number): void {
    this.#askedFor.delete(requestId);
    if (this.#withoutHandle === requestId) this.#withoutHandle = undefined;
  }
}
