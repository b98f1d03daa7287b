import { useState } from 'react';
import { Button, Checkbox, Field } from '@strapi/design-system';
import { useNavigate } from 'react-router-dom';
import type { BulkPushPlan } from '../../../../server/src/contracts';
import { DateInput } from '../../shared/time/DateInput';
import { useDialogOpen } from '../../shared/components/DecisionDialog';
import { PreparationDialog } from '../../shared/components/PreparationDialog';
import { useAttempts } from '../../shared/hooks/useAttempts';
import { useBusy } from '../../shared/hooks/useBusy';
import { useInstitutionsWhere } from '../institutions';
import { planOf, pushRequest } from './bulkJobs';
import type { CountedPush, PushChoices } from './bulkJobs';
import { usePlanPushMutation, useStartPushMutation } from './bulkJobsApi';
import { ChoiceField } from '../../shared/components/Choice';
import { useAllowed } from '../../shared/permissions/useAllowed';
import { PLACES } from '../../shared/places';
import { useText } from '../../shared/words/useText';
import { PushCounting } from './PushCounting';
import { PushPlan } from './PushPlan';
import { useUntilCounted } from './useUntilCounted';

/** Prepares a push of many contacts to an institution, in a dialog. */
export function PushButton() {
  const text = useText();
  const { open, onOpenChange } = useDialogOpen();
  const { allowed: institutions } = useInstitutionsWhere(useAllowed('runBulkJobs'));
  const [choices, setChoices] = useState<PushChoices>(NO_CHOICES);
  const [counted, setCounted] = useState<CountedPush | null>(null);
  const institution = choices.institution || (institutions[0]?.code ?? '');
  const request = pushRequest({ ...choices, institution });
  const plan = planOf(request, counted);
  const { progress, untilCounted } = useUntilCounted();
  const close = () => {
    onOpenChange(false);
    setCounted(null);
  };
  return (
    <PreparationDialog
      title={text('push.dialog.title')}
      open={open}
      onOpenChange={(wanted) => (wanted ? onOpenChange(true) : close())}
      trigger={<Button disabled={institutions.length === 0}>{text('push.dialog.open')}</Button>}
      buttons={
        <Buttons
          request={request}
          plan={plan}
          untilCounted={untilCounted}
          onPlanned={(planned) => setCounted({ request, plan: planned })}
          onStarted={close}
        />
      }
    >
      <Choices choices={{ ...choices, institution }} onChoose={setChoices} />
      {plan !== null && <PushPlan plan={plan} request={request} />}
      <PushCounting progress={progress} />
    </PreparationDialog>
  );
}

const NO_CHOICES: PushChoices = {
  institution: '',
  type: 'all',
  unlinkedOnly: true,
  changedSince: '',
};

const TYPES = ['all', 'individual', 'structure'] as const;

function Choices({
  choices,
  onChoose,
}: {
  choices: PushChoices;
  onChoose: (choices: PushChoices) => void;
}) {
  const text = useText();
  const { allowed: institutions } = useInstitutionsWhere(useAllowed('runBulkJobs'));
  const { changedSince, institution, type, unlinkedOnly } = choices;
  return (
    <>
      <ChoiceField
        name="institution"
        label={text('push.institution')}
        chosen={institution}
        options={institutions.map(({ code, name }) => ({ id: code, text: name }))}
        onChoose={(code) => onChoose({ ...choices, institution: code })}
      />
      <ChoiceField
        name="type"
        label={text('push.type')}
        chosen={type}
        options={TYPES.map((known) => ({ id: known, text: text(`push.type.${known}`) }))}
        onChoose={(chosen) => onChoose({ ...choices, type: chosen })}
      />
      <Checkbox
        checked={unlinkedOnly}
        onCheckedChange={(checked) => onChoose({ ...choices, unlinkedOnly: checked === true })}
      >
        {text('push.unlinkedOnly')}
      </Checkbox>
      <Field.Root name="changedSince" hint={text('push.changedSince.hint')}>
        <Field.Label>{text('push.changedSince')}</Field.Label>
        <DateInput
          value={changedSince}
          onChange={(event) => onChoose({ ...choices, changedSince: event.target.value })}
        />
        <Field.Hint />
      </Field.Root>
    </>
  );
}

interface ButtonsProps {
  request: ReturnType<typeof pushRequest>;
  plan: BulkPushPlan | null;
  untilCounted: ReturnType<typeof useUntilCounted>['untilCounted'];
  onPlanned: (plan: BulkPushPlan) => void;
  onStarted: () => void;
}

/** Offers the dry run first; the start shows the cost and covers only what the dry run counted. */
function Buttons({ request, plan, untilCounted, onPlanned, onStarted }: ButtonsProps) {
  const text = useText();
  const { attempt, notify } = useAttempts();
  const { busy, run } = useBusy();
  const navigate = useNavigate();
  const [planPush] = usePlanPushMutation();
  const [startPush] = useStartPushMutation();

  const count = () =>
    attempt(
      untilCounted(() => planPush(request).unwrap()),
      onPlanned,
    );
  const agreed = { ...request, calls: plan?.calls ?? 0 };
  const started = () => untilCounted(() => startPush(agreed).unwrap());
  const start = () =>
    attempt(started(), ({ id }) => {
      notify('success', text('bulkJob.started', { id: String(id) }));
      onStarted();
      navigate(PLACES.bulkJob(id));
    });

  if (plan === null) {
    return (
      <Button loading={busy} onClick={() => void run(count)}>
        {text('bulkJob.dryRun')}
      </Button>
    );
  }
  return (
    <Button loading={busy} disabled={plan.calls === 0} onClick={() => void run(start)}>
      {text('push.start', { count: plan.calls })}
    </Button>
  );
}
