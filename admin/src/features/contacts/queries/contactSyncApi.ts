import { CONTACT_UID } from '../../../../../server/src/contracts';
import type {
  ChangeConsent,
  ConflictStatus,
  ContactSyncStatus,
  DecideConflicts,
  DecideInDoubt,
  FieldsAtInstitution,
  GetConsentWordings,
  GetConflicts,
  GetContactFields,
  GetContactSync,
  GetKeptValues,
  LinkContact,
  PreviewTakeBack,
  TakeBack,
  TakenBackLink,
  UnlinkContact,
  KeptValuesAtInstitution,
  PullContactNow,
  PushContactNow,
} from '../../../../../server/src/contracts';
import { get, post, put, url } from '../../../shared/api/requests';
import { s360Api } from '../../../shared/api/s360Api';

interface ContactAtInstitution {
  documentId: string;
  institutionCode: string;
}

const linkUrl = ({ documentId, institutionCode }: ContactAtInstitution): string =>
  url`contacts/${documentId}/sync/${institutionCode}`;

export function syncTag({ documentId }: { documentId: string }) {
  return [{ type: 'S360ContactSync' as const, id: documentId }];
}

/**
 * The cached data that a call about one link makes stale, after a failure too: the failure may be
 * on record.
 */
function outOfDate(contact: { documentId: string }) {
  return [
    ...syncTag(contact),
    'S360Links' as const,
    'S360Institutions' as const,
    'S360History' as const,
  ];
}

/**
 * The Content Manager's cache tag of the record behind its form. Invalidating it reloads the form.
 */
export function formTag({ documentId }: { documentId: string }) {
  return [{ type: 'Document' as const, id: `${CONTACT_UID}_${documentId}` }];
}

/** The cached data about a contact: its sync, its form, and the Content Manager's list with it. */
export function contactTags(contact: { documentId: string }) {
  const list = { type: 'Document' as const, id: `${CONTACT_UID}_LIST` };
  return [...syncTag(contact), ...formTag(contact), list];
}

