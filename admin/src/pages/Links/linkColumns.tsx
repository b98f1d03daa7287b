import { Link, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { Link as RouterLink } from 'react-router-dom';
import type { LinkSummary } from '../../../../server/src/contracts';
import { FailureWords } from '../../components/FailureWords';
import { Moment } from '../../components/Moment';
import { Line } from '../../components/Notice';
import type { Column } from '../../components/PagedTable';
import { StateBadge } from '../../components/StateBadge';
import { useInstitutions } from '../../hooks/useInstitutions';
import { contactLabel, openableContact } from '../../overview/linkWords';
import { PLACES } from '../../overview/places';
import { message } from '../../translations/message';

/** The columns of the list of contact links. */
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
      cell: ({ nextAttemptAt }) => <NextAttempt at={nextAttemptAt} />,
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

function Reason({ link: { failure, pullFailure, state } }: { link: LinkSummary }) {
  const { formatMessage } = useIntl();
  const why = failure ?? pullFailure;
  if (why === null) return <Line muted>{formatMessage(message(`links.reason.${state}`))}</Line>;
  return <FailureWords failure={why} />;
}

function NextAttempt({ at }: { at: string | null }) {
  return <Typography>{at === null ? '–' : <Moment at={at} tense="future" />}</Typography>;
}
