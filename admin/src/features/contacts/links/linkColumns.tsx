import { Link, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { Link as RouterLink } from 'react-router-dom';
import type { LinkStateName, LinkSummary } from '../../../../../server/src/contracts';
import { FailureWords } from '../FailureWords';
import { FieldNames } from '../../../shared/fields/FieldNames';
import { Line } from '../../../shared/components/Notice';
import type { Column } from '../../../shared/lists/PagedTable';
import { StateBadge } from '../StateBadge';
import { NextAttempt } from './NextAttempt';
import { useInstitutions } from '../../institutions';
import { contactLabel, openableContact } from './linkWords';
import { PLACES } from '../../../shared/places';
import { message } from '../../../translations/message';

export function useLinkColumns(): Column<LinkSummary>[] {
  const { formatMessage } = useIntl();
  const { nameOf } = useInstitutions();
  return [
    {
      name: 'contact',
      label: formatMessage(message('column.contact')),
      cell: (link) => <Contact link={link} />,
    },
    {
      name: 'institution',
      label: formatMessage(message('column.institution')),
      cell: ({ institution }) => <Typography>{nameOf(institution)}</Typography>,
    },
    {
      name: 'number',
      label: formatMessage(message('column.number')),
      cell: ({ contactNumber }) => <Typography>{contactNumber ?? '–'}</Typography>,
    },
    {
      name: 'state',
      label: formatMessage(message('column.state')),
      cell: ({ state }) => <StateBadge state={state} />,
    },
    {
      name: 'reason',
      label: formatMessage(message('column.reason')),
      cell: (link) => <Reason link={link} />,
      wraps: true,
    },
    {
      name: 'nextAttempt',
      label: formatMessage(message('column.nextAttempt')),
      cell: (link) => <NextAttempt link={link} />,
      wraps: true,
    },
  ];
}

function Contact({ link }: { link: LinkSummary }) {
  const { formatMessage } = useIntl();
  const label = contactLabel(link);
  const name =
    label.kind === 'name' ? label.name : formatMessage(message(`links.contact.${label.kind}`));
  const documentId = openableContact(link);
  if (documentId === null) return <Typography textColor="neutral600">{name}</Typography>;
  return (
    <Link tag={RouterLink} to={PLACES.contact(documentId)}>
      {name}
    </Link>
  );
}

function Reason({ link }: { link: LinkSummary }) {
  const { conflictFields, failure, pullFailure, state } = link;
  const why = failure ?? pullFailure;
  const isAllSaid = why !== null || state === 'harmed' || state === 'conflict';
  return (
    <>
      {conflictFields.length > 0 && <InConflict fields={conflictFields} />}
      {why !== null && <FailureWords failure={why} />}
      {!isAllSaid && <PlainReason state={state} />}
      {state === 'harmed' && <PlainReason state={state} />}
    </>
  );
}

function PlainReason({ state }: { state: Exclude<LinkStateName, 'conflict'> }) {
  const { formatMessage } = useIntl();
  return <Line muted>{formatMessage(message(`links.reason.${state}`))}</Line>;
}

function InConflict({ fields }: { fields: readonly string[] }) {
  const { formatMessage } = useIntl();
  const named = { fields: <FieldNames fields={fields} /> };
  return <Line>{formatMessage(message('links.reason.conflict'), named)}</Line>;
}
