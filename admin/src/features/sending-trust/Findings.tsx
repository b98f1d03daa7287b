import type { ReactNode } from 'react';
import { Box, Button, Flex, Link, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { NavLink } from 'react-router-dom';
import type {
  HarmedValue,
  InstitutionStatus,
  SaveFinding,
  StopCause,
} from '../../../../server/src/contracts';
import { CopyButton } from '../../components/CopyButton';
import { DecisionDialog, useDialogOpen } from '../../components/DecisionDialog';
import { Moment } from '../../components/Moment';
import { Line } from '../../components/Notice';
import { useAttempts } from '../../hooks/useAttempts';
import { useFieldNames } from '../../hooks/useFieldNames';
import { useReasons } from '../../hooks/useReasons';
import { PLACES } from '../../overview/places';
import { message } from '../../translations/message';
import { useRestoreLostMutation } from './api';

/** The line of the configuration that cures what saves did. */
const CURES: Partial<Record<StopCause, string>> = {
  lost: "assumptions: { writes: 'full' },",
  notDone: "assumptions: { saveIndividual: { form: 'nested', contact: 'individualContactData' } },",
};

/** What cures it, with the line to copy into the configuration. */
export function Cure({ cause }: { cause: StopCause }) {
  const { formatMessage } = useIntl();
  if (cause === 'person') return null;
  const line = CURES[cause];
  return (
    <>
      <Line>{formatMessage(message(`trust.cure.${cause}`))}</Line>
      {line && (
        <Flex gap={2}>
          <Box flex="1" background="neutral0" padding={2} hasRadius>
            <Typography tag="code" variant="pi" style={{ fontFamily: 'monospace' }}>
              {line}
            </Typography>
          </Box>
          <CopyButton text={line} label={formatMessage(message('trust.cure.copy'))} />
        </Flex>
      )}
    </>
  );
}

/** A contact that a save harmed, and the values of it. */
export function Finding({ children, finding }: { finding: SaveFinding; children?: ReactNode }) {
  const { formatMessage } = useIntl();
  const inWords = useReasons();
  const { areValuesShown, contactDocumentId, contactNumber, failure, reference, state } = finding;
  const name =
    contactNumber === null
      ? formatMessage(message('trust.finding.new'))
      : formatMessage(message('trust.finding.contact'), { number: contactNumber });
  return (
    <Box tag="section" paddingTop={2}>
      {contactDocumentId === null ? (
        <Line>{name}</Line>
      ) : (
        <Link tag={NavLink} to={PLACES.contact(contactDocumentId)}>
          {name}
        </Link>
      )}
      <Line muted>
        <WhatBecame finding={finding} />
      </Line>
      <Box tag="ul" paddingLeft={4} style={{ listStyle: 'disc' }}>
        {finding.values.map((value) => (
          <li key={`${reference}/${value.place}`}>
            <Line>
              <Value value={value} isHidden={!areValuesShown} isNotDone={state === 'notDone'} />
            </Line>
          </li>
        ))}
      </Box>
      {!areValuesShown && <Line muted>{formatMessage(message('trust.value.hidden'))}</Line>}
      {state === 'lost' && finding.mayBeAnothers && (
        <Line muted>{formatMessage(message('trust.finding.sameTime'))}</Line>
      )}
      {failure && <Line>{inWords(failure.message)}</Line>}
      {children}
    </Box>
  );
}

function WhatBecame({ finding }: { finding: SaveFinding }): ReactNode {
  const { formatMessage } = useIntl();
  const { at, restoredBy, state } = finding;
  if (state !== 'restored') return formatMessage(message(`trust.finding.${state}`));
  return formatMessage(message('trust.finding.restored'), {
    when: <Moment at={at} tense="past" />,
    name: restoredBy?.name ?? formatMessage(message('trust.somebody')),
  });
}

function Value({
  isHidden,
  isNotDone,
  value: { after, before, field, place, sent },
}: {
  value: HarmedValue;
  isHidden: boolean;
  isNotDone: boolean;
}): ReactNode {
  const { formatMessage } = useIntl();
  const { nameOf } = useFieldNames();
  const name = nameOf(field ?? place);
  const isConsent = field?.startsWith('consent:') ?? false;
  const shown = (value: string | null): string => {
    if (value === null) return '–';
    if (!isConsent) return value;
    return formatMessage(message(value === 'true' ? 'consents.allowed' : 'consents.refused'));
  };
  if (isHidden && before === null && sent === null) return name;
  if (isNotDone)
    return formatMessage(message('trust.value.notSaved'), { field: name, sent: shown(sent) });
  if (after === null)
    return formatMessage(message('trust.value.gone'), { field: name, before: shown(before) });
  return formatMessage(message('trust.value.other'), {
    field: name,
    before: shown(before),
    after: shown(after),
  });
}

/** Sends S-360 the former values; offered once that cannot do harm again. */
export function Restore({
  findings,
  institution: { code },
}: {
  findings: readonly SaveFinding[];
  institution: InstitutionStatus;
}) {
  const { formatMessage } = useIntl();
  const dialog = useDialogOpen();
  const { attempt, tell } = useAttempts();
  const [restore] = useRestoreLostMutation();
  const lost = findings.filter(({ state }) => state === 'lost');
  if (lost.length === 0) return null;
  if (lost.some(({ needsSetting }) => needsSetting))
    return <Line muted>{formatMessage(message('trust.restore.needsSetting'))}</Line>;
  return (
    <DecisionDialog
      {...dialog}
      texts={{
        title: formatMessage(message('trust.restore.title')),
        effect: formatMessage(message('trust.restore.effect')),
        confirmLabel: formatMessage(message('trust.restore.confirm')),
      }}
      variant="default"
      onConfirm={() =>
        attempt(restore({ institution: code }).unwrap(), (count) =>
          tell('success', formatMessage(message('trust.restore.done'), { count })),
        )
      }
      trigger={
        <Button size="S" variant="default">
          {formatMessage(message('trust.restore.button'))}
        </Button>
      }
    />
  );
}
