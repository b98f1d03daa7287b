import { controllerOf } from '../../kernel/http/controller';
import type { Attention } from '../attention/attention';
import { attentionRoutes } from '../routes';

export const attentionController = ({ attention }: { attention: Attention }) =>
  controllerOf(attentionRoutes, {
    list: ({ scope }) => attention.list(scope),
    mark: ({ body, scope }) => attention.mark(body, scope),
    colleagues: () => attention.colleagues(),
  });
