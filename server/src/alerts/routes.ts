import { alertsAnswer, testAlertsAnswer } from '../contracts/schemas/alerts';
import { PERMISSION_ACTIONS } from '../contracts/permissions';
import { routesOf } from '../kernel/http/routes';

const { readOverview, steerSync } = PERMISSION_ACTIONS;

export const alertRoutes = routesOf('alerts', {
  show: {
    method: 'GET',
    path: '/alerts',
    permission: readOverview,
    concernsAll: true,
    response: alertsAnswer,
  },
  test: {
    method: 'POST',
    path: '/alerts/test',
    permission: steerSync,
    concernsAll: true,
    response: testAlertsAnswer,
  },
});
