import { useEffect, useState } from 'react';
import { Button, Checkbox, Flex } from '@strapi/design-system';
import {
  INACTIVE_STATES,
  type GetInactiveContacts,
  type InactiveState,
} from '../../../../../server/src/contracts';
import { Loaded } from '../../../shared/components/Loaded';
import { Line } from '../../../shared/components/Line';
import { Notice } from '../../../shared/components/Notice';
import { Screen } from '../../../shared/components/Screen';
import { useAttempts } from '../../../shared/hooks/useAttempts';
import { useQuietPolling } from '../../../shared/hooks/useQuietPolling';
import { StateFilter } from '../../../shared/lists/ListFilters';
import type { ListQuery } from '../../../shared/lists/listQueries';
import { PagedTable } from '../../../shared/lists/PagedTable';
import { useListQuery } from '../../../shared/lists/useListQuery';
import { useText } from '../../../shared/words/useText';
import { EraseInactive } from './EraseInactive';
import { useGetInactiveContactsQuery, useWithdrawInactiveMutation } from './inactiveApi';
import { useInactiveColumns } from './inactiveColumns';
import { KeepInactive } from './KeepInactive';

/** Contacts without activity for years: a person decides which are erased and which are kept. */
export function InactiveScreen() {
  const text = useText();
  const query = useListQuery(INACTIVE_STATES);
  const inactive = useGetInactiveContactsQuery(query, useQuietPolling());
  return (
    <Screen title={text('privacy.inactive.title')} subtitle={text('privacy.inactive.explained')}>
      <Loaded query={inactive}>{(page) => <List page={page} query={query} />}</Loaded>
    </Screen>
  );
}

interface ListProps {
  page: GetInactiveContacts.Response;
  query: ListQuery<InactiveState>;
}

function List({ page: { data, meta }, query }: ListProps) {
  const text = useText();
  const { counts, pagination, years } = meta;
  const state = query.state ?? 'listed';
  const [chosen, setChosen] = useState<readonly string[]>([]);
  // Nobody decides about a contact that is not shown.
  useEffect(() => setChosen([]), [query]);
  const shown = data.map(({ documentId }) => documentId);
  const isChoosable = state === 'listed' && data.length > 0;
  const columns = useInactiveColumns(state, isChoosable ? { chosen, setChosen } : null);
  const stillChosen = chosen.filter((one) => shown.includes(one));
  const onDone = () => setChosen([]);
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      {years === null && <Line>{text('privacy.inactive.off')}</Line>}
      {years !== null && counts.listed > 0 && (
        <Line>{text('privacy.inactive.count', { count: counts.listed, years })}</Line>
      )}
      {counts.approved > 0 && <Erasing count={counts.approved} />}
      <StateFilter
        query={query}
        choices={INACTIVE_STATES.map((one) => ({
          state: one === 'listed' ? undefined : one,
          text: text(`privacy.inactive.state.${one}`),
          count: counts[one],
        }))}
      />
      {isChoosable && (
        <Flex gap={4} wrap="wrap">
          <Checkbox
            checked={stillChosen.length === shown.length}
            onCheckedChange={(isChecked) => setChosen(isChecked === true ? shown : [])}
          >
            {text('privacy.inactive.choosePage')}
          </Checkbox>
          <KeepInactive contacts={stillChosen} onDone={onDone} />
          <EraseInactive contacts={stillChosen} onDone={onDone} />
          {counts.listed > data.length && <EraseInactive contacts={null} onDone={onDone} />}
        </Flex>
      )}
      <PagedTable
        label={text('privacy.inactive.title')}
        columns={columns}
        rows={data}
        idOf={({ documentId }) => documentId}
        query={query}
        pagination={pagination}
        whenEmpty={text(`privacy.inactive.none.${state}`)}
      />
    </Flex>
  );
}

function Erasing({ count }: { count: number }) {
  const text = useText();
  const { attempt, notify } = useAttempts();
  const [withdraw, { isLoading }] = useWithdrawInactiveMutation();
  const onStop = () =>
    void attempt(withdraw(undefined).unwrap(), (stopped) =>
      notify('success', text('privacy.inactive.stopped', { count: stopped })),
    );
  return (
    <Notice tone="secondary" title={text('privacy.inactive.erasing', { count })}>
      <Flex gap={3} justifyContent="space-between" wrap="wrap">
        <Line>{text('privacy.inactive.erasingExplained')}</Line>
        <Button size="S" variant="secondary" loading={isLoading} onClick={onStop}>
          {text('privacy.inactive.stop')}
        </Button>
      </Flex>
    </Notice>
  );
}
