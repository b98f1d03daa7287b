import { useMemo } from 'react';
import { useQueryParams, withEncodedUserParams } from '@strapi/strapi/admin';
import type { Condition } from '../../../../server/src/contracts';
import type { AddressQuery } from '../../shared/lists/listQueries';
import { segmentIn, asking } from './asked';

/** The conditions of the contact list, which the address stores, and functions to change them. */
export function useSegment() {
  const [{ query }, setQuery] = useQueryParams<AddressQuery>();
  const segment = useMemo(() => segmentIn(query), [query]);
  const ask = (asked: readonly Condition[]) =>
    setQuery(withEncodedUserParams(query, asking(query, asked)));
  return {
    segment,
    apply: ask,
    add: (condition: Condition) => ask([...segment, condition]),
    remove: (index: number) => ask(segment.filter((_question, at) => at !== index)),
  };
}
