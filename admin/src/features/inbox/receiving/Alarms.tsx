import { Box, Button, Flex } from '@strapi/design-system';
import type { ComponentProps } from 'react';
import { useIntl } from 'react-intl';
import type { Alarm, InstitutionStatus } from '../../../../../server/src/contracts';
import { CopyButton } from '../../../shared/components/CopyButton';
import { DecisionDialog, useDialogOpen } from '../../../shared/components/DecisionDialog';
import { ExactMoment, useExactMoment } from '../../../shared/time/ExactMoment';
import { Moment } from '../../../shared/time/Moment';
import { Line, Notice } from '../../../shared/components/Notice';
import { useAttempts } from '../../../shared/hooks/useAttempts';
import { useMaySteer } from '../../../shared/hooks/usePermissions';
import { alarmKey, refusalCause } from './alarmCauses';
import { useSettleOutageMutation, useSettleRefusalMutation } from './receivingApi';
import { message } from '../../../translations/message';

/** The problems with receiving from S-360, and what to do about each. */
export function Alarms({ institution: { alarms } }: { institution: InstitutionStatus }) {
  return alarms.map((alarm) => <AlarmNotice key={alarmKey(alarm)} alarm={alarm} />);
}

function AlarmNotice({ alarm }: { alarm: Alarm }) {
  switch (alarm.kind) {
    case 'silence':
      return <Silence alarm={alarm} />;
    case 'refused':
      return <Refused alarm={alarm} />;
    case 'unknownState':
      return <UnknownState alarm={alarm} />;
    case 'sendingStopped':
      // Has its own notice, which says what to do.
      return null;
    case 'resend':
      return <Resend alarm={alarm} />;
  }
}

function Silence({
  alarm: { periodMinutes, since, stream },
}: {
  alarm: Extract<Alarm, { kind: 'silence' }>;
}) {
  const { formatMessage } = useIntl();
  if (since === null) {
    return (
      <Notice tone="warning" title={formatMessage(message('silence.never.title'))}>
        <Line>{formatMessage(message('silence.never.body'))}</Line>
      </Notice>
    );
  }
  const when = <Moment at={since} tense="past" />;
  return (
    <Notice tone="warning" title={formatMessage(message(`silence.long.title.${stream}`), { when })}>
      <Line>
        {formatMessage(message(`silence.long.body.${stream}`), {
          minutes: periodMinutes,
          since: <ExactMoment at={since} />,
        })}
      </Line>
    </Notice>
  );
}

function UnknownState({ alarm }: { alarm: Extract<Alarm, { kind: 'unknownState' }> }) {
  const { formatMessage } = useIntl();
  const { orders, word } = alarm;
  const setting = formatMessage(message('alarm.unknownState.setting'), { word });
  return (
    <Notice
      tone="warning"
      title={formatMessage(message('alarm.unknownState.title'), { orders, word })}
    >
      <Line>{formatMessage(message('alarm.unknownState.body'))}</Line>
      <Flex gap={2}>
        <Box flex="1">
          <Line>{setting}</Line>
        </Box>
        <CopyButton text={setting} label={formatMessage(message('alarm.unknownState.copy'))} />
      </Flex>
    </Notice>
  );
}

function Refused({ alarm }: { alarm: Extract<Alarm, { kind: 'refused' }> }) {
  const { formatMessage } = useIntl();
  const maySteer = useMaySteer();
  const { droppedAt, lastAt, refusalId, since, status, stream, times } = alarm;
  return (
    <Notice
      tone="danger"
      title={formatMessage(message(`alarm.refused.title.${stream}`), { status })}
    >
      <Line>{formatMessage(message(`alarm.refused.${refusalCause(status)}`))}</Line>
      <Line muted>
        {formatMessage(message('alarm.refused.times'), {
          times,
          since: <ExactMoment at={since} />,
          last: <Moment at={lastAt} tense="past" />,
        })}
      </Line>
      <Line muted>
        {formatMessage(message('alarm.refused.dropped'), { when: <ExactMoment at={droppedAt} /> })}
      </Line>
      {maySteer && <DoneWith refusalId={refusalId} />}
    </Notice>
  );
}

function DoneWith({ refusalId }: { refusalId: number }) {
  const { formatMessage } = useIntl();
  const [settle] = useSettleRefusalMutation();
  return (
    <Settle
      texts={{
        title: formatMessage(message('alarm.settleRefusal.title')),
        effect: formatMessage(message('alarm.settleRefusal.body')),
        risk: formatMessage(message('alarm.settleRefusal.risk')),
        confirmLabel: formatMessage(message('alarm.settleRefusal.confirm')),
      }}
      button={formatMessage(message('alarm.settleRefusal.button'))}
      done={formatMessage(message('alarm.settleRefusal.done'))}
      settle={() => settle({ id: refusalId }).unwrap()}
    />
  );
}

function Resend({ alarm }: { alarm: Extract<Alarm, { kind: 'resend' }> }) {
  const { formatMessage } = useIntl();
  const maySteer = useMaySteer();
  const exactly = useExactMoment();
  const { cause, from, outageId, stream, until } = alarm;
  const request = formatMessage(message(`alarm.resend.request.${stream}`), {
    from: exactly(from),
    until: exactly(until),
  });
  return (
    <Notice tone="danger" title={formatMessage(message('alarm.resend.title'))}>
      <Line>{formatMessage(message(`alarm.resend.${cause}`))}</Line>
      <Flex gap={2}>
        <Box flex="1">
          <Line>{request}</Line>
        </Box>
        <CopyButton text={request} label={formatMessage(message('alarm.resend.copy'))} />
      </Flex>
      {outageId === null && <Line muted>{formatMessage(message('alarm.resend.goesOn'))}</Line>}
      {outageId !== null && maySteer && <SentAgain outageId={outageId} request={request} />}
    </Notice>
  );
}

function SentAgain({ outageId, request }: { outageId: number; request: string }) {
  const { formatMessage } = useIntl();
  const [settle] = useSettleOutageMutation();
  return (
    <Settle
      texts={{
        title: formatMessage(message('alarm.settle.title')),
        effect: formatMessage(message('alarm.settle.body'), { request }),
        risk: formatMessage(message('alarm.settle.risk')),
        confirmLabel: formatMessage(message('alarm.settle.confirm')),
      }}
      button={formatMessage(message('alarm.settle.button'))}
      done={formatMessage(message('alarm.settle.done'))}
      settle={() => settle({ id: outageId }).unwrap()}
    />
  );
}

/** A button with which an operator dismisses a notice, after a confirmation. */
function Settle({
  button,
  done,
  settle,
  texts,
}: {
  texts: ComponentProps<typeof DecisionDialog>['texts'];
  button: string;
  done: string;
  settle(): Promise<unknown>;
}) {
  const dialog = useDialogOpen();
  const { attempt, tell } = useAttempts();
  return (
    <Flex paddingTop={1}>
      <DecisionDialog
        {...dialog}
        texts={texts}
        variant="default"
        onConfirm={() => attempt(settle(), () => tell('success', done))}
        trigger={
          <Button size="S" variant="tertiary">
            {button}
          </Button>
        }
      />
    </Flex>
  );
}