const syncApi = s360Api.injectEndpoints({
  endpoints: (build) => ({
    getContactSync: build.query<ContactSyncStatus[], { documentId: string }>({
      query: ({ documentId }) => get(url`contacts/${documentId}/sync`),
      transformResponse: ({ data }: GetContactSync.Response) => data,
      providesTags: (_result, _error, contact) => syncTag(contact),
    }),

    getContactFields: build.query<FieldsAtInstitution[], { documentId: string }>({
      query: ({ documentId }) => get(url`contacts/${documentId}/fields`),
      transformResponse: ({ data }: GetContactFields.Response) => data,
      providesTags: (_result, _error, contact) => syncTag(contact),
    }),

    /** The newest conflicts of a contact, open and decided. */
    getContactConflicts: build.query<ConflictStatus[], { documentId: string }>({
      query: ({ documentId }) => get(url`contacts/${documentId}/conflicts`),
      transformResponse: ({ data }: GetConflicts.Response) => data,
      providesTags: (_result, _error, contact) => syncTag(contact),
    }),

    getKeptValues: build.query<KeptValuesAtInstitution[], { documentId: string }>({
      query: ({ documentId }) => get(url`contacts/${documentId}/kept-values`),
      transformResponse: ({ data }: GetKeptValues.Response) => data,
      providesTags: (_result, _error, contact) => syncTag(contact),
    }),

    pushContactNow: build.mutation<ContactSyncStatus, ContactAtInstitution>({
      query: (link) => post(`${linkUrl(link)}/push`),
      transformResponse: ({ data }: PushContactNow.Response) => data,
      invalidatesTags: (_result, _error, link) => outOfDate(link),
    }),

    pullContactNow: build.mutation<ContactSyncStatus, ContactAtInstitution>({
      query: (link) => post(`${linkUrl(link)}/pull`),
      transformResponse: ({ data }: PullContactNow.Response) => data,
      invalidatesTags: (_result, _error, link) => outOfDate(link),
    }),

    decideInDoubt: build.mutation<
      ContactSyncStatus,
      ContactAtInstitution & { decision: DecideInDoubt.Request }
    >({
      query: ({ decision, ...link }) => post(`${linkUrl(link)}/in-doubt`, decision),
      transformResponse: ({ data }: DecideInDoubt.Response) => data,
      invalidatesTags: (_result, _error, link) => outOfDate(link),
    }),

    unlinkContact: build.mutation<ContactSyncStatus, ContactAtInstitution>({
      query: (link) => post(`${linkUrl(link)}/unlink`),
      transformResponse: ({ data }: UnlinkContact.Response) => data,
      invalidatesTags: (_result, _error, link) => outOfDate(link),
    }),

    linkContact: build.mutation<ContactSyncStatus, ContactAtInstitution & LinkContact.Request>({
      query: ({ contactNumber, ...link }) => post(`${linkUrl(link)}/link`, { contactNumber }),
      transformResponse: ({ data }: LinkContact.Response) => data,
      invalidatesTags: (_result, _error, link) => outOfDate(link),
    }),

    previewTakeBack: build.query<TakenBackLink, ContactAtInstitution>({
      query: (link) => get(`${linkUrl(link)}/take-back`),
      transformResponse: ({ data }: PreviewTakeBack.Response) => data,
      // Values that may change while nobody looks.
      keepUnusedDataFor: 0,
    }),

    takeBackLink: build.mutation<
      TakeBack.Response['data'],
      ContactAtInstitution & TakeBack.Request
    >({
      query: ({ contactNumber, ...link }) => post(`${linkUrl(link)}/take-back`, { contactNumber }),
      transformResponse: ({ data }: TakeBack.Response) => data,
      invalidatesTags: (_result, _error, link) => [
        ...outOfDate(link),
        ...contactTags(link),
        'S360Orders',
      ],
    }),

    changeConsent: build.mutation<
      ContactSyncStatus,
      ContactAtInstitution & { code: string; change: ChangeConsent.Request }
    >({
      query: ({ code, change, documentId, institutionCode }) =>
        put(url`contacts/${documentId}/sync/${institutionCode}/consents/${code}`, change),
      transformResponse: ({ data }: ChangeConsent.Response) => data,
      invalidatesTags: (_result, _error, link) => outOfDate(link),
    }),

    getConsentWordings: build.query<string[], ContactAtInstitution & { code: string }>({
      query: ({ code, documentId, institutionCode }) =>
        get(url`contacts/${documentId}/sync/${institutionCode}/consents/${code}/wordings`),
      transformResponse: ({ data }: GetConsentWordings.Response) => data,
    }),

    /** Decides conflicts of these contacts, whose forms then show the result. */
    decideConflicts: build.mutation<
      DecideConflicts.Response['data'],
      { contacts: readonly string[]; request: DecideConflicts.Request }
    >({
      query: ({ request }) => post(url`conflicts/decisions`, request),
      transformResponse: ({ data }: DecideConflicts.Response) => data,
      // Applies after a failure too: another person or S-360 may have decided first.
      invalidatesTags: (_result, _error, { contacts }) =>
        contacts.flatMap((documentId) => [
          ...outOfDate({ documentId }),
          ...formTag({ documentId }),
        ]),
    }),

    /**
     * Makes no call. It invalidates the record behind the Content Manager's form, so that the
     * Content Manager reloads it. The form then loses its unsaved edits.
     */
    reloadContactForm: build.mutation<null, { documentId: string }>({
      queryFn: () => ({ data: null }),
      invalidatesTags: (_result, _error, contact) => formTag(contact),
    }),
  }),
});

export const {
  useGetConsentWordingsQuery,
  useGetContactConflictsQuery,
  useGetContactFieldsQuery,
  useGetContactSyncQuery,
  useGetKeptValuesQuery,
  usePushContactNowMutation,
  usePullContactNowMutation,
  useDecideConflictsMutation,
  useDecideInDoubtMutation,
  useUnlinkContactMutation,
  useLinkContactMutation,
  usePreviewTakeBackQuery,
  useTakeBackLinkMutation,
  useChangeConsentMutation,
  useReloadContactFormMutation,
} = syncApi;
