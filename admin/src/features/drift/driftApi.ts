import type {
  DriftCheckDetails,
  DriftCheckPlan,
  DriftCheckStatus,
  GetDriftCheck,
  GetDriftChecks,
  PlanDriftCheck,
  StartDriftCheck,
} from '../../../../server/src/contracts';
import { get, post, url } from '../../shared/api/requests';
import { s360Api } from '../../shared/api/s360Api';
import type { ListQuery } from '../../shared/lists/listQueries';

type Wish = StartDriftCheck.Request & { institution: string };

const driftApi = s360Api.injectEndpoints({
  endpoints: (build) => ({
    getDriftChecks: build.query<GetDriftChecks.Response, ListQuery & { institution: string }>({
      query: ({ institution, page, pageSize }) =>
        get(url`institutions/${institution}/drift-checks`, { page, pageSize }),
      providesTags: ['S360DriftChecks'],
    }),

    getDriftCheck: build.query<DriftCheckDetails, { institution: string; id: number }>({
      query: ({ id, institution }) => get(url`institutions/${institution}/drift-checks/${id}`),
      transformResponse: ({ data }: GetDriftCheck.Response) => data,
      providesTags: ['S360DriftChecks'],
    }),

    planDriftCheck: build.query<DriftCheckPlan, Wish>({
      query: ({ institution, ...wish }) =>
        post(url`institutions/${institution}/drift-checks/plan`, wish),
      transformResponse: ({ data }: PlanDriftCheck.Response) => data,
      keepUnusedDataFor: 0,
    }),

    startDriftCheck: build.mutation<DriftCheckStatus, Wish>({
      query: ({ institution, ...wish }) =>
        post(url`institutions/${institution}/drift-checks`, wish),
      transformResponse: ({ data }: StartDriftCheck.Response) => data,
      invalidatesTags: ['S360DriftChecks', 'S360Calls'],
    }),
  }),
});

export const {
  useGetDriftChecksQuery,
  useGetDriftCheckQuery,
  usePlanDriftCheckQuery,
  useStartDriftCheckMutation,
} = driftApi;
