import { PLUGIN_ID } from '../../../../../server/src/contracts';
import type {
  DismissOverriddenEdit,
  GetOverriddenEdits,
  OverriddenEdit,
} from '../../../../../server/src/contracts';
import { s360Api } from '../../../shared/api/s360Api';

const pathOf = (documentId: string) =>
  `/${PLUGIN_ID}/contacts/${encodeURIComponent(documentId)}/overridden-edits`;

const overriddenApi = s360Api.injectEndpoints({
  endpoints: (build) => ({
    /** A new `readAt` reads again, because a newer receipt may have replaced something. */
    getOverriddenEdits: build.query<OverriddenEdit[], { documentId: string; readAt: string }>({
      query: ({ documentId }) => ({ url: pathOf(documentId), method: 'GET' }),
      transformResponse: ({ data }: GetOverriddenEdits.Response) => data,
      providesTags: ['S360History'],
    }),

    dismissOverriddenEdit: build.mutation<OverriddenEdit[], { documentId: string; id: number }>({
      query: ({ documentId, id }) => ({
        url: `${pathOf(documentId)}/${id}/dismiss`,
        method: 'POST',
      }),
      transformResponse: ({ data }: DismissOverriddenEdit.Response) => data,
      invalidatesTags: ['S360History'],
    }),
  }),
});

export const { useGetOverriddenEditsQuery, useDismissOverriddenEditMutation } = overriddenApi;
