import { useMemo } from 'react';
import { Flex, VisuallyHidden } from '@strapi/design-system';
import { useQueryParams } from '@strapi/strapi/admin';
import { useNavigate } from 'react-router-dom';
import type { GetContactHistory } from '../../../../../server/src/contracts';
import { ChoiceFilter } from '../../../shared/components/Choice';
import { Loaded } from '../../../shared/components/Loaded';
import { useFieldNames } from '../../../shared/fields/useFieldNames';
import { useQuietPolling, useReadOnReturn } from '../../../shared/hooks/useQuietPolling';
import { listQuery, searchOf } from '../../../shared/lists/listQueries';
import type { AddressQuery, ListQuery } from '../../../shared/lists/listQueries';
import { ListPage } from '../../../shared/lists/ListPage';
import { AtHome } from '../../../shared/time/AtVenue';
import { useText } from '../../../shared/words/useText';
import { useGetContactHistoryQuery } from './historyApi';
import { HistoryTable } from './HistoryTable';

/** The list in the address: a page, of one field or of all. */
function historyQuery(address: AddressQuery): ListQuery {
  const { field } = address;
  return { ...listQuery(address), ...(typeof field === 'string' && { further: { field } }) };
}

/** The tab "History": who changed which field when, with the way back. */
export function HistoryTab({ documentId }: { documentId: string }) {
  const [{ query: address }] = useQueryParams();
  const query = useMemo(() => historyQuery(address), [address]);
  const { further, page, pageSize } = query;
  const request = { documentId, field: further?.field, page, pageSize };
  const history = useGetContactHistoryQuery(request, useQuietPolling());
  useReadOnReturn(history.refetch);
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <FieldFilter query={query} fields={history.data?.meta.fields ?? []} />
      <Loaded query={history}>
        {(read) => (
          <AtHome>
            <Changes documentId={documentId} read={read} query={query} />
          </AtHome>
        )}
      </Loaded>
    </Flex>
  );
}

function FieldFilter({ fields, query }: { fields: readonly string[]; query: ListQuery }) {
  const text = useText();
  const { nameOf } = useFieldNames();
  const navigate = useNavigate();
  const field = query.further?.field;
  const choose = (chosen: string | undefined) => {
    const { further: _before, ...rest } = query;
    const further = chosen === undefined ? {} : { further: { field: chosen } };
    void navigate({ search: searchOf({ ...rest, ...further, page: 1 }) });
  };
  const choices = field === undefined || fields.includes(field) ? fields : [field, ...fields];
  return (
    <Flex>
      <ChoiceFilter
        label={text('history.filter')}
        whenAll={text('history.filter.all')}
        clearLabel={text('history.filter.clear')}
        minWidth="28rem"
        chosen={field}
        options={choices.map((choice) => ({ id: choice, text: nameOf(choice) }))}
        onChoose={choose}
      />
    </Flex>
  );
}

function Changes({
  documentId,
  query,
  read: { data, meta },
}: {
  documentId: string;
  query: ListQuery;
  read: GetContactHistory.Response;
}) {
  const text = useText();
  return (
    <>
      <VisuallyHidden role="status">
        {text('history.count', { count: meta.pagination.total })}
      </VisuallyHidden>
      <ListPage
        rowCount={data.length}
        query={query}
        pagination={meta.pagination}
        whenEmpty={text('history.none')}
      >
        <HistoryTable documentId={documentId} changes={data} />
      </ListPage>
    </>
  );
}
