import type { Question } from '../contracts/questions';
import { InvalidQuestionsError } from '../kernel/errors';
import { questionsSchema } from './language';

/** Questions as they came in a query; what is wrong with them is told parameter by parameter. */
export function checkedQuestions(
  questions: unknown,
  institutions: readonly string[],
): readonly Question[] {
  const checked = questionsSchema.safeParse(questions);
  if (!checked.success) {
    throw refusal(checked.error.issues.map(({ message, path }) => ({ message, path })));
  }
  const unknown = checked.data.flatMap((question, index) => {
    const code = 'institution' in question ? question.institution : undefined;
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

function refusal(problems: readonly Problem[]): InvalidQuestionsError {
  const told = problems.map(({ message, path }) => ({
    path: ['questions', ...path.map(String)],
    // The parameter as it stands in the address: `questions[0][over]`.
    message: `questions${path.map((key) => `[${String(key)}]`).join('')} ${message}`,
    name: 'ValidationError',
  }));
  return new InvalidQuestionsError(told.map(({ message }) => message).join('; '), { errors: told });
}
