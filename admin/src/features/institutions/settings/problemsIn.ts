const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

/**
 * What the check of the configuration says of refused settings, for an integrator, in English;
 * empty for other errors.
 */
export function problemsIn(error: unknown): string[] {
  if (!isRecord(error) || !isRecord(error.details)) return [];
  const { errors } = error.details;
  if (!Array.isArray(errors)) return [];
  return errors.flatMap((problem: unknown) =>
    isRecord(problem) && typeof problem.message === 'string' && problem.reason === undefined
      ? [problem.message]
      : [],
  );
}
