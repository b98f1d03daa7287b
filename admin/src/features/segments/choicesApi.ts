import { PLUGIN_ID } from '../../../../server/src/contracts';
import type {
  GetQuestionChoices,
  GetSoldChoices,
  QuestionChoices,
  SoldChoice,
} from '../../../../server/src/contracts';
import { s360Api } from '../../shared/api/s360Api';

const get = (path: string, params?: GetSoldChoices.Request['query']) => ({
  url: `/${PLUGIN_ID}/questions/${path}`,
  method: 'GET' as const,
  config: { params },
});

const questionsApi = s360Api.injectEndpoints({
  endpoints: (build) => ({
    getQuestionChoices: build.query<QuestionChoices, undefined>({
      query: () => get('choices'),
      transformResponse: ({ data }: GetQuestionChoices.Response) => data,
    }),

    getSoldChoices: build.query<SoldChoice[], GetSoldChoices.Request['query']>({
      query: (query) => get('sold', query),
      transformResponse: ({ data }: GetSoldChoices.Response) => data,
    }),
  }),
});

export const { useGetQuestionChoicesQuery, useGetSoldChoicesQuery } = questionsApi;
