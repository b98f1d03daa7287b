import type { InstitutionModule } from '../institutions';
import type { PluginCore } from '../kernel/plugin-core';
import { metricsController } from './controllers/metrics';
import { metricsRoutes } from './routes';
import { metricsSettings, type MetricsSettings } from './settings';

const createMetrics = (
  { database }: PluginCore,
  { institutions }: InstitutionModule,
  configuration: { metrics?: MetricsSettings },
) => ({
  controllers: { metrics: metricsController({ configuration, database, institutions }) },
});

export const metricsModule = {
  routes: [metricsRoutes],
  settings: metricsSettings,
  create: createMetrics,
};
