import { controllerOf } from '../../kernel/http/controller';
import type { Choices } from '../choices';
import { questionRoutes } from '../routes';

/** The choices in the dialog of the contact list. */
export const questionsController = ({ segmentChoices }: { segmentChoices: Choices }) =>
  controllerOf(questionRoutes, {
    choices: async () => ({ data: await segmentChoices.all() }),
    sold: async ({ query: { kind, ...wanted } }) => ({
      data: await segmentChoices.soldChoices(kind, wanted),
    }),
  });
