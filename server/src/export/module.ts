import type { ListSearch } from '../contacts';
import type { InstitutionModule } from '../institutions';
import { contentManagerPermissions } from '../kernel/http/content-manager-permissions';
import type { PluginCore } from '../kernel/plugin-core';
import type { SegmentModule } from '../segments';
import { exportController } from './controllers/export';
import { exportRoutes } from './routes';

const createExport = (
  { strapi }: PluginCore,
  { venueTimeZones }: InstitutionModule,
  { listSearch }: { listSearch: ListSearch },
  { segmentChoices, segmentFilter }: SegmentModule,
) => ({
  controllers: {
    export: exportController({
      strapi,
      venueTimeZones,
      listSearch,
      segmentChoices,
      segmentFilter,
      permissions: contentManagerPermissions(strapi),
    }),
  },
});

export const exportModule = { routes: [exportRoutes], create: createExport };
