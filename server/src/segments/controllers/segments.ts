import { controllerOf } from '../../kernel/http/controller';
import type { Choices } from '../choices';
import { questionRoutes } from '../routes';

/** Answers what the dialog of the contact list offers to ask about. */
export const questionsController = ({ segmentChoices }: { segmentChoices: Choices }) =>
  controllerOf(questionRoutes, {
    choices: async () => ({ data: await segmentChoices.all() }),
    sold: async ({ query: { kind, ...wanted } }) => ({
      data: await segmentChoices.sold(kind, wanted),
    }),
  });
