import { z } from '@strapi/utils';
import type {
  GetDelivery,
  GetInstitutions,
  GetLinks,
  DismissQuarantinedItem,
  GetQuarantinedItems,
  ReplayQuarantinedItem,
} from '../contracts/overview';
import { PERMISSION_ACTIONS } from '../contracts/permissions';
import type {
  ChangePauses,
  CountExcluded,
  GetFailures,
  ImportExcluded,
  RetryFailures,
} from '../contracts/institutions/steering';
import * as schemas from '../contracts/schemas/attention';
import * as items from '../contracts/schemas/quarantined-items';
import { LONGEST_SEARCH } from '../contracts/pages';
import {
  activityAnswer,
  activityQuery,
  callAnswer,
  changesAnswer,
} from '../contracts/schemas/activity';
import { code, idParameter, pageQuery } from '../contracts/schemas/fields';
import { salesAnswer, salesQuery, trendsAnswer, trendsQuery } from '../contracts/schemas/trends';
import { importRequest, pausesRequest, retryRequest } from '../contracts/schemas/steering';
import { LINK_STATES } from '../contracts/contacts/contact-sync';
import { STREAMS } from '../contracts/streams';
import {
  DELIVERY_UID,
  OUTAGE_UID,
  PERMIT_UID,
  QUARANTINED_ITEM_UID,
  REFUSAL_UID,
} from '../contracts/uids';
import { routesOf } from '../kernel/http/routes';

const { readOverview, readPayloads, readSales, replayItems, steerSync } = PERMISSION_ACTIONS;

const institution = z.string().max(64).optional();
const q = z.string().trim().max(LONGEST_SEARCH).optional();
const stream = z.enum(STREAMS).optional();

export const pageRoutes = routesOf('overview', {
  institutions: {
    method: 'GET',
    path: '/institutions',
    permission: readOverview,
    response: z.custom<GetInstitutions.Response>(),
  },
  delivery: {
    method: 'GET',
    path: '/deliveries/:id',
    recordOf: DELIVERY_UID,
    permission: readOverview,
    params: { id: idParameter },
    response: z.custom<GetDelivery.Response>(),
  },
  quarantinedItems: {
    method: 'GET',
    path: '/quarantined-items',
    permission: readOverview,
    query: { ...pageQuery, ...items.itemsFilter },
    response: z.custom<GetQuarantinedItems.Response>(),
  },
  itemCauses: {
    method: 'GET',
    path: '/quarantined-items/causes',
    permission: readOverview,
    query: { institution, stream },
    response: items.itemCausesAnswer,
  },
  itemsReport: {
    method: 'GET',
    path: '/quarantined-items/report',
    permission: readOverview,
    query: items.itemsFilter,
    response: items.itemsReportAnswer,
  },
  replayAll: {
    method: 'POST',
    path: '/quarantined-items/replay',
    permission: replayItems,
    body: items.replayAllRequest,
    response: items.replayAllAnswer,
  },
  dismissAll: {
    method: 'POST',
    path: '/quarantined-items/dismiss',
    permission: replayItems,
    body: items.dismissAllRequest,
    response: items.dismissAllAnswer,
  },
  dismiss: {
    method: 'DELETE',
    path: '/quarantined-items/:id',
    recordOf: QUARANTINED_ITEM_UID,
    permission: replayItems,
    params: { id: idParameter },
    response: z.custom<DismissQuarantinedItem.Response>(),
  },
  replay: {
    method: 'POST',
    path: '/quarantined-items/:id/replay',
    recordOf: QUARANTINED_ITEM_UID,
    permission: replayItems,
    params: { id: idParameter },
    response: z.custom<ReplayQuarantinedItem.Response>(),
  },
  links: {
    method: 'GET',
    path: '/links',
    permission: readOverview,
    query: {
      ...pageQuery,
      institution,
      q,
      state: z.enum(LINK_STATES).optional(),
      bulkJob: idParameter.optional(),
    },
    response: z.custom<GetLinks.Response>(),
  },
});

export const activityRoutes = routesOf('activity', {
  find: {
    method: 'GET',
    path: '/activity',
    permission: readOverview,
    query: activityQuery,
    response: activityAnswer,
  },
  call: {
    method: 'GET',
    path: '/calls/:id',
    recordOf: PERMIT_UID,
    permission: readOverview,
    params: { id: idParameter },
    response: callAnswer,
  },
  callChanges: {
    method: 'GET',
    path: '/calls/:id/changes',
    recordOf: PERMIT_UID,
    permission: readPayloads,
    params: { id: idParameter },
    response: changesAnswer,
  },
  deliveryChanges: {
    method: 'GET',
    path: '/deliveries/:id/changes',
    recordOf: DELIVERY_UID,
    permission: readPayloads,
    params: { id: idParameter },
    response: changesAnswer,
  },
});

const settled = z.custom<{ data: { id: number } }>();

export const steeringRoutes = routesOf('steering', {
  changePauses: {
    method: 'PUT',
    path: '/institutions/:code/pauses',
    permission: steerSync,
    audited: 's360.institution.pauses',
    params: { code: z.string() },
    body: pausesRequest,
    response: z.custom<ChangePauses.Response>(),
  },
  excludedItems: {
    method: 'GET',
    path: '/institutions/:code/excluded-items',
    permission: readOverview,
    params: { code },
    response: z.custom<CountExcluded.Response>(),
  },
  importExcluded: {
    method: 'POST',
    path: '/institutions/:code/excluded-items/import',
    permission: steerSync,
    params: { code: z.string() },
    body: importRequest,
    response: z.custom<ImportExcluded.Response>(),
  },
  settleOutage: {
    method: 'POST',
    path: '/outages/:id/settle',
    recordOf: OUTAGE_UID,
    permission: steerSync,
    params: { id: idParameter },
    response: settled,
  },
  settleRefusal: {
    method: 'POST',
    path: '/refusals/:id/settle',
    recordOf: REFUSAL_UID,
    permission: steerSync,
    params: { id: idParameter },
    response: settled,
  },
  failures: {
    method: 'GET',
    path: '/failures',
    permission: readOverview,
    query: { institution },
    response: z.custom<GetFailures.Response>(),
  },
  retry: {
    method: 'POST',
    path: '/failures/retry',
    permission: steerSync,
    body: retryRequest,
    response: z.custom<RetryFailures.Response>(),
  },
});

export const attentionRoutes = routesOf('attention', {
  list: {
    method: 'GET',
    path: '/attention',
    permission: readOverview,
    response: schemas.attentionAnswer,
  },
  mark: {
    method: 'PUT',
    path: '/attention/marks',
    permission: steerSync,
    body: schemas.markRequest,
    response: schemas.attentionAnswer,
  },
  colleagues: {
    method: 'GET',
    path: '/attention/colleagues',
    permission: steerSync,
    response: schemas.colleaguesAnswer,
  },
});

export const trendRoutes = routesOf('trends', {
  exchange: {
    method: 'GET',
    path: '/institutions/:code/trends',
    permission: readOverview,
    params: { code },
    query: trendsQuery,
    response: trendsAnswer,
  },
  sales: {
    method: 'GET',
    path: '/sales',
    permission: readSales,
    query: salesQuery,
    response: salesAnswer,
  },
});

export const overviewRoutes = [
  pageRoutes,
  activityRoutes,
  steeringRoutes,
  attentionRoutes,
  trendRoutes,
];
