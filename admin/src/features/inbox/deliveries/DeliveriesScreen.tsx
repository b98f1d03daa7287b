import { Flex } from '@strapi/design-system';
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
import { useText } from '../../../shared/words/useText';
import { useDeliveryColumns } from './deliveryColumns';

/** The deliveries from S-360, newest first. */
export function DeliveriesScreen() {
  const text = useText();
  const query = useListQuery(DELIVERY_STATES);
  const deliveries = useGetDeliveriesQuery(query, useQuietPolling());
  useReadOnReturn(deliveries.refetch);
  return (
    <Screen title={text('deliveries.title')} subtitle={text('deliveries.subtitle')}>
      <Flex gap={4} paddingBottom={4} wrap="wrap">
        <DeliveryStateFilter query={query} />
        <SearchFilter
          query={query}
          label={text('deliveries.search')}
          hint={text('deliveries.search.hint')}
        />
        <StreamFilter query={query} />
        <InstitutionFilter query={query} />
      </Flex>
      <Loaded query={deliveries}>{(page) => <Deliveries page={page} query={query} />}</Loaded>
    </Screen>
  );
}

function DeliveryStateFilter({ query }: { query: ListQuery<DeliveryStateName> }) {
  const text = useText();
  const choices = DELIVERY_STATES.map((state) => ({
    state,
    text: text(`delivery.state.${state}`),
  }));
  const all = { state: undefined, text: text('filter.allStates') };
  return <StateFilter query={query} choices={[all, ...choices]} />;
}

function Deliveries({
  page,
  query,
}: {
  page: GetDeliveries.Response;
  query: ListQuery<DeliveryStateName>;
}) {
  const text = useText();
  const whyEmpty = useWhyEmpty(query);
  const columns = useDeliveryColumns();
  return (
    <PagedTable
      label={text('deliveries.title')}
      columns={columns}
      rows={page.data}
      idOf={({ id }) => id}
      query={query}
      pagination={page.meta.pagination}
      whenEmpty={whyEmpty(text(`deliveries.empty.${query.state ?? 'any'}`))}
    />
  );
}
