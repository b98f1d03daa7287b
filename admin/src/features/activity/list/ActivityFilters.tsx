import { Flex, Tag } from '@strapi/design-system';
import { Cross } from '@strapi/icons';
import { useNavigate } from 'react-router-dom';
import { ChoiceFilter } from '../../../shared/components/Choice';
import { DayFilter } from '../../../shared/lists/DayFilter';
import { SearchFilter, StateFilter } from '../../../shared/lists/ListFilters';
import { searchOf } from '../../../shared/lists/listQueries';
import { InstitutionFilter } from '../../institutions';
import { useText } from '../../../shared/words/useText';
import { DIRECTIONS, OUTCOMES } from '../activityQuery';
import type { ActivityListQuery } from '../activityQuery';

type Further = keyof ActivityListQuery['further'];

/** What the stream is limited to. All of it stands in the address. */
export function ActivityFilters({ query }: { query: ActivityListQuery }) {
  const text = useText();
  const navigate = useNavigate();
  const { further } = query;
  const by = (name: Further) => (value: string) => {
    const { [name]: _former, ...others } = further;
    const chosen = value === '' ? others : { ...others, [name]: value };
    void navigate({ search: searchOf({ ...query, further: chosen, page: 1 }) });
  };
  const outcomes = OUTCOMES.map((state) => ({
    state,
    text: text(`activity.outcome.${state}`),
  }));
  const all = { state: undefined, text: text('activity.all') };
  return (
    <Flex direction="column" alignItems="stretch" gap={4} paddingBottom={4}>
      <Flex gap={4} wrap="wrap">
        <StateFilter query={query} choices={[all, ...outcomes]} />
        <SearchFilter
          query={query}
          label={text('activity.search')}
          hint={text('activity.search.hint')}
        />
      </Flex>
      <Flex gap={4} wrap="wrap" alignItems="flex-start">
        <ChoiceFilter
          label={text('activity.direction')}
          whenAll={text('activity.direction.all')}
          chosen={DIRECTIONS.find((direction) => direction === further.direction)}
          options={DIRECTIONS.map((direction) => ({
            id: direction,
            text: text(`activity.direction.${direction}`),
          }))}
          onChoose={(direction) => by('direction')(direction ?? '')}
        />
        <InstitutionFilter query={query} />
        <DayFilter
          name="from"
          label={text('activity.from')}
          value={further.from}
          onChoose={by('from')}
        />
        <DayFilter
          name="until"
          label={text('activity.until')}
          value={further.until}
          firstDay={further.from}
          onChoose={by('until')}
        />
        {further.contact !== undefined && (
          <Chosen name="activity.onlyContact" onRemove={() => by('contact')('')} />
        )}
        {further.number !== undefined && (
          <Chosen
            name="activity.onlyNumber"
            number={further.number}
            onRemove={() => by('number')('')}
          />
        )}
      </Flex>
    </Flex>
  );
}

function Chosen({
  name,
  number = '',
  onRemove,
}: {
  name: 'activity.onlyContact' | 'activity.onlyNumber';
  number?: string;
  onRemove: () => void;
}) {
  const text = useText();
  return (
    <Tag icon={<Cross aria-hidden />} label={text('activity.removeFilter')} onClick={onRemove}>
      {text(name, { number })}
    </Tag>
  );
}
