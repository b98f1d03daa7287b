import { useState } from 'react';
import { Button, Flex } from '@strapi/design-system';
import type { BulkPushPlan, InstitutionStatus } from '../../../../server/src/contracts';
import { Line } from '../../shared/components/Line';
import { useAttempts } from '../../shared/hooks/useAttempts';
import { useBusy } from '../../shared/hooks/useBusy';
import { useAllowed } from '../../shared/permissions/useAllowed';
import { useText } from '../../shared/words/useText';
import { PushCounting, PushPlan, usePlanPushMutation, useUntilCounted } from '../bulk-jobs';

/** What sending all contacts of the CRM would do and cost; it makes no call. */
export function DryRunStep({ institution: { code, links } }: { institution: InstitutionStatus }) {
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
