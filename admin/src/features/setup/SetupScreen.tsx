import { Flex } from '@strapi/design-system';
import { BackButton } from '@strapi/strapi/admin';
import { Navigate, useParams } from 'react-router-dom';
import type { InstitutionStatus } from '../../../../server/src/contracts';
import { Loaded } from '../../shared/components/Loaded';
import { Screen } from '../../shared/components/Screen';
import { useWhileVisible } from '../../shared/hooks/useTabVisible';
import { OnlyWhereAllowed } from '../../shared/permissions/OnlyWhereAllowed';
import { PLACES } from '../../shared/places';
import { useText } from '../../shared/words/useText';
import { useGetInstitutionsQuery } from '../institutions';
import { SetupStepCard } from './SetupStepCard';
import { listFor } from './listFor';
import { openSteps, setupSteps } from './setupSteps';

/** A first delivery shows soon after it has arrived. */
const LIVE_INTERVAL_MS = 4_000;
const RESTING_INTERVAL_MS = 15_000;

/** The steps that set up an institution. They can be left and resumed: each reads its own state. */
export function SetupScreen() {
  const { code = '' } = useParams();
  return (
    <OnlyWhereAllowed action="readOverview" institution={code}>
      <Setup code={code} />
    </OnlyWhereAllowed>
  );
}

function Setup({ code }: { code: string }) {
  const text = useText();
  const known = useGetInstitutionsQuery(undefined).currentData;
  const isOpen = known?.some((one) => one.code === code && openSteps(one) > 0) ?? true;
  const interval = isOpen ? LIVE_INTERVAL_MS : RESTING_INTERVAL_MS;
  const institutions = useGetInstitutionsQuery(undefined, {
    pollingInterval: useWhileVisible(interval),
    refetchOnMountOrArgChange: true,
  });
  const name = known?.find((one) => one.code === code)?.name ?? code;
  return (
    <Screen
      title={text('setup.title', { institution: name })}
      subtitle={text('setup.subtitle')}
      navigationAction={<BackButton fallback={PLACES.institutions} />}
    >
      <Loaded query={{ ...institutions, currentData: listFor(code, institutions) }}>
        {(loaded) => <Steps institution={loaded.find((one) => one.code === code)} />}
      </Loaded>
    </Screen>
  );
}

function Steps({ institution }: { institution: InstitutionStatus | undefined }) {
  if (!institution) return <Navigate replace to={PLACES.institutions} />;
  return (
    <Flex tag="ol" direction="column" alignItems="stretch" gap={4} paddingBottom={8}>
      {setupSteps(institution).map((step, index) => (
        <li key={step.step}>
          <SetupStepCard institution={institution} step={step} number={index + 1} />
        </li>
      ))}
    </Flex>
  );
}
