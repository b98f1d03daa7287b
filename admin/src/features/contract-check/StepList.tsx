import { useId } from 'react';
import { Box, Flex, Typography } from '@strapi/design-system';
import { findingInWords, type CheckStep } from '../../../../server/src/contracts';
import { CopyButton } from '../../shared/components/CopyButton';
import { Line } from '../../shared/components/Line';
import { useText } from '../../shared/words/useText';
import { SettingLine } from './SettingsToCopy';
import { StateSign } from './StateSign';
import { useCheckWords } from './useCheckWords';

const COLORS = {
  held: 'success700',
  failed: 'danger700',
  untested: 'neutral600',
  running: 'primary700',
  waiting: 'neutral600',
} as const satisfies Record<CheckStep['state'], string>;

export function StepList({ steps }: { steps: readonly CheckStep[] }) {
  return (
    <Flex tag="ol" direction="column" alignItems="stretch" paddingTop={2}>
      {steps.map((step) => (
        <Step key={step.step} step={step} />
      ))}
    </Flex>
  );
}

function Step({ step: { calls, findings, notes, settings, state, step } }: { step: CheckStep }) {
  const text = useText();
  const titleId = useId();
  const words = useCheckWords();
  return (
    <Flex
      tag="li"
      aria-labelledby={titleId}
      gap={3}
      alignItems="flex-start"
      paddingTop={3}
      paddingBottom={3}
      borderColor="neutral150"
      borderWidth="0 0 1px 0"
      borderStyle="solid"
    >
      <StateSign state={state} />
      <Flex direction="column" alignItems="stretch" gap={1} flex="1" minWidth={0}>
        <Flex id={titleId} justifyContent="space-between" gap={3} wrap="wrap">
          <Typography
            fontWeight="semiBold"
            textColor={state === 'untested' || state === 'waiting' ? 'neutral600' : 'neutral800'}
          >
            {text(`contractCheck.step.${step}`)}
          </Typography>
          <Flex gap={3}>
            {calls > 0 && (
              <Typography variant="pi" textColor="neutral600">
                {text('contractCheck.plan.calls', { least: calls })}
              </Typography>
            )}
            <Typography variant="pi" fontWeight="bold" textColor={COLORS[state]}>
              {text(`contractCheck.state.${state}`)}
            </Typography>
          </Flex>
        </Flex>
        {state !== 'untested' && findings.length === 0 && (
          <Line muted>{text(`contractCheck.tries.${step}`)}</Line>
        )}
        {findings.map((one) => (
          <Line key={one.code} muted={state === 'untested'}>
            {findingInWords(one, words)}
          </Line>
        ))}
        {notes.map((one) => (
          <Note key={one.code} isAttention={one.level === 'attention'}>
            {findingInWords(one, words)}
          </Note>
        ))}
        {settings.map((line) => (
          <Setting key={line} line={line} />
        ))}
      </Flex>
    </Flex>
  );
}

/** Highlights a note that needs attention even though the step went as expected. */
function Note({ children, isAttention }: { children: string; isAttention: boolean }) {
  return isAttention ? (
    <Box paddingLeft={2} borderColor="warning500" borderWidth="0 0 0 3px" borderStyle="solid">
      <Line>{children}</Line>
    </Box>
  ) : (
    <Line muted>{children}</Line>
  );
}

function Setting({ line }: { line: string }) {
  const text = useText();
  return (
    <Flex gap={2} wrap="wrap" paddingTop={1}>
      <Typography variant="pi" fontWeight="semiBold">
        {text('contractCheck.setting.label')}
      </Typography>
      <SettingLine>{line}</SettingLine>
      <CopyButton text={line} label={text('contractCheck.setting.copy')} />
    </Flex>
  );
}
