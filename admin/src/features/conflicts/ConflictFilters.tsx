import { Flex } from '@strapi/design-system';
import { useNavigate } from 'react-router-dom';
import { ChoiceFilter } from '../../shared/components/Choice';
import { CONTACT_FIELDS } from '../../shared/fields/fieldKeys';
import { useFieldNames } from '../../shared/fields/useFieldNames';
import { SearchFilter, StateFilter } from '../../shared/lists/ListFilters';
import { searchOf } from '../../shared/lists/listQueries';
import { useText } from '../../shared/words/useText';
import { InstitutionFilter } from '../institutions';
import { CONFLICT_LISTS, ofField, type ConflictListQuery } from './conflictQuery';

interface FiltersProps {
  query: ConflictListQuery;
  /** The rows of the page: a venue's own fields are known from them. */
  rows: readonly { field: string }[] | undefined;
}

/** Chooses the list, and limits it by search, institution and field. */
export function ConflictFilters({ query, rows }: FiltersProps) {
  const text = useText();
  const choices = CONFLICT_LISTS.map((state) => ({
    state,
    text: text(`conflicts.state.${state}`),
  }));
  return (
    <Flex gap={4} paddingBottom={4} wrap="wrap">
      <StateFilter query={query} choices={choices} />
      <SearchFilter
        query={query}
        label={text('conflicts.search')}
        hint={text('conflicts.search.hint')}
      />
      <InstitutionFilter query={query} />
      <FieldFilter query={query} rows={rows} />
    </Flex>
  );
}

function FieldFilter({ query, rows = [] }: FiltersProps) {
  const text = useText();
  const { nameOf } = useFieldNames();
  const navigate = useNavigate();
  const chosen = query.further.field;
  const further = rows.map(({ field }) => field);
  const fields = new Set([
    ...CONTACT_FIELDS,
    ...further,
    ...(chosen === undefined ? [] : [chosen]),
  ]);
  const options = [...fields]
    .map((field) => ({ id: field, text: nameOf(field) }))
    .sort((a, b) => a.text.localeCompare(b.text));
  return (
    <ChoiceFilter
      label={text('conflicts.column.field')}
      whenAll={text('conflicts.allFields')}
      chosen={chosen}
      options={options}
      onChoose={(field) => navigate({ search: searchOf(ofField(query, field)) })}
    />
  );
}
