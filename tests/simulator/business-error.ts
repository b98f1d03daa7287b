import type { AnsweredCode } from '../../server/src/s360/interface';

/**
 * A refusal by the business rules of S-360. Its answer is HTTP 200 with `statusCode` "error" and
 * this code in `statusDetail`.
 */
export class BusinessError extends Error {
  constructor(readonly statusDetail: AnsweredCode) {
    super(statusDetail);
    this.name = 'BusinessError';
  }
}
