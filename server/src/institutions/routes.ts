import { z } from '@strapi/utils';
import type {
  AddWebhookSecret,
  AdoptInstitution,
  ChangeInstitutionActive,
  CreateInstitution,
  EditInstitution,
  GetInstitutionChanges,
  GetInstitutionSettings,
  GetInstitutionSettingsList,
  RemoveWebhookSecret,
  ReturnInstitution,
} from '../contracts/institutions/institution-settings';
import { PERMISSION_ACTIONS } from '../contracts/permissions';
import { code, idParameter, pageQuery } from '../contracts/schemas/fields';
import {
  addWebhookSecretRequest,
  createInstitutionRequest,
  editInstitutionRequest,
  institutionActiveRequest,
} from '../contracts/schemas/institution-settings';
import { routesOf } from '../kernel/http/routes';

const { manageInstitutions, readSync } = PERMISSION_ACTIONS;

const ofInstitution = { code: z.string() };
const ofOne = { ...ofInstitution, id: idParameter };

export const venueRoutes = routesOf('venues', {
  find: { method: 'GET', path: '/venues', permission: readSync },
});

const SETTINGS = '/institution-settings';

export const institutionSettingsRoutes = routesOf('institutionSettings', {
  list: {
    method: 'GET',
    path: SETTINGS,
    permission: manageInstitutions,
    response: z.custom<GetInstitutionSettingsList.Response>(),
  },
  create: {
    method: 'POST',
    path: SETTINGS,
    permission: manageInstitutions,
    audited: 's360.institution.create',
    concernsAll: true,
    body: createInstitutionRequest,
    response: z.custom<CreateInstitution.Response>(),
  },
  one: {
    method: 'GET',
    path: `${SETTINGS}/:code`,
    permission: manageInstitutions,
    params: ofInstitution,
    response: z.custom<GetInstitutionSettings.Response>(),
  },
  edit: {
    method: 'PUT',
    path: `${SETTINGS}/:code`,
    permission: manageInstitutions,
    audited: 's360.institution.update',
    params: ofInstitution,
    body: editInstitutionRequest,
    response: z.custom<EditInstitution.Response>(),
  },
  changes: {
    method: 'GET',
    path: `${SETTINGS}/:code/changes`,
    permission: manageInstitutions,
    params: ofInstitution,
    query: pageQuery,
    response: z.custom<GetInstitutionChanges.Response>(),
  },
  adopt: {
    method: 'POST',
    path: `${SETTINGS}/:code/adopt`,
    permission: manageInstitutions,
    audited: 's360.institution.adopt',
    params: ofInstitution,
    response: z.custom<AdoptInstitution.Response>(),
  },
  giveBack: {
    method: 'POST',
    path: `${SETTINGS}/:code/return`,
    permission: manageInstitutions,
    audited: 's360.institution.return',
    params: ofInstitution,
    response: z.custom<ReturnInstitution.Response>(),
  },
  changeActive: {
    method: 'PUT',
    path: `${SETTINGS}/:code/active`,
    permission: manageInstitutions,
    audited: 's360.institution.active',
    params: ofInstitution,
    body: institutionActiveRequest,
    response: z.custom<ChangeInstitutionActive.Response>(),
  },
  addWebhookSecret: {
    method: 'POST',
    path: `${SETTINGS}/:code/webhook-secrets`,
    permission: manageInstitutions,
    audited: 's360.webhook-secret.create',
    params: ofInstitution,
    body: addWebhookSecretRequest,
    response: z.custom<AddWebhookSecret.Response>(),
  },
  removeWebhookSecret: {
    method: 'DELETE',
    path: `${SETTINGS}/:code/webhook-secrets/:id`,
    permission: manageInstitutions,
    audited: 's360.webhook-secret.delete',
    params: ofOne,
    query: { revision: code },
    response: z.custom<RemoveWebhookSecret.Response>(),
  },
});

export const institutionRoutes = [venueRoutes, institutionSettingsRoutes];
