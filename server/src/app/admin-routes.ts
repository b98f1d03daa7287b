import { PERMISSION_ACTIONS, type PermissionAction } from '../contracts/permissions';
import { refuseLostNames } from '../kernel/asked';

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

/** An admin route always names its permission: without one it is open to any logged-in user. */
const route = (action: PermissionAction) => (method: Method, path: string, handler: string) => ({
  method,
  path,
  handler,
  config: {
    policies: [
      'admin::isAuthenticatedAdmin',
      { name: 'admin::hasPermissions', config: { actions: [action] } },
    ],
    middlewares: [refuseLostNames],
  },
});

const sees = route(PERMISSION_ACTIONS.readOverview);
const replays = route(PERMISSION_ACTIONS.replayItems);
const steers = route(PERMISSION_ACTIONS.steerSync);
const startsSending = route(PERMISSION_ACTIONS.startSending);
const checksContract = route(PERMISSION_ACTIONS.checkContract);
const checksByWriting = route(PERMISSION_ACTIONS.checkContractByWriting);
const decidesConflicts = route(PERMISSION_ACTIONS.decideConflicts);
const decidesMatches = route(PERMISSION_ACTIONS.decideMatches);
const runsLoads = route(PERMISSION_ACTIONS.runLoads);
const exportsLists = route(PERMISSION_ACTIONS.exportLists);
const asks = route(PERMISSION_ACTIONS.askQuestions);
const seesContact = route(PERMISSION_ACTIONS.readSync);
const seesKeptValues = route(PERMISSION_ACTIONS.readKeptValues);
const exchanges = route(PERMISSION_ACTIONS.exchangeNow);
const seesBookings = route(PERMISSION_ACTIONS.readBookings);
const composesBookings = route(PERMISSION_ACTIONS.composeBookings);
const editsConsents = route(PERMISSION_ACTIONS.editConsents);

const submits = route(PERMISSION_ACTIONS.submitBookings);
const releases = route(PERMISSION_ACTIONS.releaseBookings);

const BOOKING = '/bookings/:documentId';
const INSTITUTION = '/institutions/:code';
const CHECKS = `${INSTITUTION}/contract-checks`;
const CONTACT = '/contacts/:documentId';
const SYNC = `${CONTACT}/sync`;

