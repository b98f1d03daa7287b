/** No permit is free now. Thrown where one call needs another first (the login). */
export class NoPermitError extends Error {
  override readonly name = 'NoPermitError';

  constructor(
    institution: string,
    readonly waitMs: number,
  ) {
    super(`No call to institution ${institution} is free for another ${waitMs} ms.`);
  }
}
