import { Box, SingleSelect, SingleSelectOption } from '@strapi/design-system';
import { useNavigate } from 'react-router-dom';
import { searchOf } from '../../shared/lists/listQueries';
import type { ListQuery } from '../../shared/lists/listQueries';
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
    <Box minWidth="20rem">
      <SingleSelect
        size="S"
        aria-label={text('filter.institution')}
        placeholder={text('filter.allInstitutions')}
        clearLabel={text('filter.clear')}
        value={query.institution ?? null}
        onChange={(code) => choose(String(code))}
        onClear={() => choose(undefined)}
      >
        {institutions.map(({ code, name }) => (
          <SingleSelectOption key={code} value={code}>
            {name}
          </SingleSelectOption>
        ))}
      </SingleSelect>
    </Box>
  );
}
