import { CONTACT_UID, PLUGIN_ID } from '../../../../../server/src/contracts';
import type {
  ChangeConsent,
  ConflictStatus,
  ContactSyncStatus,
  DecideConflict,
  DecideInDoubt,
  GetContactSync,
  GetKeptValues,
  KeptValuesAtInstitution,
  PullContactNow,
  PushContactNow,
} from '../../../../../server/src/contracts';
import { s360Api } from '../../../shared/api/s360Api';

export interface ContactAtInstitution {
  documentId: string;
  institutionCode: string;
}

function syncUrl(documentId: string): string {
  return `/${PLUGIN_ID}/contacts/${encodeURIComponent(documentId)}/sync`;
}

function linkUrl({ documentId, institutionCode }: ContactAtInstitution): string {
  return `${syncUrl(documentId)}/${encodeURIComponent(institutionCode)}`;
}

function syncTag({ documentId }: { documentId: string }) {
  return [{ type: 'S360ContactSync' as const, id: documentId }];
}

/**
 * The cached data that a call about one link makes stale, after a failure too: the failure may be
 * on record.
 */
function outOfDate(contact: { documentId: string }) {
  return [...syncTag(contact), 'S360Links' as const, 'S360Institutions' as const];
}

/**
 * The Content Manager's cache tag of the record behind its form. Invalidating it reloads the form.
 */
function formTag({ documentId }: { documentId: string }) {
  return [{ type: 'Document' as const, id: `${CONTACT_UID}_${documentId}` }];
}

const syncApi = s360Api.injectEndpoints({
  endpoints: (build) => ({
    getContactSync: build.query<ContactSyncStatus[], { documentId: string }>({
      query: ({ documentId }) => ({ url: syncUrl(documentId), method: 'GET' }),
      transformResponse: ({ data }: GetContactSync.Response) => data,
      providesTags: (_result, _error, contact) => syncTag(contact),
    }),

    getKeptValues: build.query<KeptValuesAtInstitution[], { documentId: string }>({
      query: ({ documentId }) => ({
        url: `/${PLUGIN_ID}/contacts/${encodeURIComponent(documentId)}/kept-values`,
        method: 'GET',
      }),
      transformResponse: ({ data }: GetKeptValues.Response) => data,
      providesTags: (_result, _error, contact) => syncTag(contact),
    }),

    pushContactNow: build.mutation<ContactSyncStatus, ContactAtInstitution>({
      query: (link) => ({ url: `${linkUrl(link)}/push`, method: 'POST' }),
      transformResponse: ({ data }: PushContactNow.Response) => data,
      invalidatesTags: (_result, _error, link) => outOfDate(link),
    }),

    pullContactNow: build.mutation<ContactSyncStatus, ContactAtInstitution>({
      query: (link) => ({ url: `${linkUrl(link)}/pull`, method: 'POST' }),
      transformResponse: ({ data }: PullContactNow.Response) => data,
      invalidatesTags: (_result, _error, link) => outOfDate(link),
    }),

    decideInDoubt: build.mutation<
      ContactSyncStatus,
      ContactAtInstitution & { decision: DecideInDoubt.Request }
    >({
      query: ({ decision, ...link }) => ({
        url: `${linkUrl(link)}/in-doubt`,
        method: 'POST',
        data: decision,
      }),
      transformResponse: ({ data }: DecideInDoubt.Response) => data,
      invalidatesTags: (_result, _error, link) => outOfDate(link),
    }),

    changeConsent: build.mutation<
      ContactSyncStatus,
      ContactAtInstitution & { code: string; change: ChangeConsent.Request }
    >({
      query: ({ code, change, ...link }) => ({
        url: `${linkUrl(link)}/consents/${encodeURIComponent(code)}`,
        method: 'PUT',
        data: change,
      }),
      transformResponse: ({ data }: ChangeConsent.Response) => data,
      invalidatesTags: (_result, _error, link) => outOfDate(link),
    }),

    /** Decides about a field of this contact; the form then shows the result. */
    decideConflict: build.mutation<
      ConflictStatus,
      { documentId: string; conflictId: number; decision: DecideConflict.Request }
    >({
      query: ({ conflictId, decision }) => ({
        url: `/${PLUGIN_ID}/conflicts/${conflictId}/decision`,
        method: 'POST',
        data: decision,
      }),
      transformResponse: ({ data }: DecideConflict.Response) => data,
      // Applies after a failure too: another person or S-360 may have decided first.
      invalidatesTags: (_result, _error, contact) => [...outOfDate(contact), ...formTag(contact)],
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
  useGetContactSyncQuery,
  useGetKeptValuesQuery,
  usePushContactNowMutation,
  usePullContactNowMutation,
  useDecideConflictMutation,
  useDecideInDoubtMutation,
  useChangeConsentMutation,
  useReloadContactFormMutation,
} = syncApi;
