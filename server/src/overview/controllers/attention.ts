import { controllerOf } from '../../kernel/http/controller';
import type { Attention } from '../attention/attention';
import { attentionRoutes } from '../routes';

/** Serves what waits for a person. */
export const attentionController = ({ attention }: { attention: Attention }) =>
  controllerOf(attentionRoutes, {
    list: () => attention.list(),
    mark: ({ body }) => attention.mark(body),
    colleagues: () => attention.colleagues(),
  });
