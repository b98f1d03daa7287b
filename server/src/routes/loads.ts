import { PERMISSION_ACTIONS, type PermissionAction } from '../contracts/permissions';

const needs = (action: PermissionAction) => ({
  policies: [
    'admin::isAuthenticatedAdmin',
    { name: 'admin::hasPermissions', config: { actions: [action] } },
  ],
});

const SEES = needs(PERMISSION_ACTIONS.readOverview);
const RUNS = needs(PERMISSION_ACTIONS.runLoads);

const runs = (path: string, handler: string) => ({
  method: 'POST',
  path: `/loads/${path}`,
  handler: `loads.${handler}`,
  config: RUNS,
});

/** Routes of loads: whoever sees the page sees them, one permission runs and decides them. */
export const loadRoutes = [
  { method: 'GET', path: '/loads', handler: 'loads.find', config: SEES },
  { method: 'GET', path: '/loads/:id', handler: 'loads.findOne', config: SEES },
  runs('push/plan', 'planPush'),
  runs('push/scenario', 'pushScenario'),
  runs('push', 'startPush'),
  runs('file', 'addFile'),
  runs(':id/plan', 'planFile'),
  runs(':id/start', 'startFile'),
  runs(':id/undo/plan', 'planUndo'),
  runs(':id/undo', 'undo'),
  ...['approve', 'reject', 'pause', 'resume', 'cancel'].map((event) => runs(`:id/${event}`, event)),
];
