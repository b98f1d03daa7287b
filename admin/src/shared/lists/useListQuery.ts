import { useMemo } from 'react';
import { useQueryParams } from '@strapi/strapi/admin';
import { listQuery } from './listQueries';
import type { ListQuery } from './listQueries';

/** The list query in the address of the page. `states` must not change. */
export function useListQuery<State extends string = never>(
  states?: readonly State[],
): ListQuery<State> {
  const [{ query }] = useQueryParams();
  return useMemo(() => listQuery(query, states), [query, states]);
}
