import { alertsController } from './alerts';

export const alertControllers = {
  alerts: alertsController,
};
