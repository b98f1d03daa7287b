import { useRef } from 'react';
import { Flex, Typography } from '@strapi/design-system';
import { useRBAC } from '@strapi/strapi/admin';
import { useIntl } from 'react-intl';
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
import { message } from '../../../translations/message';
import { QuarantinedItem } from './QuarantinedItem';

/** Items of deliveries that could not be applied, newest first. */
export function QuarantinedItemsScreen() {
  const { formatMessage } = useIntl();
  const query = useListQuery();
  const items = useGetQuarantinedItemsQuery(query, useQuietPolling());
  useReadOnReturn(items.refetch);
  return (
    <Screen
      title={formatMessage(message('quarantine.title'))}
      subtitle={formatMessage(message('quarantine.subtitle'))}
    >
      <Flex gap={4} paddingBottom={4} wrap="wrap">
        <SearchFilter
          query={query}
          label={formatMessage(message('quarantine.search'))}
          hint={formatMessage(message('deliveries.search.hint'))}
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
  const { formatMessage } = useIntl();
  const whyEmpty = useWhyEmpty(query);
  const { allowedActions, isLoading } = useRBAC(REPLAY_PERMISSIONS);
  const mayReplay = allowedActions.canReplay === true;
  const count = useRef<HTMLHeadingElement>(null);
  const { data: items, meta } = page;
  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      {/* Takes the focus when its item has left the list. */}
      <Typography ref={count} tabIndex={-1} variant="delta" tag="h2">
        {formatMessage(message('quarantine.count'), { count: meta.pagination.total })}
      </Typography>
      {!mayReplay && !isLoading && items.length > 0 && <MayOnlyLook />}
      <ListPage
        rowCount={items.length}
        query={query}
        pagination={meta.pagination}
        whenEmpty={whyEmpty(formatMessage(message('quarantine.empty')))}
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
  const { formatMessage } = useIntl();
  const permission = formatMessage(message('permission.replayItems'));
  return <Line muted>{formatMessage(message('quarantine.noPermission'), { permission })}</Line>;
}
