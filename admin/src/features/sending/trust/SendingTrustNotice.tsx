import { Flex, Button } from '@strapi/design-system';
import type {
  InstitutionStatus,
  SaveFinding,
  SendingStatus,
  StopCause,
} from '../../../../../server/src/contracts';
import { Line } from '../../../shared/components/Line';
import { Notice } from '../../../shared/components/Notice';
import { useAllowed } from '../../../shared/permissions/useAllowed';
import { useFieldNames } from '../../../shared/fields/useFieldNames';
import { useText } from '../../../shared/words/useText';
import { useQuietPolling } from '../../../shared/hooks/useQuietPolling';
import { DecisionDialog } from '../../../shared/components/DecisionDialog';
import { useAttempts } from '../../../shared/hooks/useAttempts';
import { useGetSaveFindingsQuery, useDismissFindingMutation } from './trustApi';
import { cureOf, cureOfLost, ignoredFields } from './cures';
import { Cure, Finding, Restore } from './Findings';
import { StartSending } from './StartSending';

/**
 * Dismisses a finding: the contact stays as it is in S-360, by decision of a person who has
 * checked.
 */
function Dismiss({ finding, institution }: { finding: SaveFinding; institution: string }) {
  const text = useText();
  const { attempt, notify } = useAttempts();
  const [dismiss] = useDismissFindingMutation();
  const { contactNumber, reference } = finding;
  const number = contactNumber ?? '';
  return (
    <Flex paddingTop={1}>
      <DecisionDialog
        texts={{
          title: text('trust.dismiss.title', { number }),
          effect: text('trust.dismiss.effect'),
          confirmLabel: text('trust.dismiss.confirm'),
        }}
        onConfirm={() =>
          attempt(dismiss({ institution, reference }).unwrap(), () =>
            notify('success', text('trust.dismiss.done', { number })),
          )
        }
        trigger={
          <Button size="S" variant="tertiary">
            {text('trust.dismiss.button')}
          </Button>
        }
      />
    </Flex>
  );
}

/**
 * Why nothing is sent to an institution, and what to do about it; renders nothing if all is well.
 */
export function SendingTrustNotice({ institution }: { institution: InstitutionStatus }) {
  const { status } = institution.sending;
  switch (status.state) {
    case 'notStarted':
      return <NotStarted institution={institution} />;
    case 'stopped':
      return <Stopped institution={institution} status={status} />;
    case 'started':
      return institution.sending.openFindings > 0 ? <StillLost institution={institution} /> : null;
  }
}

/** Sending continues, but earlier losses are neither restored nor dismissed. */
function StillLost({ institution }: { institution: InstitutionStatus }) {
  const text = useText();
  const mayStart = useAllowed('startSending').at(institution.code);
  const { code } = institution;
  const { data = [] } = useGetSaveFindingsQuery({ institution: code }, useQuietPolling());
  const findings = data.filter(({ state }) => state === 'lost' || state === 'toRestore');
  const cure = cureOfLost(findings, institution);
  return (
    <Notice tone="warning" title={text('trust.open.title')}>
      <Line>{text('trust.open.body')}</Line>
      <Findings findings={findings} institution={institution} />
      {cure && <Cure cure={cure} />}
      {mayStart && (
        <Flex paddingTop={1}>
          <Restore institution={institution} findings={findings} />
        </Flex>
      )}
    </Notice>
  );
}

/** Contacts that saves harmed; users who may start sending decide about each. */
function Findings({
  findings,
  institution,
}: {
  findings: readonly SaveFinding[];
  institution: InstitutionStatus;
}) {
  const mayDecide = useAllowed('startSending').at(institution.code);
  return findings.map((finding) => (
    <Finding key={finding.reference} finding={finding}>
      {mayDecide && finding.state === 'lost' && (
        <Dismiss finding={finding} institution={institution.code} />
      )}
    </Finding>
  ));
}

/** A person, or the import of another Strapi's data, stops bookings as well. */
const STOPS_ALL: readonly StopCause[] = ['person', 'imported'];

function Stopped({
  institution,
  status,
}: {
  institution: InstitutionStatus;
  status: Extract<SendingStatus, { state: 'stopped' }>;
}) {
  const text = useText();
  const { listOf } = useFieldNames();
  const { cause } = status;
  const mayStart = useAllowed('startSending').at(institution.code);
  const { code, links } = institution;
  const { data } = useGetSaveFindingsQuery({ institution: code }, useQuietPolling());
  const findings = data ?? [];
  const cure = data && cureOf(status, data, institution);
  const cureOfOthers = cause === 'lost' ? null : cureOfLost(findings, institution);
  return (
    <Notice tone="danger" title={text(`trust.stopped.title.${cause}`)}>
      <Line>{text('trust.stopped.body', { count: links.pending })}</Line>
      {!STOPS_ALL.includes(cause) && <Line>{text('trust.stopped.bookings')}</Line>}
      {cure && <Cure cure={cure} fields={listOf(ignoredFields(status))} />}
      <Findings findings={findings} institution={institution} />
      {cureOfOthers && <Cure cure={cureOfOthers} />}
      {mayStart && (
        <Flex paddingTop={1} gap={2}>
          <Restore institution={institution} findings={findings} />
          <StartSending institution={institution} />
        </Flex>
      )}
    </Notice>
  );
}

function NotStarted({ institution }: { institution: InstitutionStatus }) {
  const text = useText();
  const mayStart = useAllowed('startSending').at(institution.code);
  return (
    <Notice tone="warning" title={text('trust.notStarted.title')}>
      <Line>{text('trust.notStarted.body', { count: institution.links.pending })}</Line>
      <Line>{text('trust.notStarted.toDo')}</Line>
      {mayStart && (
        <Flex paddingTop={1}>
          <StartSending institution={institution} />
        </Flex>
      )}
    </Notice>
  );
}
