import type {
  AddWebhookSecret,
  AdoptInstitution,
  ChangeInstitutionActive,
  CreateInstitution,
  EditInstitution,
  GetInstitutionChanges,
  GetInstitutionSettings,
  GetInstitutionSettingsList,
  InstitutionDetails,
} from '../../../../../server/src/contracts';
import { del, get, post, put, url } from '../../../shared/api/requests';
import { s360Api } from '../../../shared/api/s360Api';

interface OfInstitution {
  code: string;
}

/** What every change answers. */
interface Changed {
  data: InstitutionDetails;
}

const detailsIn = ({ data }: Changed): InstitutionDetails => data;

/** An institution looks different everywhere once its settings have changed. */
const CHANGED = ['S360InstitutionSettings', 'S360Institutions', 'S360Attention'] as const;

const settingsApi = s360Api.injectEndpoints({
  endpoints: (build) => ({
    getInstitutionSettingsList: build.query<GetInstitutionSettingsList.Response, undefined>({
      query: () => get(url`institution-settings`),
      providesTags: ['S360InstitutionSettings'],
    }),

    getInstitutionSettings: build.query<InstitutionDetails, OfInstitution>({
      query: ({ code }) => get(url`institution-settings/${code}`),
      transformResponse: ({ data }: GetInstitutionSettings.Response) => data,
      providesTags: ['S360InstitutionSettings'],
    }),

    getInstitutionChanges: build.query<GetInstitutionChanges.Response, OfInstitution>({
      query: ({ code }) => get(url`institution-settings/${code}/changes`),
      providesTags: ['S360InstitutionSettings'],
    }),

    createInstitution: build.mutation<InstitutionDetails, CreateInstitution.Request>({
      query: (request) => post(url`institution-settings`, request),
      transformResponse: detailsIn,
      invalidatesTags: CHANGED,
    }),

    editInstitution: build.mutation<InstitutionDetails, OfInstitution & EditInstitution.Request>({
      query: ({ code, ...request }) => put(url`institution-settings/${code}`, request),
      transformResponse: detailsIn,
      invalidatesTags: CHANGED,
    }),

    adoptInstitution: build.mutation<AdoptInstitution.Response['data'], OfInstitution>({
      query: ({ code }) => post(url`institution-settings/${code}/adopt`),
      transformResponse: detailsIn,
      invalidatesTags: CHANGED,
    }),

    returnInstitution: build.mutation<InstitutionDetails, OfInstitution>({
      query: ({ code }) => post(url`institution-settings/${code}/return`),
      transformResponse: detailsIn,
      invalidatesTags: CHANGED,
    }),

    changeInstitutionActive: build.mutation<
      InstitutionDetails,
      OfInstitution & ChangeInstitutionActive.Request
    >({
      query: ({ code, ...request }) => put(url`institution-settings/${code}/active`, request),
      transformResponse: detailsIn,
      invalidatesTags: CHANGED,
    }),

    addWebhookSecret: build.mutation<InstitutionDetails, OfInstitution & AddWebhookSecret.Request>({
      query: ({ code, ...request }) =>
        post(url`institution-settings/${code}/webhook-secrets`, request),
      transformResponse: detailsIn,
      invalidatesTags: CHANGED,
    }),

    removeWebhookSecret: build.mutation<
      InstitutionDetails,
      OfInstitution & { id: number; revision: string }
    >({
      query: ({ code, id, revision }) =>
        del(url`institution-settings/${code}/webhook-secrets/${id}`, { revision }),
      transformResponse: detailsIn,
      invalidatesTags: CHANGED,
    }),
  }),
});

export const {
  useGetInstitutionSettingsListQuery,
  useGetInstitutionSettingsQuery,
  useGetInstitutionChangesQuery,
  useCreateInstitutionMutation,
  useEditInstitutionMutation,
  useAdoptInstitutionMutation,
  useReturnInstitutionMutation,
  useChangeInstitutionActiveMutation,
  useAddWebhookSecretMutation,
  useRemoveWebhookSecretMutation,
} = settingsApi;
