import type {
  ChangeSegment,
  GetSavedSegments,
  SavedSegment,
  SaveSegment,
} from '../../../../server/src/contracts';
import { get, post, put, url } from '../../shared/api/requests';
import { s360Api } from '../../shared/api/s360Api';

const savedSegmentsApi = s360Api.injectEndpoints({
  endpoints: (build) => ({
    getSavedSegments: build.query<SavedSegment[], undefined>({
      query: () => get(url`segments`),
      transformResponse: ({ data }: GetSavedSegments.Response) => data,
      providesTags: ['S360Segments'],
    }),

    saveSegment: build.mutation<SavedSegment, SaveSegment.Request>({
      query: (segment) => post(url`segments`, segment),
      transformResponse: ({ data }: SaveSegment.Response) => data,
      invalidatesTags: ['S360Segments'],
    }),

    changeSegment: build.mutation<SavedSegment, { id: number; changes: ChangeSegment.Request }>({
      query: ({ id, changes }) => put(url`segments/${id}`, changes),
      transformResponse: ({ data }: ChangeSegment.Response) => data,
      invalidatesTags: ['S360Segments'],
    }),

    deleteSegment: build.mutation<undefined, number>({
      query: (id) => ({ url: url`segments/${id}`, method: 'DELETE' as const }),
      invalidatesTags: ['S360Segments'],
    }),
  }),
});

export const {
  useGetSavedSegmentsQuery,
  useSaveSegmentMutation,
  useChangeSegmentMutation,
  useDeleteSegmentMutation,
} = savedSegmentsApi;
