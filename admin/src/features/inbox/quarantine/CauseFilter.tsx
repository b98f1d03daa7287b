import { useNavigate } from 'react-router-dom';
import { ChoiceFilter } from '../../../shared/components/Choice';
import { searchOf } from '../../../shared/lists/listQueries';
import { useReasons } from '../../../shared/reasons/useReasons';
import { useText } from '../../../shared/words/useText';
import { useGetItemCausesQuery } from '../inboxApi';
import { causesByCode, type ItemsQuery } from './itemsQuery';
import { general } from './itemsReport';

export function CauseFilter({ query }: { query: ItemsQuery }) {
  const text = useText();
  const inWords = useReasons();
  const navigate = useNavigate();
  const { institution, stream } = query;
  const { reason: chosen } = query.further;
  const { data = [] } = useGetItemCausesQuery({ institution, stream });
  const options = causesByCode(data).map(({ count, id, reason }) => ({
    id,
    text: text('filter.counted', {
      text: reason ? inWords(general(reason)) : text('quarantine.cause.unknown'),
      count,
    }),
  }));
  // A link may name a cause of which no item is left.
  if (chosen !== undefined && !options.some(({ id }) => id === chosen)) {
    options.push({ id: chosen, text: text('quarantine.cause.gone') });
  }
  const choose = (reason: string | undefined) =>
    navigate({ search: searchOf({ ...query, page: 1, further: reason ? { reason } : {} }) });
  return (
    <ChoiceFilter
      label={text('quarantine.cause')}
      whenAll={text('quarantine.allCauses')}
      chosen={chosen}
      options={options}
      onChoose={choose}
    />
  );
}
