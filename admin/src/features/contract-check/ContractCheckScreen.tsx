import { useState } from 'react';
import { Flex } from '@strapi/design-system';
import { BackButton } from '@strapi/strapi/admin';
import { useParams, useSearchParams } from 'react-router-dom';
import { Loaded } from '../../shared/components/Loaded';
import { Screen } from '../../shared/components/Screen';
import { useInstitutions } from '../institutions';
import { useWhileVisible } from '../../shared/hooks/useTabVisible';
import { OnlyWhereAllowed } from '../../shared/permissions/OnlyWhereAllowed';
import { PLACES } from '../../shared/places';
import { useText } from '../../shared/words/useText';
import { useGetCheckQuery, useGetChecksQuery } from './checksApi';
import { EarlierChecks } from './EarlierChecks';
import { NewCheck } from './NewCheck';
import { ShownCheck } from './ShownCheck';

/** Whether S-360 works at one institution as expected: running checks, and their results. */
export function ContractCheckScreen() {
  const text = useText();
  const { code = '' } = useParams();
  const { nameOf } = useInstitutions();
  return (
    <OnlyWhereAllowed action="checkContract" institution={code}>
      <Screen
        title={text('contractCheck.title')}
        subtitle={text('contractCheck.subtitle', { institution: nameOf(code) })}
        navigationAction={<BackButton fallback={PLACES.institutions} />}
      >
        <Checks institution={code} />
      </Screen>
    </OnlyWhereAllowed>
  );
}

const PAGE_SIZE = 10;
const RUNNING_INTERVAL_MS = 1_500;
const RESTING_INTERVAL_MS = 15_000;

/** The running or latest check, above the form for the next one. */
function Checks({ institution }: { institution: string }) {
  const [search] = useSearchParams();
  const [started, setStarted] = useState<number>();
  const wanted = { institution, pageSize: PAGE_SIZE };
  const known = useGetChecksQuery(wanted, { refetchOnMountOrArgChange: true });
  const isRunning = known.currentData?.data.some(({ state }) => state === 'running') ?? false;
  const checks = useGetChecksQuery(wanted, {
    pollingInterval: useWhileVisible(isRunning ? RUNNING_INTERVAL_MS : RESTING_INTERVAL_MS),
  });
  const asked = Number(search.get('check'));
  const shown = asked > 0 ? asked : checks.currentData?.data[0]?.id;
  // The first report would push what stands below it away under a click.
  const { isLoading } = useGetCheckQuery(
    { institution, id: shown ?? 0 },
    { skip: shown === undefined },
  );
  return (
    <Loaded query={checks}>
      {({ data }) => (
        <Flex direction="column" alignItems="stretch" gap={6} paddingBottom={8}>
          {shown !== undefined && (
            <ShownCheck
              key={shown}
              institution={institution}
              id={shown}
              isAwaited={shown === started}
            />
          )}
          {!isRunning && !isLoading && (
            <NewCheck key={institution} institution={institution} onStarted={setStarted} />
          )}
          {!isLoading && <EarlierChecks institution={institution} checks={data} shown={shown} />}
        </Flex>
      )}
    </Loaded>
  );
}
