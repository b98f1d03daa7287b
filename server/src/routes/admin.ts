import { PERMISSION_ACTIONS, type PermissionAction } from '../contracts/permissions';

/** Every admin route names its permission: without one it is open to any logged-in user. */
const needs = (action: PermissionAction) => ({
  policies: [
    'admin::isAuthenticatedAdmin',
    { name: 'admin::hasPermissions', config: { actions: [action] } },
  ],
});

const SEES = needs(PERMISSION_ACTIONS.readOverview);

const STEERS = needs(PERMISSION_ACTIONS.steerSync);

const DRIFT = '/institutions/:code/drift-checks';
const SYNC = '/contacts/:documentId/sync';

export default {
  type: 'admin',
  routes: [
    { method: 'GET', path: '/institutions', handler: 'overview.institutions', config: SEES },
    { method: 'GET', path: '/institutions/:code/calls', handler: 'callBudget.find', config: SEES },
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
    { method: 'GET', path: '/failures', handler: 'steering.failures', config: SEES },
    { method: 'POST', path: '/failures/retry', handler: 'steering.retry', config: STEERS },
    {
      method: 'PUT',
      path: '/institutions/:code/pauses',
      handler: 'steering.changePauses',
      config: STEERS,
    },
    {
      method: 'POST',
      path: '/institutions/:code/kept-out-items/let-in',
      handler: 'steering.letIn',
      config: STEERS,
    },
    {
      method: 'POST',
      path: '/outages/:id/settle',
      handler: 'steering.settleOutage',
      config: STEERS,
    },
    { method: 'GET', path: '/conflicts', handler: 'conflicts.list', config: SEES },
    {
      method: 'POST',
      path: '/conflicts/:id/decision',
      handler: 'conflicts.decide',
      config: needs(PERMISSION_ACTIONS.decideConflicts),
    },
    { method: 'GET', path: DRIFT, handler: 'driftChecks.list', config: SEES },
    { method: 'GET', path: `${DRIFT}/:id`, handler: 'driftChecks.one', config: SEES },
    {
      method: 'POST',
      path: DRIFT,
      handler: 'driftChecks.start',
      config: needs(PERMISSION_ACTIONS.steerSync),
    },
    { method: 'GET', path: '/links', handler: 'overview.links', config: SEES },
    { method: 'GET', path: '/candidates', handler: 'identity.candidates', config: SEES },
    {
      method: 'POST',
      path: '/candidates/:id/decision',
      handler: 'identity.decide',
      config: needs(PERMISSION_ACTIONS.decideMatches),
    },
    {
      method: 'GET',
      path: '/contacts/:documentId/merge/:otherDocumentId',
      handler: 'identity.previewMerge',
      config: needs(PERMISSION_ACTIONS.decideMatches),
    },
    {
      method: 'POST',
      path: '/contacts/:documentId/merge',
      handler: 'identity.merge',
      config: needs(PERMISSION_ACTIONS.decideMatches),
    },
    {
      method: 'GET',
      path: '/contacts/:documentId/history',
      handler: 'contactHistory.find',
      config: needs(PERMISSION_ACTIONS.readSync),
    },
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
  ],
};
