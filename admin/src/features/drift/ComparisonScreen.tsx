import { Flex, Link, Button } from '@strapi/design-system';
import { BackButton } from '@strapi/strapi/admin';
import { useIntl } from 'react-intl';
import { Link as RouterLink, useParams, useNavigate } from 'react-router-dom';
import type { DriftCheckDetails } from '../../../../server/src/contracts';
import { Fact } from '../../shared/components/Fact';
import { Loaded } from '../../shared/components/Loaded';
import { Line } from '../../shared/components/Line';
import { Notice } from '../../shared/components/Notice';
import { Part } from '../../shared/components/Part';
import { ProgressLine } from '../../shared/components/ProgressLine';
import { Screen } from '../../shared/components/Screen';
import { StatusWord } from '../../shared/components/StatusWord';
import { OnlyWhereAllowed } from '../../shared/permissions/OnlyWhereAllowed';
import { useAllowed } from '../../shared/permissions/useAllowed';
import { useWhileVisible } from '../../shared/hooks/useTabVisible';
import { PLACES } from '../../shared/places';
import { ReasonText } from '../../shared/reasons/ReasonText';
import { Moment } from '../../shared/time/Moment';
import { useText } from '../../shared/words/useText';
import { DecisionDialog, useDialogOpen } from '../../shared/components/DecisionDialog';
import { useAttempts } from '../../shared/hooks/useAttempts';
import { useInstitutions } from '../institutions';
import { comparisonVariant } from './comparisonColumns';
import {
  useGetDriftCheckQuery,
  usePlanDriftCheckQuery,
  useStartDriftCheckMutation,
} from './driftApi';
import { Findings } from './Findings';
import { PlannedCost } from './StartComparison';

const isRepairable = ({
  comparedSince,
  kind,
  repaired,
}: DriftCheckDetails['findings'][number]): boolean =>
  kind === 'differs' && !repaired && !comparedSince;

/** Compares what was found once more and repairs it; the cost is shown first. */
function RepairFindings({ check }: { check: DriftCheckDetails }) {
  const text = useText();
  const navigate = useNavigate();
  const dialog = useDialogOpen();
  const { attempt } = useAttempts();
  const { findings, id, institution } = check;
  const wish = { institution, findingsOf: id, repair: true };
  const plan = usePlanDriftCheckQuery(wish, {
    skip: !dialog.open,
    refetchOnMountOrArgChange: true,
  });
  const [start] = useStartDriftCheckMutation();
  if (!findings.some(isRepairable)) return null;
  const begin = () =>
    attempt(start(wish).unwrap(), (begun) => navigate(PLACES.comparison(institution, begun.id)));
  return (
    <Flex>
      <DecisionDialog
        {...dialog}
        variant="default"
        isUndecidable={(plan.currentData?.calls ?? 0) === 0}
        texts={{
          title: text('comparison.repairAll.title'),
          effect: text('comparison.repairAll.effect'),
          confirmLabel: text('comparison.repairAll'),
        }}
        onConfirm={begin}
        trigger={<Button>{text('comparison.repairAll')}</Button>}
      >
        <Loaded query={plan}>{(planned) => <PlannedCost plan={planned} />}</Loaded>
      </DecisionDialog>
    </Flex>
  );
}

const RUNNING_INTERVAL_MS = 3_000;

/** One comparison with S-360: how far it is, what it found, and the repair. */
export function ComparisonScreen() {
  const { code = '', id = '' } = useParams();
  return (
    <OnlyWhereAllowed action="readOverview" institution={code}>
      <Comparison code={code} id={id} />
    </OnlyWhereAllowed>
  );
}

function Comparison({ code, id }: { code: string; id: string }) {
  const text = useText();
  const { nameOf } = useInstitutions();
  const check = useComparison(code, Number(id));
  return (
    <Screen
      title={text('comparison.number', { id })}
      subtitle={nameOf(code)}
      navigationAction={<BackButton fallback={PLACES.maintenance({ institution: code })} />}
    >
      <Loaded query={check}>{(details) => <Details check={details} />}</Loaded>
    </Screen>
  );
}

function useComparison(institution: string, id: number) {
  const first = useGetDriftCheckQuery({ institution, id }, { refetchOnMountOrArgChange: true });
  const isPolled = first.currentData?.state === 'running';
  return useGetDriftCheckQuery(
    { institution, id },
    { pollingInterval: useWhileVisible(isPolled ? RUNNING_INTERVAL_MS : 0) },
  );
}

const COUNTS = ['differing', 'inConflict', 'repaired', 'failed'] as const;

function Details({ check }: { check: DriftCheckDetails }) {
  const text = useText();
  const { formatNumber } = useIntl();
  const { checked, findings, institution, newer, reason, startedAt, startedBy, state, wanted } =
    check;
  const maySteer = useAllowed('steerSync').at(institution);
  const percent = wanted === 0 ? 0 : Math.floor((checked / wanted) * 100);
  return (
    <Flex direction="column" alignItems="stretch" gap={6} paddingBottom={8}>
      <Flex gap={3} wrap="wrap">
        <StatusWord variant={comparisonVariant(check)}>
          {text(`comparison.state.${state}`)}
        </StatusWord>
        <Line muted>
          {text('bulkJob.origin', {
            author: startedBy?.name ?? text('comparison.nightly'),
            when: <Moment key="when" at={startedAt} tense="past" />,
          })}
        </Line>
      </Flex>
      <Flex direction="column" alignItems="stretch" gap={2} role="status">
        <Line>{text('comparison.progress', { checked, wanted, percent })}</Line>
        <ProgressLine value={percent} $color="primary600" />
        {reason !== null && (
          <Line>
            <ReasonText reason={reason} />
          </Line>
        )}
      </Flex>
      <Flex tag="dl" gap={8} wrap="wrap" alignItems="flex-start">
        {COUNTS.map((name) => (
          <Fact key={name} name={text(`comparison.${name}`)}>
            {formatNumber(check[name])}
          </Fact>
        ))}
      </Flex>
      <Part title={text('comparison.findings')}>
        {newer !== null && (
          <Notice tone="secondary" title={text('comparison.newer')}>
            {findings.length > 0 && <Line>{text('comparison.newer.leaves')}</Line>}
            <Link tag={RouterLink} to={PLACES.comparison(institution, newer)}>
              {text('comparison.number', { id: String(newer) })}
            </Link>
          </Notice>
        )}
        {maySteer && state !== 'running' && <RepairFindings check={check} />}
        <Findings check={check} />
      </Part>
    </Flex>
  );
}
