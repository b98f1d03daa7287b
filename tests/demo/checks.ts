/** Named checks, one after the other, each with a line, and a sum at the end. */
export interface Checks {
  /** Runs a check; returns its result, or `undefined` when it failed. */
  check<Result>(name: string, body: () => Promise<Result> | Result): Promise<Result | undefined>;
  /** Runs a check that is necessary for the following ones; its failure ends the run. */
  require<Result>(name: string, body: () => Promise<Result> | Result): Promise<Result>;
  /** Runs checks until a required one fails; an error between two checks counts as a failed check. */
  series(body: () => Promise<void>): Promise<void>;
  /** Prints the sum; returns whether everything passed. */
  conclude(): boolean;
}

/** A required check failed; it was reported already. */
class RequiredCheckFailed extends Error {}

export interface ChecksOptions {
  print: (line: string) => void;
  /** Called for each failure; its result is printed below the failure. */
  onFailure?: (name: string) => Promise<string | undefined>;
}

/** Starts a run of checks. */
export function createChecks({ onFailure, print }: ChecksOptions): Checks {
  let passed = 0;
  let failed = 0;

  async function attempt<Result>(name: string, body: () => Promise<Result> | Result) {
    const begunAt = Date.now();
    try {
      const result = await body();
      passed += 1;
      print(`ok    ${name} (${Date.now() - begunAt} ms)`);
      return { result };
    } catch (error) {
      failed += 1;
      print(`FAIL  ${name} (${Date.now() - begunAt} ms)`);
      print(indented(error instanceof Error ? error.message : String(error)));
      const more = await onFailure?.(name).catch((reason: unknown) => String(reason));
      if (more) print(indented(more));
      return undefined;
    }
  }

  return {
    check: async (name, body) => (await attempt(name, body))?.result,
    async series(body) {
      try {
        await body();
      } catch (error) {
        if (error instanceof RequiredCheckFailed) return;
        await attempt('every step between the checks succeeds', () => {
          throw new Error(error instanceof Error ? error.stack : String(error));
        });
      }
    },
    async require(name, body) {
      const done = await attempt(name, body);
      if (!done) throw new RequiredCheckFailed(name);
      return done.result;
    },
    conclude() {
      print(`${passed} passed, ${failed} failed`);
      return failed === 0;
    },
  };
}

/** Throws with the observation when the expectation does not hold. */
export function expect(holds: boolean, otherwise: string): asserts holds {
  if (!holds) throw new Error(otherwise);
}

/** What has not come by now never comes, on any machine. */
export const PATIENCE_MS = 120_000;

/** Repeats a look until it has a result; throws when that takes too long. */
export async function eventually<Result>(
  what: string,
  look: () => Promise<Result | undefined> | Result | undefined,
): Promise<Result> {
  const lastLookAt = Date.now() + PATIENCE_MS;
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    if (Date.now() > lastLookAt) throw new Error(`${what}: not within ${PATIENCE_MS} ms`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

const indented = (text: string): string =>
  text
    .split('\n')
    .map((line) => `      ${line}`)
    .join('\n');
