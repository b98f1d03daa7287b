import { useRef } from 'react';
import { Flex, Typography } from '@strapi/design-system';
import { useRBAC } from '@strapi/strapi/admin';
import { PERMISSION_ACTIONS } from '../../../../../server/src/contracts';
import type { GetQuarantinedItems } from '../../../../../server/src/contracts';
import { SearchFilter, StreamFilter, useWhyEmpty } from '../../../shared/lists/ListFilters';
import { InstitutionFilter } from '../../institutions';
import { ListPage } from '../../../shared/lists/ListPage';
import { Loaded } from '../../../shared/components/Loaded';
import { Line } from '../../../shared/components/Notice';
import { Screen } from '../../../shared/components/Screen';
import { useListQuery } from '../../../shared/lists/useListQuery';
import { useQuietPolling, useReadOnReturn } from '../../../shared/hooks/useQuietPolling';
import type { ListQuery } from '../../../shared/lists/listQueries';
import { useGetQuarantinedItemsQuery } from '../inboxApi';
import { useText } from '../../../shared/words/useText';
import { QuarantinedItem } from './QuarantinedItem';

/** Items of deliveries that could not be applied, newest first. */
export function QuarantinedItemsScreen() {
  const text = useText();
  const query = useListQuery();
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
      </Flex>
      <Loaded query={items}>{(page) => <Items page={page} query={query} />}</Loaded>
    </Screen>
  );
}

const REPLAY_PERMISSIONS = [{ action: PERMISSION_ACTIONS.replayItems, subject: null }];

function Items({ page, query }: { page: GetQuarantinedItems.Response; query: ListQuery }) {
  const text = useText();
  const whyEmpty = useWhyEmpty(query);
  const { allowedActions, isLoading } = useRBAC(REPLAY_PERMISSIONS);
  const mayReplay = allowedActions.canReplay === true;
  const count = useRef<HTMLHeadingElement>(null);
  const { data: items, meta } = page;
  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      {/* Takes the focus when its item has left the list. */}
      <Typography ref={count} tabIndex={-1} variant="delta" tag="h2">
        {text('quarantine.count', { count: meta.pagination.total })}
      </Typography>
      {!mayReplay && !isLoading && items.length > 0 && <MayOnlyLook />}
      <ListPage
        rowCount={items.length}
        query={query}
        pagination={meta.pagination}
        whenEmpty={whyEmpty(text('quarantine.empty'))}
      >
        <Flex tag="ul" direction="column" alignItems="stretch" gap={4}>
          {items.map((item) => (
            <li key={item.id}>
              <QuarantinedItem
                item={item}
                mayReplay={mayReplay}
                onLeft={() => count.current?.focus()}
              />
            </li>
          ))}
        </Flex>
      </ListPage>
    </Flex>
  );
}

function MayOnlyLook() {
  const text = useText();
  const permission = text('permission.replayItems');
  return <Line muted>{text('quarantine.noPermission', { permission })}</Line>;
}
