/** No call is free now; thrown where a call is made on the way to another (the login). */
export class NoPermitError extends Error {
  override readonly name = 'NoPermitError';

  constructor(
    institution: string,
    readonly waitMs: number,
  ) {
    super(`No call to institution ${institution} is free for another ${waitMs} ms.`);
  }
}
