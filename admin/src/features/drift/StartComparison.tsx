import { useState } from 'react';
import { Button, Checkbox, Flex } from '@strapi/design-system';
import { useNavigate } from 'react-router-dom';
import type { DriftCheckPlan } from '../../../../server/src/contracts';
import { CallsCost, EstimateBasis } from '../../shared/calls/CallsCost';
import { ChoiceField } from '../../shared/components/Choice';
import { Loaded } from '../../shared/components/Loaded';
import { Line } from '../../shared/components/Line';
import { Notice } from '../../shared/components/Notice';
import { useAttempts } from '../../shared/hooks/useAttempts';
import { useBusy } from '../../shared/hooks/useBusy';
import { PLACES } from '../../shared/places';
import { ReasonText } from '../../shared/reasons/ReasonText';
import { useText } from '../../shared/words/useText';
import { usePlanDriftCheckQuery, useStartDriftCheckMutation } from './driftApi';

const SAMPLES = ['10', '50', '200', '1000'] as const;

/** Chooses how many contacts are compared, shows what that costs, and starts it. */
export function StartComparison({ institution }: { institution: string }) {
  const text = useText();
  const [sample, setSample] = useState<(typeof SAMPLES)[number]>('50');
  const [repair, setRepair] = useState(false);
  const wish = { institution, sample: Number(sample), repair };
  const plan = usePlanDriftCheckQuery(wish, { refetchOnMountOrArgChange: true });
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <ChoiceField
        name="sample"
        label={text('comparison.sample')}
        hint={text('comparison.sample.hint')}
        chosen={sample}
        options={SAMPLES.map((id) => ({
          id,
          text: text('comparison.contacts', { count: Number(id) }),
        }))}
        onChoose={setSample}
      />
      <Checkbox checked={repair} onCheckedChange={(checked) => setRepair(checked === true)}>
        {text('comparison.repair')}
      </Checkbox>
      <Loaded query={plan}>
        {(planned) => (
          <>
            <PlannedCost plan={planned} />
            <Start wish={wish} calls={planned.calls} />
          </>
        )}
      </Loaded>
    </Flex>
  );
}

/** What a comparison costs, and why it is smaller than asked for. */
export function PlannedCost({ plan }: { plan: DriftCheckPlan }) {
  const text = useText();
  return (
    <Notice tone={plan.reason === null ? 'secondary' : 'warning'} title={text('comparison.cost')}>
      {plan.reason !== null && (
        <Line>
          <ReasonText reason={plan.reason} />
        </Line>
      )}
      {plan.calls > 0 && (
        <>
          <Line>
            <CallsCost cost={plan} />
          </Line>
          <EstimateBasis cost={plan} />
        </>
      )}
    </Notice>
  );
}

function Start({
  wish,
  calls,
}: {
  wish: { institution: string; sample: number; repair: boolean };
  calls: number;
}) {
  const text = useText();
  const navigate = useNavigate();
  const { attempt } = useAttempts();
  const { busy, run } = useBusy();
  const [start] = useStartDriftCheckMutation();
  const begin = () =>
    attempt(start(wish).unwrap(), ({ id }) => navigate(PLACES.comparison(wish.institution, id)));
  return (
    <Flex>
      <Button disabled={calls === 0} loading={busy} onClick={() => void run(begin)}>
        {text('comparison.start')}
      </Button>
    </Flex>
  );
}
