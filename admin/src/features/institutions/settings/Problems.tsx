import { Box } from '@strapi/design-system';
import { isRecord } from '../../../shared/api/isRecord';
import { Line } from '../../../shared/components/Line';

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

/** The same on the screen. */
export function Problems({ problems }: { problems: readonly string[] }) {
  if (problems.length === 0) return null;
  return (
    <Box tag="ul" lang="en" paddingLeft={4}>
      {problems.map((problem) => (
        <Box tag="li" key={problem} style={{ listStyle: 'disc' }}>
          <Line>{problem}</Line>
        </Box>
      ))}
    </Box>
  );
}
