import type { GetAttention } from '../../../../../server/src/contracts';
import { useText } from '../../../shared/words/useText';
import { useGetInstitutionsQuery } from '../../institutions';
import { healthOf } from '../health/health';
import { emptyList, type EmptyList } from './emptyList';

/** What the list says when no group is open. */
export function useEmptyList(answer: GetAttention.Response): EmptyList {
  const { data: institutions = [] } = useGetInstitutionsQuery(undefined);
  return emptyList(
    answer,
    institutions.every((institution) => healthOf(institution, answer.data).variant === 'success'),
  );
}

export function EmptyListWords({ empty, retrying }: { empty: EmptyList; retrying: number }) {
  const text = useText();
  return (
    <>
      {empty === 'well'
        ? text('attention.empty')
        : text(`attention.empty.${empty}`, { count: retrying })}
    </>
  );
}
