import type {
  CancelContractCheck,
  CheckRequest,
  ContractCheckDetails,
  ContractCheckPlan,
  GetContractCheck,
  GetContractChecks,
  PlanContractCheck,
  StartContractCheck,
} from '../../../../server/src/contracts';
import { get, post, url } from '../../shared/api/requests';
import { s360Api } from '../../shared/api/s360Api';

const checksUrl = (institution: string): string => url`institutions/${institution}/contract-checks`;

interface OfInstitution {
  institution: string;
}

const checksApi = s360Api.injectEndpoints({
  endpoints: (build) => ({
    planCheck: build.query<ContractCheckPlan, OfInstitution & { request: CheckRequest }>({
      query: ({ institution, request }) => get(`${checksUrl(institution)}/plan`, request),
      transformResponse: ({ data }: PlanContractCheck.Response) => data,
      // The cost and the waiting time depend on the moment.
      keepUnusedDataFor: 0,
    }),

    getChecks: build.query<GetContractChecks.Response, OfInstitution & { pageSize: number }>({
      query: ({ institution, pageSize }) => get(checksUrl(institution), { pageSize }),
      providesTags: ['S360ContractChecks'],
    }),

    getCheck: build.query<ContractCheckDetails, OfInstitution & { id: number }>({
      query: ({ id, institution }) => get(`${checksUrl(institution)}/${id}`),
      transformResponse: ({ data }: GetContractCheck.Response) => data,
      providesTags: ['S360ContractChecks'],
      // A report may contain values that a person must restore, so it does not stay in the browser.
      keepUnusedDataFor: 0,
    }),

    startCheck: build.mutation<ContractCheckDetails, OfInstitution & { request: CheckRequest }>({
      query: ({ institution, request: { writes, ...request } }) =>
        post(
          `${checksUrl(institution)}${writes ? '/writing' : ''}`,
          request satisfies StartContractCheck.Request,
        ),
      transformResponse: ({ data }: StartContractCheck.Response) => data,
      invalidatesTags: ['S360ContractChecks'],
    }),

    cancelCheck: build.mutation<ContractCheckDetails, OfInstitution & { id: number }>({
      query: ({ id, institution }) => post(`${checksUrl(institution)}/${id}/cancel`),
      transformResponse: ({ data }: CancelContractCheck.Response) => data,
      invalidatesTags: ['S360ContractChecks'],
    }),
  }),
});

export const {
  usePlanCheckQuery,
  useGetChecksQuery,
  useGetCheckQuery,
  useStartCheckMutation,
  useCancelCheckMutation,
} = checksApi;
