import { z } from '@strapi/utils';
import { PERMISSION_ACTIONS } from '../contracts/permissions';
import type {
  ConfirmErasure,
  ErasePerson,
  FindDeletedContacts,
  GetErasures,
  GetPersonalData,
  PreviewErasure,
} from '../contracts/privacy';
import { documentId, pageQuery } from '../contracts/schemas/fields';
import {
  confirmErasureRequest,
  deletedContactsQuery,
  eraseRequest,
} from '../contracts/schemas/privacy';
import { routesOf } from '../kernel/http/routes';

const { erasePersons, exportPersons } = PERMISSION_ACTIONS;

const ERASURE = '/contacts/:documentId/erasure';

/** A person is erased at every institution, so these routes concern all. */
export const erasureRoutes = routesOf('erasures', {
  preview: {
    method: 'GET',
    path: ERASURE,
    permission: erasePersons,
    concernsAll: true,
    params: { documentId },
    response: z.custom<PreviewErasure.Response>(),
  },
  erase: {
    method: 'POST',
    path: ERASURE,
    permission: erasePersons,
    audited: 's360.person.erase',
    concernsAll: true,
    params: { documentId },
    body: eraseRequest,
    response: z.custom<ErasePerson.Response>(),
  },
  erasures: {
    method: 'GET',
    path: '/erasures',
    permission: erasePersons,
    concernsAll: true,
    query: pageQuery,
    response: z.custom<GetErasures.Response>(),
  },
  deletedContacts: {
    method: 'GET',
    path: '/erasures/deleted-contacts',
    permission: erasePersons,
    concernsAll: true,
    query: deletedContactsQuery,
    response: z.custom<FindDeletedContacts.Response>(),
  },
  confirm: {
    method: 'POST',
    path: '/erasures/:reference/confirmation',
    permission: erasePersons,
    audited: 's360.person.confirm',
    concernsAll: true,
    params: { reference: z.string().max(64) },
    body: confirmErasureRequest,
    response: z.custom<ConfirmErasure.Response>(),
  },
});

/** A person is known to every institution, so this route concerns all. */
export const personalDataRoutes = routesOf('personal-data', {
  personalData: {
    method: 'GET',
    path: '/contacts/:documentId/personal-data',
    permission: exportPersons,
    audited: 's360.person.export',
    concernsAll: true,
    params: { documentId },
    response: z.custom<GetPersonalData.Response>(),
  },
});

/** All routes of this module. */
export const privacyRoutes = [erasureRoutes, personalDataRoutes];
