import { type JsonObject, numberOf } from '../json';

/** Whether a catalog is still being prepared, and its request id. */
export interface CatalogJob {
  isWorking: boolean;
  requestId: number;
}

/** Makes a catalog ready only after several requests (`in_progress`). */
export class SlowCatalog {
  readonly #askedFor = new Map<number, number>();
  /** A job without a request id is continued without one or by the one it was given. */
  #withoutHandle: number | undefined;

  /** `timesInProgress`: the number of `in_progress` answers before the catalog. */
  constructor(
    private readonly timesInProgress: number,
    private readonly nextRequestId: () => number,
  ) {}

  /** Another `requestId` starts a new job. */
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
