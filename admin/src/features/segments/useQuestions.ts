import { useMemo } from 'react';
import { useQueryParams, withEncodedUserParams } from '@strapi/strapi/admin';
import type { Question } from '../../../../server/src/contracts';
import type { AddressQuery } from '../../shared/lists/listQueries';
import { askedIn, asking } from './asked';

/** The questions of the contact list, which stand in its address, and how to ask others. */
export function useQuestions() {
  const [{ query }, setQuery] = useQueryParams<AddressQuery>();
  const questions = useMemo(() => askedIn(query), [query]);
  const ask = (asked: readonly Question[]) =>
    setQuery(withEncodedUserParams(query, asking(query, asked)));
  return {
    questions,
    add: (question: Question) => ask([...questions, question]),
    remove: (index: number) => ask(questions.filter((_question, at) => at !== index)),
  };
}
