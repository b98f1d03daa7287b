import { useRef, useState } from 'react';
import { Button, Field, Flex } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import type { InstitutionStatus } from '../../../../../server/src/contracts';
import { DateInput } from '../../../shared/time/DateInput';
import { DecisionDialog, useDialogOpen } from '../../../shared/components/DecisionDialog';
import { useAttempts } from '../../../shared/hooks/useAttempts';
import { useMaySteer } from '../../../shared/hooks/usePermissions';
import { useLetInMutation } from './receivingApi';
import { message } from '../../../translations/message';

/** How many records are too old for the depth of past data, and the way to let them in. */
export function KeptOutItems({ institution }: { institution: InstitutionStatus }) {
  const { formatMessage, formatNumber } = useIntl();
  const maySteer = useMaySteer();
  const count = useRef<HTMLSpanElement>(null);
  const { keptOutItems } = institution;
  return (
    <Flex gap={3} wrap="wrap">
      {/* Takes the focus when the button has gone with the last item. */}
      <span ref={count} tabIndex={-1}>
        {keptOutItems === 0 ? formatMessage(message('count.none')) : formatNumber(keptOutItems)}
      </span>
      {keptOutItems > 0 && maySteer && (
        <LetIn institution={institution} onClosed={() => count.current?.focus()} />
      )}
    </Flex>
  );
}

function LetIn({
  institution,
  onClosed,
}: {
  institution: InstitutionStatus;
  onClosed: () => void;
}) {
  const { formatMessage } = useIntl();
  const dialog = useDialogOpen();
  const { attempt, tell } = useAttempts();
  const [letIn] = useLetInMutation();
  const [since, setSince] = useState('');
  const { code, keptOutItems, name } = institution;

  const confirm = () =>
    attempt(
      letIn({ institution: code, since: since === '' ? undefined : since }).unwrap(),
      (count) =>
        tell('success', formatMessage(message('keptOut.letIn.done'), { count, institution: name })),
    );

  return (
    <DecisionDialog
      {...dialog}
      texts={{
        title: formatMessage(message('keptOut.letIn.title'), { institution: name }),
        effect: formatMessage(message('keptOut.letIn.body'), { count: keptOutItems }),
        risk: formatMessage(message('keptOut.letIn.cost')),
        confirmLabel: formatMessage(message('keptOut.letIn.confirm')),
      }}
      variant="default"
      onConfirm={confirm}
      onClosed={onClosed}
      trigger={
        <Button size="S" variant="tertiary">
          {formatMessage(message('keptOut.letIn'))}
        </Button>
      }
    >
      <Field.Root name="since" hint={formatMessage(message('keptOut.since.hint'))}>
        <Field.Label>{formatMessage(message('keptOut.since'))}</Field.Label>
        <DateInput value={since} onChange={(event) => setSince(event.target.value)} />
        <Field.Hint />
      </Field.Root>
    </DecisionDialog>
  );
}
