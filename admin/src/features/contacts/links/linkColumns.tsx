import { Typography, Link } from '@strapi/design-system';
import { Link as RouterLink } from 'react-router-dom';
import type { LinkStateName, LinkSummary } from '../../../../../server/src/contracts';
import { FailureWords } from '../../../shared/reasons/FailureWords';
import { FieldNames } from '../../../shared/fields/FieldNames';
import { Line } from '../../../shared/components/Line';
import type { Column } from '../../../shared/lists/PagedTable';
import { useText } from '../../../shared/words/useText';
import { PLACES } from '../../../shared/places';
import { Moment } from '../../../shared/time/Moment';
import { useNow } from '../../../shared/time/useNow';
import { useInstitutions } from '../../institutions';
import { StateBadge } from '../StateBadge';
import { contactLabel, openableContact } from './linkWords';
import { nextAttemptWords } from './nextAttemptWords';

const LOOKED_AT_EVERY_MS = 2_000;

/** The time of the next call for a link, or what must happen before it. */
function NextAttempt({ link }: { link: LinkSummary }) {
  const text = useText();
  const words = nextAttemptWords(link, useNow(LOOKED_AT_EVERY_MS));
  switch (words.kind) {
    case 'none':
      return <Typography>–</Typography>;
    case 'at':
      return (
        <Typography>
          <Moment at={words.at} tense="future" />
        </Typography>
      );
    case 'words':
      return <Line>{text(words.text, words.values)}</Line>;
  }
}

/** The contact of a link, with its page while it exists. */
function LinkedContact({ link }: { link: LinkSummary }) {
  const text = useText();
  const label = contactLabel(link);
  const name = label.kind === 'name' ? label.name : text(`links.contact.${label.kind}`);
  const documentId = openableContact(link);
  if (documentId === null) return <Typography textColor="neutral600">{name}</Typography>;
  return (
    <Link tag={RouterLink} to={PLACES.contactPage(documentId)}>
      {name}
    </Link>
  );
}

/** The columns of a list of S-360 records. */
export function useLinkColumns(): Column<LinkSummary>[] {
  const text = useText();
  const { nameOf } = useInstitutions();
  return [
    {
      name: 'contact',
      label: text('column.contact'),
      cell: (link) => <LinkedContact link={link} />,
    },
    {
      name: 'institution',
      label: text('column.institution'),
      cell: ({ institution }) => <Typography>{nameOf(institution)}</Typography>,
    },
    {
      name: 'number',
      label: text('column.number'),
      cell: ({ contactNumber }) => <Typography>{contactNumber ?? '–'}</Typography>,
    },
    {
      name: 'state',
      label: text('column.state'),
      cell: (link) => <StateBadge state={link.state} />,
    },
    {
      name: 'reason',
      label: text('column.reason'),
      cell: (link) => <Reason link={link} />,
      wraps: true,
    },
    {
      name: 'nextAttempt',
      label: text('column.nextAttempt'),
      cell: (link) => <NextAttempt link={link} />,
      wraps: true,
    },
  ];
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
  const text = useText();
  return <Line muted>{text(`links.reason.${state}`)}</Line>;
}

function InConflict({ fields }: { fields: readonly string[] }) {
  const text = useText();
  const named = { fields: <FieldNames fields={fields} /> };
  return <Line>{text('links.reason.conflict', named)}</Line>;
}
