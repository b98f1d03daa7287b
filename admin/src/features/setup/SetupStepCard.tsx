import type { ComponentType } from 'react';
import type { InstitutionStatus } from '../../../../server/src/contracts';
import { Section } from '../../shared/components/Section';
import { StatusWord } from '../../shared/components/StatusWord';
import { useText } from '../../shared/words/useText';
import { CheckStep } from './CheckStep';
import { DataStep } from './DataStep';
import { DryRunStep } from './DryRunStep';
import { PastDataStep } from './PastDataStep';
import { ReportStep } from './ReportStep';
import type { SetupState, SetupStep, SetupStepName } from './setupSteps';
import { StartStep } from './StartStep';
import { WebhookStep } from './WebhookStep';

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

export function SetupStepCard({ institution, number, step: { state, step } }: SetupStepCardProps) {
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
