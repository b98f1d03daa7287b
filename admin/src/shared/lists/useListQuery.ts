import { useMemo } from 'react';
import { useQueryParams } from '@strapi/strapi/admin';
import { listQuery } from './listQueries';
import type { ListQuery } from './listQueries';

/** The part of a list that the address of the page asks for. `states` must not change. */
export function useListQuery<State extends string = never>(
  states?: readonly State[],
): ListQuery<State> {
  const [{ query }] = useQueryParams();
  return useMemo(() => listQuery(query, states), [query, states]);
}
