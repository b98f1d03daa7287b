import { Link } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { Link as RouterLink } from 'react-router-dom';
import type { GetAttention, InstitutionStatus } from '../../../../../server/src/contracts';
import { PLACES } from '../../../shared/places';
import { useText } from '../../../shared/words/useText';
import { useGetInstitutionsQuery } from '../../institutions';
import { emptyList, notGreen, type EmptyList } from './emptyList';

/** What the list says when no group is open, and at which institutions all is not well. */
export function useEmptyList(answer: GetAttention.Response) {
  const { data: institutions = [] } = useGetInstitutionsQuery(undefined);
  const unwell = notGreen(institutions, answer.data);
  return { empty: emptyList(answer, unwell.length === 0), unwell, retrying: answer.meta.retrying };
}

interface EmptyListWordsProps {
  empty: EmptyList;
  unwell: readonly InstitutionStatus[];
  retrying: number;
}

export function EmptyListWords({ empty, retrying, unwell }: EmptyListWordsProps) {
  const text = useText();
  const { formatList } = useIntl();
  const cards = formatList(
    unwell.map(({ code, name }) => (
      <Link key={code} tag={RouterLink} to={PLACES.institution(code)}>
        {name}
      </Link>
    )),
    { type: 'conjunction' },
  );
  return (
    <>
      {empty === 'well' && text('attention.empty')}
      {(empty === 'retrying' || empty === 'hidden') &&
        `${text(`attention.empty.${empty}`, { count: retrying })} `}
      {unwell.length > 0 && text('attention.empty.inCards', { institutions: cards })}
    </>
  );
}
