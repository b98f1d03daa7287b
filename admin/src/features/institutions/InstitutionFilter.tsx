import { useNavigate } from 'react-router-dom';
import { searchOf } from '../../shared/lists/listQueries';
import type { ListQuery } from '../../shared/lists/listQueries';
import { ChoiceFilter } from '../../shared/components/Choice';
import { useText } from '../../shared/words/useText';
import { useInstitutions } from './useInstitutions';

/** Limits a list to one institution; renders nothing if there is only one. */
export function InstitutionFilter({ query }: { query: ListQuery<string> }) {
  const text = useText();
  const navigate = useNavigate();
  const { institutions } = useInstitutions();
  const choose = (institution: string | undefined) =>
    navigate({ search: searchOf({ ...query, institution, page: 1 }) });
  if (institutions.length < 2) return null;
  return (
    <ChoiceFilter
      label={text('filter.institution')}
      whenAll={text('filter.allInstitutions')}
      clearLabel={text('filter.clear')}
      chosen={query.institution}
      options={institutions.map(({ code, name }) => ({ id: code, text: name }))}
      onChoose={choose}
    />
  );
}
