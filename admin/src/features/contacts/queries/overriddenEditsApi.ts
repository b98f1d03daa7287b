import type {
  DismissOverriddenEdit,
  GetOverriddenEdits,
  OverriddenEdit,
} from '../../../../../server/src/contracts';
import { get, post, url } from '../../../shared/api/requests';
import { s360Api } from '../../../shared/api/s360Api';

const overriddenApi = s360Api.injectEndpoints({
  endpoints: (build) => ({
    /** A new `readAt` reads again, because a newer receipt may have replaced something. */
    getOverriddenEdits: build.query<OverriddenEdit[], { documentId: string; readAt: string }>({
      query: ({ documentId }) => get(url`contacts/${documentId}/overridden-edits`),
      transformResponse: ({ data }: GetOverriddenEdits.Response) => data,
      providesTags: ['S360History'],
    }),

    dismissOverriddenEdit: build.mutation<OverriddenEdit[], { documentId: string; id: number }>({
      query: ({ documentId, id }) =>
        post(url`contacts/${documentId}/overridden-edits/${id}/dismiss`),
      transformResponse: ({ data }: DismissOverriddenEdit.Response) => data,
      invalidatesTags: ['S360History'],
    }),
  }),
});

export const { useGetOverriddenEditsQuery, useDismissOverriddenEditMutation } = overriddenApi;