export default {
  type: 'admin',
  routes: [
    sees('GET', '/institutions', 'overview.institutions'),
    sees('GET', `${INSTITUTION}/calls`, 'callBudget.find'),
    steers('PUT', `${INSTITUTION}/pauses`, 'steering.changePauses'),
    startsSending('POST', `${INSTITUTION}/sending/start`, 'sendingTrust.start'),
    startsSending('POST', `${INSTITUTION}/sending/restore`, 'sendingTrust.restore'),
    sees('GET', `${INSTITUTION}/sending/findings`, 'sendingTrust.findings'),
    startsSending(
      'POST',
      `${INSTITUTION}/sending/findings/:reference/dismiss`,
      'sendingTrust.dismiss',
    ),
    steers('POST', `${INSTITUTION}/kept-out-items/let-in`, 'steering.letIn'),
    steers('POST', `${INSTITUTION}/mapping/preview`, 'mapping.preview'),
    sees('GET', `${INSTITUTION}/drift-checks`, 'driftChecks.list'),
    sees('GET', `${INSTITUTION}/drift-checks/:id`, 'driftChecks.one'),
    steers('POST', `${INSTITUTION}/drift-checks`, 'driftChecks.start'),
    checksContract('GET', `${CHECKS}/plan`, 'contractChecks.plan'),
    checksContract('GET', CHECKS, 'contractChecks.list'),
    checksContract('GET', `${CHECKS}/:id`, 'contractChecks.one'),
    checksContract('POST', CHECKS, 'contractChecks.start'),
    checksByWriting('POST', `${CHECKS}/writing`, 'contractChecks.startWriting'),
    checksContract('POST', `${CHECKS}/:id/cancel`, 'contractChecks.cancel'),
    sees('GET', '/contact-facts/rebuild', 'contactFacts.rebuild'),
    steers('POST', '/contact-facts/rebuild', 'contactFacts.startRebuild'),
    steers('POST', '/outages/:id/settle', 'steering.settleOutage'),
    steers('POST', '/refusals/:id/settle', 'steering.settleRefusal'),

    seesBookings('GET', '/catalogs', 'catalog.findAll'),
    seesBookings('GET', `${INSTITUTION}/catalog`, 'catalog.find'),
    composesBookings('POST', `${INSTITUTION}/catalog/refresh`, 'catalog.refresh'),
    seesBookings('GET', `${INSTITUTION}/availability`, 'catalog.availability'),

    sees('GET', '/deliveries', 'overview.deliveries'),
    sees('GET', '/deliveries/:id', 'overview.delivery'),
    sees('GET', '/quarantined-items', 'overview.quarantinedItems'),
    replays('POST', '/quarantined-items/:id/replay', 'overview.replay'),
    sees('GET', '/links', 'overview.links'),
    sees('GET', '/failures', 'steering.failures'),
    steers('POST', '/failures/retry', 'steering.retry'),

    exportsLists('GET', '/export/:list', 'export.list'),

    sees('GET', '/loads', 'loads.find'),
    sees('GET', '/loads/:id', 'loads.findOne'),
    runsLoads('POST', '/loads/push/plan', 'loads.planPush'),
    runsLoads('POST', '/loads/push/scenario', 'loads.pushScenario'),
    runsLoads('POST', '/loads/push', 'loads.startPush'),
    runsLoads('POST', '/loads/file', 'loads.addFile'),
    runsLoads('POST', '/loads/:id/plan', 'loads.planFile'),
    runsLoads('POST', '/loads/:id/start', 'loads.startFile'),
    runsLoads('POST', '/loads/:id/undo/plan', 'loads.planUndo'),
    runsLoads('POST', '/loads/:id/undo', 'loads.undo'),
    runsLoads('POST', '/loads/:id/approve', 'loads.approve'),
    runsLoads('POST', '/loads/:id/reject', 'loads.reject'),
    runsLoads('POST', '/loads/:id/pause', 'loads.pause'),
    runsLoads('POST', '/loads/:id/resume', 'loads.resume'),
    runsLoads('POST', '/loads/:id/cancel', 'loads.cancel'),

    sees('GET', '/conflicts', 'conflicts.list'),
    decidesConflicts('POST', '/conflicts/:id/decision', 'conflicts.decide'),
    sees('GET', '/candidates', 'identity.candidates'),
    decidesMatches('POST', '/candidates/:id/decision', 'identity.decide'),
    decidesMatches('GET', `${CONTACT}/merge/:otherDocumentId`, 'identity.previewMerge'),
    decidesMatches('POST', `${CONTACT}/merge`, 'identity.merge'),

    seesBookings('GET', '/bookings', 'bookings.find'),
    composesBookings('GET', '/bookings/contacts', 'bookings.contacts'),
    composesBookings('POST', '/bookings/contacts/similar', 'similarContacts.find'),
    seesBookings('GET', BOOKING, 'bookings.findOne'),
    composesBookings('POST', '/bookings', 'bookings.compose'),
    composesBookings('PUT', BOOKING, 'bookings.change'),
    composesBookings('DELETE', BOOKING, 'bookings.discard'),
    composesBookings('POST', `${BOOKING}/duplicate`, 'bookings.duplicate'),
    submits('POST', `${BOOKING}/submit`, 'bookings.submit'),
    submits('POST', `${BOOKING}/withdraw`, 'bookings.withdraw'),
    submits('POST', `${BOOKING}/close`, 'bookings.close'),
    submits('POST', `${BOOKING}/abandon`, 'bookings.abandon'),
    submits('POST', `${BOOKING}/in-doubt`, 'bookings.decideInDoubt'),
    submits('POST', `${BOOKING}/message/preview`, 'bookingMessages.preview'),
    submits('POST', `${BOOKING}/message`, 'bookingMessages.send'),
    releases('POST', `${BOOKING}/sell`, 'bookings.sell'),
    releases('POST', `${BOOKING}/release`, 'bookings.release'),

    asks('GET', '/questions/choices', 'questions.choices'),
    asks('GET', '/questions/sold', 'questions.sold'),
    seesContact('POST', '/contacts/similar', 'similarContacts.find'),
    seesContact('GET', `${CONTACT}/overridden-edits`, 'overriddenEdits.find'),
    seesContact('POST', `${CONTACT}/overridden-edits/:id/dismiss`, 'overriddenEdits.dismiss'),
    seesContact('GET', '/time-zones', 'timeZones.find'),
    seesContact('GET', `${CONTACT}/history`, 'contactHistory.find'),
    seesKeptValues('GET', `${CONTACT}/kept-values`, 'keptValues.find'),
    seesContact('GET', `${CONTACT}/orders`, 'contactOrders.find'),
    exchanges('POST', '/orders/:documentId/pull', 'orders.pull'),
    exchanges('POST', `${INSTITUTION}/orders/:orderId/pull`, 'orders.pullById'),
    seesContact('GET', SYNC, 'contactSync.find'),
    exchanges('POST', `${SYNC}/:institution/push`, 'contactSync.push'),
    exchanges('POST', `${SYNC}/:institution/pull`, 'contactSync.pull'),
    exchanges('POST', `${SYNC}/:institution/in-doubt`, 'contactSync.decideInDoubt'),
    editsConsents('PUT', `${SYNC}/:institution/consents/:code`, 'contactSync.changeConsent'),
  ],
};
