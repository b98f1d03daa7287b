import { Button, Flex } from '@strapi/design-system';
import { useNavigate } from 'react-router-dom';
import type { DriftCheckDetails } from '../../../../server/src/contracts';
import { DecisionDialog, useDialogOpen } from '../../shared/components/DecisionDialog';
import { Loaded } from '../../shared/components/Loaded';
import { useAttempts } from '../../shared/hooks/useAttempts';
import { PLACES } from '../../shared/places';
import { useText } from '../../shared/words/useText';
import { usePlanDriftCheckQuery, useStartDriftCheckMutation } from './driftApi';
import { PlannedCost } from './StartComparison';

const isRepairable = ({
  comparedSince,
  kind,
  repaired,
}: DriftCheckDetails['findings'][number]): boolean =>
  kind === 'differs' && !repaired && !comparedSince;

/** Compares what was found once more and repairs it; the cost is shown first. */
export function RepairFindings({ check }: { check: DriftCheckDetails }) {
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
