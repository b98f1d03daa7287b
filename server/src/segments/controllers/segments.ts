import { controllerOf } from '../../kernel/http/controller';
import type { Choices } from '../choices';
import { questionRoutes } from '../routes';

/** The choices in the dialog of the contact list. */
export const questionsController = ({ segmentChoices }: { segmentChoices: Choices }) =>
  controllerOf(questionRoutes, {
    choices: async ({ permitted }) => ({ data: await segmentChoices.all(permitted) }),
    sold: async ({ query: { id, kind, search }, scope }) => ({
      data: await segmentChoices.soldChoices(kind, { id, scope, search }),
    }),
  });
