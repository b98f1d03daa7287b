/**
 * A refusal by the business rules of S-360. Its answer is HTTP 200 with `statusCode` "error" and
 * this code in `statusDetail` (assumption 5). Only `error.order.availability` is documented; the
 * other codes are the simulator’s own.
 */
export class BusinessError extends Error {
  constructor(readonly statusDetail: string) {
    super(statusDetail);
    this.name = 'BusinessError';
  }
}
