import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import type { Question } from '../contracts/questions';
import { getService } from '../services';
import { questionsSchema } from '../services/contacts/questions/language';

/** Answered 400, also where the app holds two copies of `@strapi/utils`. */
class InvalidQuestionsError extends errors.ValidationError {
  readonly status = 400;
}

/** Questions as they came in a query; what is wrong with them is told parameter by parameter. */
export function checkedQuestions(strapi: Core.Strapi, questions: unknown): Question[] {
  const checked = questionsSchema.safeParse(questions);
  if (!checked.success) {
    const wrong = checked.error.issues.map(({ message, path }) => ({
      path: ['questions', ...path.map(String)],
      message: `${parameter(path)} ${message}`,
      name: 'ValidationError',
    }));
    const message = wrong.map((problem) => problem.message).join('; ');
    throw new InvalidQuestionsError(message, { errors: wrong });
  }
  checked.data.forEach((question, index) => {
    const code = 'institution' in question ? question.institution : undefined;
    if (code === undefined || getService(strapi, 'institutions').find(code)) return;
    throw new InvalidQuestionsError(
      `${parameter([index, 'institution'])} names no institution: ${code}`,
    );
  });
  return checked.data;
}

/** As it stands in the address: `questions[0][over]`. */
const parameter = (path: readonly PropertyKey[]): string =>
  `questions${path.map((key) => `[${String(key)}]`).join('')}`;
