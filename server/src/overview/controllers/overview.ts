import { controllerOf } from '../../kernel/http/controller';
import { pageRoutes } from '../routes';
import type { Overview } from '../overview';

/** Serves the plugin's page. */
export const overviewController = ({ overview }: { overview: Overview }) =>
  controllerOf(pageRoutes, {
    institutions: async () => ({ data: await overview.institutions() }),
    deliveries: ({ query: { page, pageSize, ...filter } }) =>
      overview.deliveries(filter, { page, pageSize }),
    delivery: async ({ params }) => ({ data: await overview.delivery(params.id) }),
    quarantinedItems: ({ query: { page, pageSize, ...filter } }) =>
      overview.quarantinedItems(filter, { page, pageSize }),
    replay: async ({ params }) => ({ data: await overview.replay(params.id) }),
    links: ({ query: { page, pageSize, ...filter } }) => overview.links(filter, { page, pageSize }),
  });
