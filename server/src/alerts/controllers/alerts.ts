import { controllerOf } from '../../kernel/http/controller';
import type { Alerts } from '../alerts';
import { alertsRoutes } from '../routes';

export const alertsController = ({ alerts }: { alerts: Alerts }) =>
  controllerOf(alertsRoutes, { show: () => alerts.show(), test: () => alerts.test() });
