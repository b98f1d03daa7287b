import { controllerOf } from '../../kernel/http/controller';
import type { Alerts } from '../alerts';
import { alertRoutes } from '../routes';

export const alertsController = ({ alerts }: { alerts: Alerts }) =>
  controllerOf(alertRoutes, { show: () => alerts.show(), test: () => alerts.test() });
