import { PERMISSION_ACTIONS, type PermissionAction } from '../contracts/permissions';
import { loadRoutes } from './loads';

/** Every admin route names its permission: without one it is open to any logged-in user. */
const needs = (action: PermissionAction) => ({
  policies: [
    'admin::isAuthenticatedAdmin',
    { name: 'admin::hasPermissions', config: { actions: [action] } },
  ],
});

const SEES = needs(PERMISSION_ACTIONS.readOverview);

const SYNC = '/contacts/:documentId/sync';

export default {
  type: 'admin',
  routes: [
    { method: 'GET', path: '/institutions', handler: 'overview.institutions', config: SEES },
    { method: 'GET', path: '/deliveries', handler: 'overview.deliveries', config: SEES },
    { method: 'GET', path: '/deliveries/:id', handler: 'overview.delivery', config: SEES },
    {
      method: 'GET',
      path: '/quarantined-items',
      handler: 'overview.quarantinedItems',
      config: SEES,
    },
    {
      method: 'POST',
      path: '/quarantined-items/:id/replay',
      handler: 'overview.replay',
      config: needs(PERMISSION_ACTIONS.replayItems),
    },
    { method: 'GET', path: '/links', handler: 'overview.links', config: SEES },
    {
      method: 'GET',
      path: SYNC,
      handler: 'contactSync.find',
      config: needs(PERMISSION_ACTIONS.readSync),
    },
    {
      method: 'POST',
      path: `${SYNC}/:institution/push`,
      handler: 'contactSync.push',
      config: needs(PERMISSION_ACTIONS.exchangeNow),
    },
    {
      method: 'POST',
      path: `${SYNC}/:institution/pull`,
      handler: 'contactSync.pull',
      config: needs(PERMISSION_ACTIONS.exchangeNow),
    },
    {
      method: 'POST',
      path: `${SYNC}/:institution/in-doubt`,
      handler: 'contactSync.decideInDoubt',
      config: needs(PERMISSION_ACTIONS.exchangeNow),
    },
    {
      method: 'PUT',
      path: `${SYNC}/:institution/consents/:code`,
      handler: 'contactSync.changeConsent',
      config: needs(PERMISSION_ACTIONS.editConsents),
    },
    ...loadRoutes,
  ],
};
