import { Flex } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import {
  DELIVERY_STATES,
  type DeliveryStateName,
  type GetDeliveries,
} from '../../../../../server/src/contracts';
import {
  SearchFilter,
  StateFilter,
  StreamFilter,
  useWhyEmpty,
} from '../../../shared/lists/ListFilters';
import { InstitutionFilter } from '../../institutions';
import { Loaded } from '../../../shared/components/Loaded';
import { PagedTable } from '../../../shared/lists/PagedTable';
import { Screen } from '../../../shared/components/Screen';
import { useListQuery } from '../../../shared/lists/useListQuery';
import { useQuietPolling, useReadOnReturn } from '../../../shared/hooks/useQuietPolling';
import type { ListQuery } from '../../../shared/lists/listQueries';
import { useGetDeliveriesQuery } from '../inboxApi';
import { message } from '../../../translations/message';
import { useDeliveryColumns } from './deliveryColumns';

/** The deliveries from S-360, newest first. */
export function DeliveriesScreen() {
  const { formatMessage } = useIntl();
  const query = useListQuery(DELIVERY_STATES);
  const deliveries = useGetDeliveriesQuery(query, useQuietPolling());
  useReadOnReturn(deliveries.refetch);
  return (
    <Screen
      title={formatMessage(message('deliveries.title'))}
      subtitle={formatMessage(message('deliveries.subtitle'))}
    >
      <Flex gap={4} paddingBottom={4} wrap="wrap">
        <DeliveryStateFilter query={query} />
        <SearchFilter
          query={query}
          label={formatMessage(message('deliveries.search'))}
          hint={formatMessage(message('deliveries.search.hint'))}
        />
        <StreamFilter query={query} />
        <InstitutionFilter query={query} />
      </Flex>
      <Loaded query={deliveries}>{(page) => <Deliveries page={page} query={query} />}</Loaded>
    </Screen>
  );
}

function DeliveryStateFilter({ query }: { query: ListQuery<DeliveryStateName> }) {
  const { formatMessage } = useIntl();
  const choices = DELIVERY_STATES.map((state) => ({
    state,
    text: formatMessage(message(`delivery.state.${state}`)),
  }));
  const all = { state: undefined, text: formatMessage(message('filter.allStates')) };
  return <StateFilter query={query} choices={[all, ...choices]} />;
}

function Deliveries({
  page,
  query,
}: {
  page: GetDeliveries.Response;
  query: ListQuery<DeliveryStateName>;
}) {
  const { formatMessage } = useIntl();
  const whyEmpty = useWhyEmpty(query);
  const columns = useDeliveryColumns();
  return (
    <PagedTable
      label={formatMessage(message('deliveries.title'))}
      columns={columns}
      rows={page.data}
      idOf={({ id }) => id}
      query={query}
      pagination={page.meta.pagination}
      whenEmpty={whyEmpty(formatMessage(message(`deliveries.empty.${query.state ?? 'any'}`)))}
    />
  );
}
