import type { GetChoices, PointedOut, PointOut } from '../../../../../server/src/contracts';
import { post, url } from '../../../shared/api/requests';
import { s360Api } from '../../../shared/api/s360Api';

const enteredValuesApi = s360Api.injectEndpoints({
  endpoints: (build) => ({
    getChoices: build.query<GetChoices.Response['data'], undefined>({
      query: () => url`contacts/choices`,
      transformResponse: ({ data }: GetChoices.Response) => data,
    }),
    pointOut: build.query<PointedOut[], PointOut.Request>({
      query: (entered) => post(url`contacts/entered`, entered),
      transformResponse: ({ data }: PointOut.Response) => data,
      keepUnusedDataFor: 30,
    }),
  }),
});

export const { useGetChoicesQuery, usePointOutQuery } = enteredValuesApi;
