/**
 * A refusal by S-360's business rules. It travels as HTTP 200 with `statusCode` "error" and this
 * code in `statusDetail` (assumption 5). Only `error.order.availability` is a documented code; the
 * others are the simulator's own.
 */
export class BusinessError extends Error {
  constructor(readonly statusDetail: string) {
    super(statusDetail);
    this.name = 'BusinessError';
  }
}
