import type {
  DecideOverriddenEdit,
  DecideOverriddenEdits,
  GetOverriddenEdits,
  ListOverriddenEdits,
  OverriddenEdit,
} from '../../../../../server/src/contracts';
import { get, post, url } from '../../../shared/api/requests';
import { s360Api } from '../../../shared/api/s360Api';
import type { ListQuery } from '../../../shared/lists/listQueries';
import { contactTags } from './contactSyncApi';

type OverriddenListQuery = Pick<ListQuery<string>, 'institution' | 'page' | 'pageSize' | 'q'> & {
  further: Readonly<Record<string, string>>;
};

/** What a decision makes stale: the lists of edits, the contacts, and what waits for a person. */
const outOfDate = (contacts: readonly string[]) => [
  'S360History' as const,
  'S360Attention' as const,
  'S360Links' as const,
  ...contacts.flatMap((documentId) => contactTags({ documentId })),
];

const overriddenApi = s360Api.injectEndpoints({
  endpoints: (build) => ({
    listOverriddenEdits: build.query<ListOverriddenEdits.Response, OverriddenListQuery>({
      query: ({ further, institution, page, pageSize, q }) =>
        get(url`overridden-edits`, { institution, q, page, pageSize, ...further }),
      providesTags: ['S360History'],
    }),

    /** A new `readAt` reads again, because a newer receipt may have replaced something. */
    getOverriddenEdits: build.query<OverriddenEdit[], { documentId: string; readAt: string }>({
      query: ({ documentId }) => get(url`contacts/${documentId}/overridden-edits`),
      transformResponse: ({ data }: GetOverriddenEdits.Response) => data,
      providesTags: ['S360History'],
    }),

    decideOwnOverriddenEdit: build.mutation<
      OverriddenEdit[],
      { documentId: string; id: number; request: DecideOverriddenEdit.Request }
    >({
      query: ({ documentId, id, request }) =>
        post(url`contacts/${documentId}/overridden-edits/${id}/decision`, request),
      transformResponse: ({ data }: DecideOverriddenEdit.Response) => data,
      invalidatesTags: (_result, _error, { documentId }) => outOfDate([documentId]),
    }),

    decideOverriddenEdits: build.mutation<
      DecideOverriddenEdits.Response['data'],
      { contacts: readonly string[]; request: DecideOverriddenEdits.Request }
    >({
      query: ({ request }) => post(url`overridden-edits/decisions`, request),
      transformResponse: ({ data }: DecideOverriddenEdits.Response) => data,
      invalidatesTags: (_result, _error, { contacts }) => outOfDate(contacts),
    }),
  }),
});

export const {
  useDecideOverriddenEditsMutation,
  useDecideOwnOverriddenEditMutation,
  useGetOverriddenEditsQuery,
  useListOverriddenEditsQuery,
} = overriddenApi;
