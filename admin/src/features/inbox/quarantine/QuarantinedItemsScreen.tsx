import { useMemo, useRef } from 'react';
import { Flex, Typography } from '@strapi/design-system';
import { useQueryParams } from '@strapi/strapi/admin';
import { useIntl } from 'react-intl';
import { useNavigate } from 'react-router-dom';
import type { GetQuarantinedItems } from '../../../../../server/src/contracts';
import { SearchFilter, StreamFilter, useWhyEmpty } from '../../../shared/lists/ListFilters';
import { ListPage } from '../../../shared/lists/ListPage';
import { Loaded } from '../../../shared/components/Loaded';
import { Line } from '../../../shared/components/Line';
import { Screen } from '../../../shared/components/Screen';
import { useQuietPolling, useReadOnReturn } from '../../../shared/hooks/useQuietPolling';
import { useAllowed } from '../../../shared/permissions/useAllowed';
import { useText } from '../../../shared/words/useText';
import { ChoiceFilter } from '../../../shared/components/Choice';
import { searchOf } from '../../../shared/lists/listQueries';
import { useReasons } from '../../../shared/reasons/useReasons';
import { InstitutionFilter, useInstitutionsWhere } from '../../institutions';
import { useGetQuarantinedItemsQuery, useGetItemCausesQuery } from '../inboxApi';
import { ItemActions } from './ItemActions';
import { filterOf, itemsQuery, type ItemsQuery, causesByCode } from './itemsQuery';
import { QuarantinedItem } from './QuarantinedItem';
import { general } from './itemsReport';

function CauseFilter({ query }: { query: ItemsQuery }) {
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

/** Items of deliveries that could not be applied, newest first. */
export function QuarantinedItemsScreen() {
  const text = useText();
  const [{ query: address }] = useQueryParams();
  const query = useMemo(() => itemsQuery(address), [address]);
  const items = useGetQuarantinedItemsQuery(query, useQuietPolling());
  useReadOnReturn(items.refetch);
  return (
    <Screen title={text('quarantine.title')} subtitle={text('quarantine.subtitle')}>
      <Flex gap={4} paddingBottom={4} wrap="wrap">
        <SearchFilter
          query={query}
          label={text('quarantine.search')}
          hint={text('deliveries.search.hint')}
        />
        <StreamFilter query={query} />
        <InstitutionFilter query={query} />
        <CauseFilter query={query} />
      </Flex>
      <Loaded query={items}>{(page) => <Items page={page} query={query} />}</Loaded>
    </Screen>
  );
}

function Items({ page, query }: { page: GetQuarantinedItems.Response; query: ItemsQuery }) {
  const text = useText();
  const whyEmpty = useWhyEmpty(query);
  const mayReplay = useAllowed('replayItems');
  const { allowed, others } = useInstitutionsWhere(mayReplay);
  const mayReplayAll =
    query.institution === undefined
      ? mayReplay.everywhere || (allowed.length > 0 && others.length === 0)
      : mayReplay.at(query.institution);
  const count = useRef<HTMLHeadingElement>(null);
  const { data: items, meta } = page;
  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      <Flex justifyContent="space-between" gap={4} wrap="wrap">
        {/* Takes the focus when items have left the list. */}
        <Typography ref={count} tabIndex={-1} variant="delta" tag="h2">
          {text('quarantine.count', { count: meta.pagination.total })}
        </Typography>
        <ItemActions
          listed={{
            filter: filterOf(query),
            count: meta.pagination.total,
            newestId: meta.newestId,
          }}
          mayReplay={mayReplayAll}
          onDone={() => count.current?.focus()}
        />
      </Flex>
      {items.length > 0 && !mayReplayAll && (
        <NotAll allowed={query.institution === undefined ? allowed : []} />
      )}
      <ListPage
        rowCount={items.length}
        query={query}
        pagination={meta.pagination}
        whenEmpty={whyEmpty(
          text(query.further.reason === undefined ? 'quarantine.empty' : 'quarantine.emptyCause'),
        )}
      >
        <Flex tag="ul" direction="column" alignItems="stretch" gap={4}>
          {items.map((item) => (
            <li key={item.id}>
              <QuarantinedItem
                item={item}
                mayReplay={mayReplay.at(item.institution)}
                onLeft={() => count.current?.focus()}
              />
            </li>
          ))}
        </Flex>
      </ListPage>
    </Flex>
  );
}

/** Why the user may not act on all items, or at which institutions this is possible. */
function NotAll({ allowed }: { allowed: readonly { name: string }[] }) {
  const text = useText();
  const { formatList } = useIntl();
  const permission = text('permission.replayItems');
  if (allowed.length === 0)
    return <Line muted>{text('quarantine.noPermission', { permission })}</Line>;
  const institutions = formatList(
    allowed.map(({ name }) => name),
    { type: 'disjunction' },
  );
  return <Line muted>{text('quarantine.notAll', { institutions })}</Line>;
}
