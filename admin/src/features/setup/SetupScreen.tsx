import { Flex, Button } from '@strapi/design-system';
import { BackButton } from '@strapi/strapi/admin';
import { Navigate, useParams } from 'react-router-dom';
import { type ComponentType, useState } from 'react';
import { useIntl } from 'react-intl';
import type { InstitutionStatus, BulkPushPlan } from '../../../../server/src/contracts';
import { Loaded } from '../../shared/components/Loaded';
import { Screen } from '../../shared/components/Screen';
import { useWhileVisible } from '../../shared/hooks/useTabVisible';
import { OnlyWhereAllowed } from '../../shared/permissions/OnlyWhereAllowed';
import { PLACES } from '../../shared/places';
import { useText } from '../../shared/words/useText';
import { Section } from '../../shared/components/Section';
import { StatusWord } from '../../shared/components/StatusWord';
import { Line } from '../../shared/components/Line';
import { Fact } from '../../shared/components/Fact';
import { useAttempts } from '../../shared/hooks/useAttempts';
import { useBusy } from '../../shared/hooks/useBusy';
import { useAllowed } from '../../shared/permissions/useAllowed';
import { useGetInstitutionsQuery, SettingsLink } from '../institutions';
import { CheckLink, LastCheckFact } from '../contract-check';
import { MappingLink } from '../mapping';
import { PushCounting, PushPlan, usePlanPushMutation, useUntilCounted } from '../bulk-jobs';
import { ExcludedItems } from '../inbox';
import { listFor } from './listFor';
import {
  openSteps,
  setupSteps,
  type SetupState,
  type SetupStep,
  type SetupStepName,
} from './setupSteps';
import { ReportStep } from './ReportStep';
import { StartStep } from './StartStep';
import { WebhookStep } from './WebhookStep';
import { FactGrid } from './FactGrid';

/** How far back S-360's contacts and orders are imported, and what was left out. */
function PastDataStep({ institution }: { institution: InstitutionStatus }) {
  const text = useText();
  const { formatDate } = useIntl();
  const { contactsUpdatedSince, ordersCreatedSince } = institution.pastData;
  const since = (day: string | null) =>
    day === null
      ? text('setup.pastData.all')
      : text('setup.pastData.since', {
          day: formatDate(`${day}T00:00:00Z`, { dateStyle: 'long', timeZone: 'UTC' }),
        });
  return (
    <>
      <FactGrid>
        <Fact name={text('stream.contacts')}>{since(contactsUpdatedSince)}</Fact>
        <Fact name={text('stream.orders')}>{since(ordersCreatedSince)}</Fact>
        <Fact name={text('excluded.title')}>
          <ExcludedItems institution={institution} />
        </Fact>
      </FactGrid>
      <Flex>
        <SettingsLink institution={institution} />
      </Flex>
    </>
  );
}

/** What sending all contacts of the CRM would do and cost; it makes no call. */
function DryRunStep({ institution: { code, links } }: { institution: InstitutionStatus }) {
  const text = useText();
  const { attempt } = useAttempts();
  const { busy, run } = useBusy();
  const [plan, setPlan] = useState<BulkPushPlan | null>(null);
  const [planPush] = usePlanPushMutation();
  const { progress, untilCounted } = useUntilCounted();
  const request = { institution: code };
  const counted = () => untilCounted(() => planPush(request).unwrap());
  const mayPlan = useAllowed('runBulkJobs').at(code);
  return (
    <>
      <Line>{text('setup.dryRun.pending', { count: links.pending })}</Line>
      {plan && plan.calls > links.pending && <Line>{text('setup.dryRun.others')}</Line>}
      {plan && <PushPlan plan={plan} request={request} />}
      <PushCounting progress={progress} />
      {mayPlan && (
        <Flex>
          <Button
            size="S"
            variant="secondary"
            loading={busy}
            onClick={() => void run(() => attempt(counted(), setPlan))}
          >
            {text('setup.dryRun.count')}
          </Button>
        </Flex>
      )}
    </>
  );
}

/** Who the institution is, and what is exchanged with it. */
function DataStep({ institution }: { institution: InstitutionStatus }) {
  const text = useText();
  const { baseUrl, code, name, pushNewContacts, weaknesses } = institution;
  return (
    <>
      <FactGrid>
        <Fact name={text('setup.data.name')}>{name}</Fact>
        <Fact name={text('setup.data.code')}>{code}</Fact>
        <Fact name={text('sending.baseUrl')}>{baseUrl}</Fact>
        <Fact name={text('sending.newContacts')}>
          {text(pushNewContacts ? 'sending.pushed' : 'sending.notPushed')}
        </Fact>
      </FactGrid>
      {weaknesses.map((weakness) => (
        <Line key={weakness}>{text(`weakness.${weakness}.body`)}</Line>
      ))}
      <Flex gap={2} wrap="wrap">
        <SettingsLink institution={institution} />
        <MappingLink institution={institution} />
      </Flex>
    </>
  );
}

/** Whether S-360 works here as the plugin expects. */
function CheckStep({ institution }: { institution: InstitutionStatus }) {
  const text = useText();
  const { lastCheck } = institution;
  const isReadOnly = lastCheck?.verdict === 'held' && !lastCheck.writes;
  return (
    <>
      <FactGrid>
        <LastCheckFact institution={institution} />
      </FactGrid>
      {isReadOnly && <Line>{text('setup.check.readOnly')}</Line>}
      <Flex>
        <CheckLink institution={institution} />
      </Flex>
    </>
  );
}

const CONTENTS: Record<SetupStepName, ComponentType<{ institution: InstitutionStatus }>> = {
  data: DataStep,
  check: CheckStep,
  webhooks: WebhookStep,
  pastData: PastDataStep,
  dryRun: DryRunStep,
  start: StartStep,
  report: ReportStep,
};

const VARIANTS = {
  done: 'success',
  open: 'secondary',
  waiting: 'secondary',
  attention: 'warning',
} as const satisfies Record<SetupState, string>;

interface SetupStepCardProps {
  institution: InstitutionStatus;
  step: SetupStep;
  number: number;
}

function SetupStepCard({ institution, number, step: { state, step } }: SetupStepCardProps) {
  const text = useText();
  const Content = CONTENTS[step];
  return (
    <Section
      title={text('setup.step', { number, name: text(`setup.step.${step}`) })}
      intro={text(`setup.step.${step}.why`)}
      beside={<StatusWord variant={VARIANTS[state]}>{text(`setup.state.${state}`)}</StatusWord>}
    >
      <Content institution={institution} />
    </Section>
  );
}

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
