import { z } from '@strapi/utils';
import { PERMISSION_ACTIONS } from '../contracts/permissions';
import type {
  ApproveInactive,
  GetInactiveContacts,
  KeepInactive,
  PreviewInactive,
  WithdrawInactive,
} from '../contracts/inactive-contacts';
import type {
  ConfirmErasure,
  ErasePerson,
  FindDeletedContacts,
  GetErasures,
  GetPersonalData,
  PreviewErasure,
} from '../contracts/privacy';
import { code, documentId, pageQuery, storableText } from '../contracts/schemas/fields';
import {
  approveInactiveRequest,
  chosenInactiveRequest,
  confirmErasureRequest,
  deletedContactsQuery,
  eraseRequest,
  inactiveContactsQuery,
  keepInactiveRequest,
} from '../contracts/schemas/privacy';
import { routesOf } from '../kernel/http/routes';

const { erasePersons, exportPersons } = PERMISSION_ACTIONS;

const ERASURE = '/contacts/:documentId/erasure';

/** Of whoever has a number, above all of persons who are no contacts. */
const OF_NUMBER = '/institutions/:code/contact-numbers/:contactNumber/erasure';
const ofNumber = { code, contactNumber: storableText(64).min(1) };

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
  previewOfNumber: {
    method: 'GET',
    path: OF_NUMBER,
    permission: erasePersons,
    concernsAll: true,
    params: ofNumber,
    response: z.custom<PreviewErasure.Response>(),
  },
  eraseOfNumber: {
    method: 'POST',
    path: OF_NUMBER,
    permission: erasePersons,
    audited: 's360.person.erase-number',
    concernsAll: true,
    params: ofNumber,
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

const INACTIVE = '/inactive-contacts';
const ofInactive = { permission: erasePersons, concernsAll: true } as const;

/** Their erasure reaches every institution, so these routes concern all. */
export const inactiveContactRoutes = routesOf('inactive-contacts', {
  inactive: {
    ...ofInactive,
    method: 'GET',
    path: INACTIVE,
    query: inactiveContactsQuery,
    response: z.custom<GetInactiveContacts.Response>(),
  },
  previewInactive: {
    ...ofInactive,
    method: 'POST',
    path: `${INACTIVE}/preview`,
    body: chosenInactiveRequest,
    response: z.custom<PreviewInactive.Response>(),
  },
  approveInactive: {
    ...ofInactive,
    method: 'POST',
    path: `${INACTIVE}/approval`,
    audited: 's360.inactive-contacts.approve',
    body: approveInactiveRequest,
    response: z.custom<ApproveInactive.Response>(),
  },
  withdrawInactive: {
    ...ofInactive,
    method: 'POST',
    path: `${INACTIVE}/withdrawal`,
    audited: 's360.inactive-contacts.withdraw',
    response: z.custom<WithdrawInactive.Response>(),
  },
  keepInactive: {
    ...ofInactive,
    method: 'POST',
    path: `${INACTIVE}/keep`,
    audited: 's360.inactive-contacts.keep',
    body: keepInactiveRequest,
    response: z.custom<KeepInactive.Response>(),
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

export const privacyRoutes = [erasureRoutes, inactiveContactRoutes, personalDataRoutes];
