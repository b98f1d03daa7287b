import { controllerOf } from '../../kernel/http/controller';
import type { Choices } from '../choices';
import { questionRoutes } from '../routes';

/** Answers what the dialog of the contact list offers to ask about. */
export const questionsController = ({ questionChoices }: { questionChoices: Choices }) =>
  controllerOf(questionRoutes, {
    choices: async () => ({ data: await questionChoices.all() }),
    sold: async ({ query: { kind, ...wanted } }) => ({
      data: await questionChoices.sold(kind, wanted),
    }),
  });
