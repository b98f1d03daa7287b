import { useMemo, useState } from 'react';
import { Flex, LinkButton } from '@strapi/design-system';
import { useQueryParams } from '@strapi/strapi/admin';
import { useIntl } from 'react-intl';
import { Link } from 'react-router-dom';
import type { GetActivity } from '../../../../../server/src/contracts';
import { Loaded } from '../../../shared/components/Loaded';
import { Line } from '../../../shared/components/Line';
import { Screen } from '../../../shared/components/Screen';
import { useAllowed } from '../../../shared/permissions/useAllowed';
import { QUIET_INTERVAL_MS, useReadOnReturn } from '../../../shared/hooks/useQuietPolling';
import { useWhileVisible } from '../../../shared/hooks/useTabVisible';
import { useWhyEmpty } from '../../../shared/lists/ListFilters';
import { searchOf } from '../../../shared/lists/listQueries';
import { NothingToList } from '../../../shared/lists/ListPage';
import { Rows } from '../../../shared/lists/PagedTable';
import { useText } from '../../../shared/words/useText';
import { useGetActivityQuery } from '../activityApi';
import { activityQuery, activityRequest } from '../activityQuery';
import type { ActivityListQuery } from '../activityQuery';
import { ReplayDeliveries } from '../replay/ReplayDeliveries';
import { ActivityFilters } from './ActivityFilters';
import { keyOf, useActivityColumns } from './activityColumns';
import type { Choice } from './activityColumns';

/** What came in and what went out, newest first. The first page refreshes while it is looked at. */
export function ActivityScreen() {
  const text = useText();
  const [{ query: address }] = useQueryParams();
  const query = useMemo(() => activityQuery(address), [address]);
  const isNewest = query.before === undefined;
  const activity = useGetActivityQuery(activityRequest(query), {
    refetchOnMountOrArgChange: true,
    pollingInterval: useWhileVisible(isNewest ? QUIET_INTERVAL_MS : 0),
  });
  useReadOnReturn(activity.refetch);
  const mayReplay = useAllowed('replayItems');
  const { institution } = query;
  const mayReplayListed =
    institution === undefined ? mayReplay.somewhere : mayReplay.at(institution);
  const [chosen, setChosen] = useState<readonly number[]>([]);
  const choice = { chosen, setChosen, mayChoose: mayReplay.at };
  return (
    <Screen
      title={text('activity.title')}
      subtitle={text('activity.subtitle')}
      primaryAction={
        mayReplayListed && (
          <ReplayDeliveries chosen={chosen} filter={query} onQueued={() => setChosen([])} />
        )
      }
    >
      <ActivityFilters query={query} />
      <Loaded query={activity}>
        {(page) => <Entries page={page} query={query} choice={mayReplayListed ? choice : null} />}
      </Loaded>
    </Screen>
  );
}

function Entries({
  page: { data, meta },
  query,
  choice,
}: {
  page: GetActivity.Response;
  query: ActivityListQuery;
  choice: Choice | null;
}) {
  const text = useText();
  const { formatDate } = useIntl();
  const whyEmpty = useWhyEmpty(query);
  const columns = useActivityColumns({ choice });
  const { searchedSince } = meta;
  const isPart = searchedSince !== null && meta.next !== null;
  return (
    <Flex direction="column" alignItems="stretch" gap={4} paddingBottom={4}>
      {data.length > 0 && (
        <Rows label={text('activity.title')} columns={columns} rows={data} idOf={keyOf} />
      )}
      {data.length === 0 && !isPart && <NothingToList text={whyEmpty(text('activity.empty'))} />}
      {isPart && (
        <Line>
          {text('activity.searchedSince', {
            since: formatDate(searchedSince, { dateStyle: 'medium', timeStyle: 'short' }),
          })}
        </Line>
      )}
      <Pages query={query} next={meta.next} isPart={isPart} />
    </Flex>
  );
}

/** The way to what is older, and back to the newest. */
function Pages({
  query,
  next,
  isPart,
}: {
  query: ActivityListQuery;
  next: string | null;
  isPart: boolean;
}) {
  const text = useText();
  const newest = searchOf(query);
  return (
    <Flex tag="nav" aria-label={text('activity.pages')} gap={2}>
      {query.before !== undefined && (
        <LinkButton tag={Link} size="S" variant="tertiary" to={{ search: newest }}>
          {text('activity.newest')}
        </LinkButton>
      )}
      {next !== null && (
        <LinkButton
          tag={Link}
          size="S"
          variant="tertiary"
          to={{ search: newest === '' ? `before=${next}` : `${newest}&before=${next}` }}
        >
          {text(isPart ? 'activity.searchFurther' : 'activity.older')}
        </LinkButton>
      )}
    </Flex>
  );
}
