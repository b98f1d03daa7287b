import { Link } from '@strapi/design-system';
import { Link as RouterLink } from 'react-router-dom';
import type { BulkJobDetails, UndoRefusal } from '../../../../server/src/contracts';
import { Moment } from '../../shared/time/Moment';
import { Line } from '../../shared/components/Line';
import { Notice } from '../../shared/components/Notice';
import { useFieldNames } from '../../shared/fields/useFieldNames';
import { PLACES } from '../../shared/places';
import { useText } from '../../shared/words/useText';

const MAX_SHOWN = 20;

/** The contacts that an undo left unchanged because of an error. A person should check them. */
export function UndoRefused({ job: { undoRefused } }: { job: BulkJobDetails }) {
  const text = useText();
  if (undoRefused.length === 0) return null;
  return (
    <Notice tone="warning" title={text('undo.refused.title')}>
      <Line>{text('undo.refused.advice')}</Line>
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
  const text = useText();
  const { nameOf } = useFieldNames();
  const { at, code, contactDocumentId, field } = refusal;
  const said = { code, when: <Moment at={at} tense="past" /> };
  return (
    <Line>
      <Link tag={RouterLink} to={PLACES.contact(contactDocumentId)}>
        {contactDocumentId}
      </Link>{' '}
      {field !== null && `${nameOf(field)} `}
      {text('failure.code', said)}
    </Line>
  );
}
