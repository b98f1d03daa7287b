import { Link } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { Link as RouterLink } from 'react-router-dom';
import type { BulkJobDetails, UndoRefusal } from '../../../../server/src/contracts';
import { Moment } from '../../shared/time/Moment';
import { Line, Notice } from '../../shared/components/Notice';
import { useFieldNames } from '../../shared/fields/useFieldNames';
import { PLACES } from '../../shared/places';
import { message } from '../../translations/message';

const MAX_SHOWN = 20;

/** The contacts that an undo left unchanged because of an error. A person should check them. */
export function UndoRefused({ job: { undoRefused } }: { job: BulkJobDetails }) {
  const { formatMessage } = useIntl();
  if (undoRefused.length === 0) return null;
  return (
    <Notice tone="warning" title={formatMessage(message('undo.refused.title'))}>
      <Line>{formatMessage(message('undo.refused.advice'))}</Line>
      <ul>
        {undoRefused.slice(0, MAX_SHOWN).map((refusal) => (
          <li key={`${refusal.contactDocumentId}/${refusal.field ?? ''}/${refusal.at}`}>
            <Refusal refusal={refusal} />
          </li>
        ))}
      </ul>
    </Notice>
  );
}

function Refusal({ refusal }: { refusal: UndoRefusal }) {
  const { formatMessage } = useIntl();
  const { nameOf } = useFieldNames();
  const { at, code, contactDocumentId, field } = refusal;
  const said = { code, when: <Moment at={at} tense="past" /> };
  return (
    <Line>
      <Link tag={RouterLink} to={PLACES.contact(contactDocumentId)}>
        {contactDocumentId}
      </Link>{' '}
      {field !== null && `${nameOf(field)} `}
      {formatMessage(message('failure.code'), said)}
    </Line>
  );
}
