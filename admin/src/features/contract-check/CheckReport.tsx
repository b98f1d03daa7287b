import { useId } from 'react';
import { Box, Button, Flex, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import {
  COMMAND_LINE_AUTHOR,
  verdictInWords,
  type ContractCheckDetails,
  type ContractCheckStatus,
} from '../../../../server/src/contracts';
import { Card } from '../../shared/components/Card';
import { Moment } from '../../shared/time/Moment';
import { Line } from '../../shared/components/Line';
import { ProgressLine } from '../../shared/components/ProgressLine';
import { useAttempts } from '../../shared/hooks/useAttempts';
import { useBusy } from '../../shared/hooks/useBusy';
import { useInstitutions } from '../institutions';
import { useText } from '../../shared/words/useText';
import { AssumptionsTable } from './AssumptionsTable';
import { useCancelCheckMutation } from './checksApi';
import { isSentInSpiteOf } from './isSentInSpiteOf';
import { Remainders } from './Remainders';
import { SettingsToCopy } from './SettingsToCopy';
import { StepList } from './StepList';
import { useCheckWords } from './useCheckWords';
import { VerdictSign } from './VerdictSign';

/** The results of a check so far, or its final results; whatever needs a person comes first. */
export function CheckReport({ check }: { check: ContractCheckDetails }) {
  const text = useText();
  const titleId = useId();
  const stepsId = useId();
  const isRunning = check.state === 'running';
  return (
    <Card tag="section" titleId={titleId} gap={5} padding={6}>
      <Heading check={check} titleId={titleId} />
      {isRunning && <Progress check={check} />}
      <Remainders check={check} />
      {check.settings.length > 0 && <SettingsToCopy check={check} />}
      <Box tag="section" aria-labelledby={stepsId}>
        <Typography id={stepsId} tag="h3" variant="omega" fontWeight="bold">
          {text('contractCheck.report.steps')}
        </Typography>
        <StepList steps={check.steps} />
      </Box>
      {!isRunning && <AssumptionsTable assumptions={check.assumptions} />}
    </Card>
  );
}

function Heading({ check, titleId }: { check: ContractCheckDetails; titleId: string }) {
  const text = useText();
  const { institutions, nameOf } = useInstitutions();
  const words = useCheckWords();
  const institution = institutions.find(({ code }) => code === check.institution);
  const verdict = verdictInWords(check, words);
  return (
    <Flex gap={4} alignItems="flex-start">
      <VerdictSign check={check} />
      <Flex direction="column" alignItems="stretch" gap={1} flex="1">
        <Typography id={titleId} tag="h2" variant="beta">
          {verdict ?? text('contractCheck.running.title')}
        </Typography>
        {verdict !== null && (
          <Line>{text('contractCheck.verdict.open', { count: check.untested })}</Line>
        )}
        {check.startedSending && (
          <Line>
            {text('contractCheck.startedSending', {
              institution: nameOf(check.institution),
            })}
          </Line>
        )}
        {institution && isSentInSpiteOf(check, institution) && (
          <Line>{text('contractCheck.sendingGoesOn', { institution: institution.name })}</Line>
        )}
        <Line muted>
          <CheckOrigin check={check} />
        </Line>
      </Flex>
    </Flex>
  );
}

export function CheckOrigin({ check }: { check: ContractCheckStatus }) {
  const text = useText();
  const { calls, startedAt, startedBy, writes } = check;
  const isOfCommandLine = startedBy?.id.startsWith(COMMAND_LINE_AUTHOR) ?? false;
  const name = startedBy?.name ?? text('contractCheck.report.somebody');
  const author = isOfCommandLine ? text('contractCheck.report.commandLine', { name }) : name;
  return (
    <>
      {text('contractCheck.report.by', {
        author,
        calls,
        when: <Moment at={startedAt} tense="past" />,
      })}
      {', '}
      {text(writes ? 'contractCheck.report.writing' : 'contractCheck.report.reading')}
    </>
  );
}

/** The progress of a running check, what it waits for, and a button to cancel it. */
function Progress({ check }: { check: ContractCheckDetails }) {
  const { formatTime } = useIntl();
  const text = useText();
  const { institution, id, steps, wait } = check;
  const tried = steps.filter(({ calls, state }) => state !== 'untested' || calls > 0);
  const done = tried.filter(({ state }) => state !== 'waiting' && state !== 'running').length;
  const running = tried.find(({ state }) => state === 'running');
  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      {running && (
        <Typography tag="p" fontWeight="semiBold">
          {text('contractCheck.running.step', {
            position: done + 1,
            count: tried.length,
            step: text(`contractCheck.step.${running.step}`),
          })}
        </Typography>
      )}
      <ProgressLine value={(100 * done) / Math.max(1, tried.length)} $color="primary600" />
      {wait && (
        <Line>
          {text(`contractCheck.running.wait.${wait.because}`, {
            time: formatTime(wait.until, { timeStyle: 'medium' }),
          })}
        </Line>
      )}
      <CancelButton institution={institution} id={id} />
    </Flex>
  );
}

function CancelButton({ id, institution }: { id: number; institution: string }) {
  const text = useText();
  const { busy, run } = useBusy();
  const { attempt, notify } = useAttempts();
  const [cancel] = useCancelCheckMutation();
  const onClick = () =>
    run(() =>
      attempt(cancel({ id, institution }).unwrap(), () =>
        notify('info', text('contractCheck.cancel.done')),
      ),
    );
  return (
    <Flex>
      <Button variant="tertiary" loading={busy} onClick={() => void onClick()}>
        {text('contractCheck.cancel')}
      </Button>
    </Flex>
  );
}
