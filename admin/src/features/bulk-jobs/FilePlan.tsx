import { Fragment } from 'react';
import { Box, Flex, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { Link } from 'react-router-dom';
import type { BulkJobState, FileImportPlan, Reason } from '../../../../server/src/contracts';
import { Fact } from '../../shared/components/Fact';
import { Line } from '../../shared/components/Line';
import { Notice } from '../../shared/components/Notice';
import { Part } from '../../shared/components/Part';
import { TextLink } from '../../shared/components/TextLink';
import { PLACES } from '../../shared/places';
import { ReasonText } from '../../shared/reasons/ReasonText';
import { contactsThatFit, linesToLookAt, MORE_CONTACTS } from './fileColumns';
import { differsFromDryRun, namedCounts } from './bulkJobs';
import { useText } from '../../shared/words/useText';
import { useCountName } from './BulkJobFacts';

const MAX_LINES = 20;

const WORDS = {
  refused: 'refused',
  ambiguous: 'ambiguous',
  kept: 'odd',
  warning: 'odd',
} as const;

/** The result of the dry run of a file, with the first lines that a person should check. */
export function FilePlan({ plan }: { plan: FileImportPlan }) {
  const text = useText();
  const { calls, callsWithoutApproval: limit = calls } = plan;
  return (
    <Flex direction="column" alignItems="stretch" gap={4} role="status">
      <Notice tone="secondary" title={text('bulkJob.dryRun.title')}>
        <Line>{text('file.cost', { calls })}</Line>
        {calls > limit && <Line>{text('file.approval', { limit })}</Line>}
      </Notice>
      <Counts plan={plan} />
      <Lines plan={plan} of="leftOut" />
      <Lines plan={plan} of="odd" />
    </Flex>
  );
}

/** What the dry run of a file announced, as far as the import itself does not say more. */
export function PastFilePlan({ plan, state }: { plan: FileImportPlan; state: BulkJobState }) {
  const text = useText();
  const hasCounts = differsFromDryRun(state);
  const hasLines = plan.findings.some(({ outcome }) => outcome !== 'kept');
  if (!hasCounts && !hasLines) return null;
  return (
    <Part title={text('bulkJob.dryRun.past')}>
      {hasCounts && <Counts plan={plan} />}
      <Lines plan={plan} of="leftOut" />
      <Lines plan={plan} of="odd" />
    </Part>
  );
}

function Counts({ plan }: { plan: FileImportPlan }) {
  const { formatNumber } = useIntl();
  const countName = useCountName();
  return (
    <Flex tag="dl" gap={6} wrap="wrap" alignItems="flex-start">
      {namedCounts(plan.counts).map(([name, count]) => (
        <Fact key={name} name={countName(name)}>
          {formatNumber(count)}
        </Fact>
      ))}
    </Flex>
  );
}

function Lines({ plan, of }: { plan: FileImportPlan; of: 'leftOut' | 'odd' }) {
  const { formatList } = useIntl();
  const text = useText();
  const lines = linesToLookAt(plan, of, MAX_LINES);
  if (lines.length === 0) return null;
  return (
    <Box>
      <Typography tag="h3" variant="epsilon" fontWeight="bold" paddingBottom={2} display="block">
        {text(`file.${of}`)}
      </Typography>
      <ul>
        {lines.map(({ line, outcome, reasons }) => (
          <li key={line}>
            <Line>
              {text(`file.line.${WORDS[outcome]}`, {
                line,
                reasons: formatList(
                  reasons.map((reason, index) => <LineReason key={index} reason={reason} />),
                  { type: 'unit' },
                ),
              })}
            </Line>
          </li>
        ))}
      </ul>
    </Box>
  );
}

/** Why a line needs a look; contacts that it fits are links, as their ids say nothing to a person. */
function LineReason({ reason }: { reason: Reason }) {
  const text = useText();
  const ids = contactsThatFit(reason);
  if (ids.length === 0) return <ReasonText reason={reason} />;
  const contacts = ids.map((id, index) => (
    <Fragment key={id}>
      {index > 0 && ', '}
      {id === MORE_CONTACTS ? (
        id
      ) : (
        <TextLink tag={Link} to={PLACES.contact(id)}>
          {id}
        </TextLink>
      )}
    </Fragment>
  ));
  return <>{text('reason.rowMatches', { contacts: <>{contacts}</> })}</>;
}
