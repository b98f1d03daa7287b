import { requestWords } from '../kernel/http/request-words';
import type { Condition } from '../contracts/contacts/segments';
import { InvalidSegmentError } from './errors';
import { segmentSchema } from './language';

/**
 * Checks the conditions of a query.
 * @throws InvalidSegmentError with the problems by parameter.
 */
export function checkedSegment(
  segment: unknown,
  institutions: readonly string[],
): readonly Condition[] {
  const checked = segmentSchema.safeParse(segment, { error: requestWords });
  if (!checked.success) {
    throw refusal(checked.error.issues.map(({ message, path }) => ({ message, path })));
  }
  const unknown = checked.data.flatMap((condition, index) => {
    const code = 'institution' in condition ? condition.institution : undefined;
    if (code === undefined || institutions.includes(code)) return [];
    return [{ path: [index, 'institution'], message: `names no institution: ${code}` }];
  });
  if (unknown.length > 0) throw refusal(unknown);
  return checked.data;
}

interface Problem {
  path: readonly PropertyKey[];
  message: string;
}

function refusal(problems: readonly Problem[]): InvalidSegmentError {
  const shown = problems.map(({ message, path }) => ({
    path: ['segment', ...path.map(String)],
    // The parameter's name in the URL: `segment[0][over]`.
    message: `segment${path.map((key) => `[${String(key)}]`).join('')} ${message}`,
    name: 'ValidationError',
  }));
  return new InvalidSegmentError(shown.map(({ message }) => message).join('; '), { errors: shown });
}
