import { Box, Button, Flex } from '@strapi/design-system';
import { alarmKey } from '../../../../../server/src/contracts';
import type { Alarm, InstitutionStatus } from '../../../../../server/src/contracts';
import { CopyButton } from '../../../shared/components/CopyButton';
import { DecisionDialog } from '../../../shared/components/DecisionDialog';
import { ExactMoment, useExactMoment } from '../../../shared/time/ExactMoment';
import { Moment } from '../../../shared/time/Moment';
import { Line } from '../../../shared/components/Line';
import { Notice } from '../../../shared/components/Notice';
import { useAttempts } from '../../../shared/hooks/useAttempts';
import { useAllowed } from '../../../shared/permissions/useAllowed';
import { refusalCause, settingForState } from './alarmCauses';
import { useSettleOutageMutation, useSettleRefusalMutation } from './receivingApi';
import { useText } from '../../../shared/words/useText';

/** The problems with receiving from S-360, and what to do about each. */
export function Alarms({ institution: { alarms, code } }: { institution: InstitutionStatus }) {
  const maySteer = useAllowed('steerSync').at(code);
  return alarms.map((alarm) => (
    <AlarmNotice key={alarmKey(alarm)} alarm={alarm} maySteer={maySteer} />
  ));
}

interface AlarmProps<Kind extends Alarm['kind']> {
  alarm: Extract<Alarm, { kind: Kind }>;
  maySteer: boolean;
}

function AlarmNotice({ alarm, maySteer }: AlarmProps<Alarm['kind']>) {
  switch (alarm.kind) {
    case 'silence':
      return <Silence alarm={alarm} />;
    case 'refused':
      return <Refused alarm={alarm} maySteer={maySteer} />;
    case 'unknownState':
      return <UnknownState alarm={alarm} />;
    case 'oddPrice':
      return <OddPrice alarm={alarm} />;
    case 'sendingStopped':
      // Has its own notice, which says what to do.
      return null;
    case 'resend':
      return <Resend alarm={alarm} maySteer={maySteer} />;
  }
}

function Silence({
  alarm: { periodMinutes, since, stream },
}: {
  alarm: Extract<Alarm, { kind: 'silence' }>;
}) {
  const text = useText();
  if (since === null) {
    return (
      <Notice tone="warning" title={text('silence.never.title')}>
        <Line>{text('silence.never.body')}</Line>
      </Notice>
    );
  }
  const when = <Moment at={since} tense="past" />;
  return (
    <Notice
      tone="warning"
      title={text('silence.long.title', { stream: text(`stream.${stream}`), when })}
    >
      <Line>
        {text('silence.long.body', {
          minutes: periodMinutes,
          since: <ExactMoment at={since} />,
        })}
      </Line>
    </Notice>
  );
}

function UnknownState({ alarm }: { alarm: Extract<Alarm, { kind: 'unknownState' }> }) {
  const text = useText();
  const { orders, word } = alarm;
  const setting = settingForState(word);
  return (
    <Notice tone="warning" title={text('alarm.unknownState.title', { orders, word })}>
      <Line>{text('alarm.unknownState.body')}</Line>
      <Flex gap={2}>
        <Box flex="1">
          <Line>{setting}</Line>
        </Box>
        <CopyButton text={setting} label={text('alarm.unknownState.copy')} />
      </Flex>
    </Notice>
  );
}

function OddPrice({ alarm }: { alarm: Extract<Alarm, { kind: 'oddPrice' }> }) {
  const text = useText();
  const { factor, inCatalog, lines, operationId, ordered, orderId } = alarm;
  return (
    <Notice tone="warning" title={text('alarm.oddPrice.title', { factor, operationId, orderId })}>
      <Line>{text('alarm.oddPrice.body', { inCatalog, lines, ordered })}</Line>
    </Notice>
  );
}

function Refused({ alarm, maySteer }: AlarmProps<'refused'>) {
  const text = useText();
  const { droppedAt, lastAt, refusalId, since, status, stream, times } = alarm;
  return (
    <Notice
      tone="danger"
      title={text('alarm.refused.title', { stream: text(`stream.${stream}`), status })}
    >
      <Line>{text(`alarm.refused.${refusalCause(status)}`)}</Line>
      <Line muted>
        {text('alarm.refused.times', {
          times,
          since: <ExactMoment at={since} />,
          last: <Moment at={lastAt} tense="past" />,
        })}
      </Line>
      <Line muted>{text('alarm.refused.dropped', { when: <ExactMoment at={droppedAt} /> })}</Line>
      {maySteer && <SettleRefusal id={refusalId} />}
    </Notice>
  );
}

function Resend({ alarm, maySteer }: AlarmProps<'resend'>) {
  const text = useText();
  const exactly = useExactMoment();
  const { cause, from, outageId, stream, until } = alarm;
  const request = text('alarm.resend.request', {
    stream: text(`stream.${stream}`),
    from: exactly(from),
    until: exactly(until),
  });
  return (
    <Notice tone="danger" title={text('alarm.resend.title')}>
      <Line>{text(`alarm.resend.${cause}`)}</Line>
      <Flex gap={2}>
        <Box flex="1">
          <Line>{request}</Line>
        </Box>
        <CopyButton text={request} label={text('alarm.resend.copy')} />
      </Flex>
      {outageId === null && <Line muted>{text('alarm.resend.goesOn')}</Line>}
      {outageId !== null && maySteer && <SettleOutage id={outageId} request={request} />}
    </Notice>
  );
}

function SettleRefusal({ id }: { id: number }) {
  const [settle] = useSettleRefusalMutation();
  return <Settle what="settleRefusal" settle={() => settle({ id }).unwrap()} />;
}

function SettleOutage({ id, request }: { id: number; request: string }) {
  const [settle] = useSettleOutageMutation();
  return <Settle what="settleOutage" request={request} settle={() => settle({ id }).unwrap()} />;
}

interface SettleProps {
  what: 'settleOutage' | 'settleRefusal';
  /** What S-360's team was asked for. */
  request?: string;
  settle(): Promise<unknown>;
}

/** A button by which an operator ends an alarm, after a confirmation. */
function Settle({ request = '', settle, what }: SettleProps) {
  const text = useText();
  const { attempt, notify } = useAttempts();
  return (
    <Flex paddingTop={1}>
      <DecisionDialog
        texts={{
          title: text(`alarm.${what}.title`),
          effect: text(`alarm.${what}.body`, { request }),
          risk: text(`alarm.${what}.risk`),
          confirmLabel: text(`alarm.${what}.confirm`),
        }}
        variant="default"
        onConfirm={() => attempt(settle(), () => notify('success', text(`alarm.${what}.done`)))}
        trigger={
          <Button size="S" variant="tertiary">
            {text(`alarm.${what}.button`)}
          </Button>
        }
      />
    </Flex>
  );
}
