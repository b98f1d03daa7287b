import { controllerOf } from '../../kernel/http/controller';
import type { Author } from '../../kernel/http/request-author';
import type { Replays } from '../replays';
import { deliveryReplayRoutes } from '../routes';

export const deliveryReplaysController = (ports: { replays: Replays; author(): Author }) =>
  controllerOf(deliveryReplayRoutes, {
    replay: async ({ body, scope }) => ({
      data: await ports.replays.replay(body, scope, ports.author()),
    }),
  });
