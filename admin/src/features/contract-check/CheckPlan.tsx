import { Box, Flex, Typography } from '@strapi/design-system';
import {
  findingInWords,
  type ContractCheckPlan,
  type PlannedStep,
} from '../../../../server/src/contracts';
import type { ReadState } from '../../shared/components/Loaded';
import { Line } from '../../shared/components/Line';
import { useErrorWords } from '../../shared/words/useErrorWords';
import { useText } from '../../shared/words/useText';
import { StateSign } from './StateSign';
import { useCheckWords } from './useCheckWords';

const MINUTE_MS = 60_000;

/** What the check will do, and its cost. The last plan stays while a new one is calculated. */
export function CheckPlan({
  plan,
}: {
  plan: ReadState<ContractCheckPlan> & { data?: ContractCheckPlan | undefined };
}) {
  const text = useText();
  const inWords = useErrorWords();
  const shown = plan.currentData ?? plan.data;
  if (plan.isError && plan.error) {
    const reason = inWords(plan.error);
    return <Line>{text('contractCheck.plan.failed', { reason })}</Line>;
  }
  if (shown === undefined) return null;
  const left =
    shown.month.callsPerMonth === null
      ? null
      : Math.max(0, shown.month.callsPerMonth - shown.month.taken);
  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      <Typography tag="h3" variant="omega" fontWeight="bold">
        {text('contractCheck.plan.title')}
      </Typography>
      <Flex tag="ul" direction="column" alignItems="stretch" gap={2}>
        {shown.steps.map((step) => (
          <PlannedLine key={step.step} planned={step} />
        ))}
      </Flex>
      <Typography tag="p" fontWeight="semiBold">
        {text('contractCheck.plan.cost', shown.calls)}{' '}
        {left === null
          ? text('contractCheck.plan.noQuota')
          : text('contractCheck.plan.left', { left })}
      </Typography>
    </Flex>
  );
}

function PlannedLine({
  planned: { calls, kind, step, untested, waitMs },
}: {
  planned: PlannedStep;
}) {
  const text = useText();
  const words = useCheckWords();
  const isTried = untested === null;
  return (
    <Flex tag="li" gap={3} alignItems="flex-start">
      <StateSign state={isTried ? 'waiting' : 'untested'} />
      <Box>
        <Typography tag="p" textColor={isTried ? 'neutral800' : 'neutral600'}>
          <Typography fontWeight="semiBold" textColor={isTried ? 'neutral800' : 'neutral600'}>
            {text(`contractCheck.step.${step}`)}
          </Typography>
          {isTried && (
            <Typography variant="pi" textColor="neutral600">
              {` · ${text(`contractCheck.kind.${kind}`)} · ${text('contractCheck.plan.calls', {
                least: calls.least,
              })}`}
            </Typography>
          )}
        </Typography>
        <Line muted>
          {isTried
            ? text(`contractCheck.tries.${step}`)
            : `${text('contractCheck.state.untested')}: ${findingInWords(untested, words)}`}
        </Line>
        {waitMs > 0 && (
          <Line>
            {text('contractCheck.plan.wait', {
              minutes: Math.ceil(waitMs / MINUTE_MS),
            })}
          </Line>
        )}
      </Box>
    </Flex>
  );
}
