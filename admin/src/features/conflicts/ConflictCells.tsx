import type { ReactNode } from 'react';
import { Link, Typography } from '@strapi/design-system';
import { Link as RouterLink } from 'react-router-dom';
import { isHeldBecause, type ConflictStatus } from '../../../../server/src/contracts';
import { Cell } from '../../shared/components/FlatTable';
import { Line } from '../../shared/components/Line';
import { useFieldNames } from '../../shared/fields/useFieldNames';
import { PLACES } from '../../shared/places';
import { ExactMoment } from '../../shared/time/ExactMoment';
import { useText } from '../../shared/words/useText';
import { useCauseWords } from '../contacts';
import { useInstitutions } from '../institutions';

interface ContactCellProps {
  contact: Pick<ConflictStatus, 'contactDocumentId' | 'contactName' | 'contactNumber'>;
  institution: string;
}

export function ContactCell({ contact, institution }: ContactCellProps) {
  const text = useText();
  const { nameOf } = useInstitutions();
  const { contactDocumentId, contactName, contactNumber } = contact;
  return (
    <Cell>
      <Link tag={RouterLink} to={PLACES.contactPage(contactDocumentId)}>
        {contactName === '' ? text('conflicts.noName') : contactName}
      </Link>
      <Line muted>
        {[contactNumber, nameOf(institution)].filter((part) => part !== null).join(', ')}
      </Line>
    </Cell>
  );
}

export function FieldCell({ conflict: { field, rule } }: { conflict: ConflictStatus }) {
  const text = useText();
  const { nameOf } = useFieldNames();
  return (
    <Cell>
      <Typography variant="pi" fontWeight="bold">
        {nameOf(field)}
      </Typography>
      {isHeldBecause(rule) && <Line muted>{text(`conflicts.${rule}`)}</Line>}
    </Cell>
  );
}

interface ValueCellProps {
  value: string;
  at?: string | null;
  change?: ConflictStatus['localChangedBy'];
  children?: ReactNode;
}

export function ValueCell({ at = null, change = null, children, value }: ValueCellProps) {
  const { causeOf } = useCauseWords();
  return (
    <Cell>
      <Line>
        <span style={{ whiteSpace: 'pre-line' }}>{value}</span>
      </Line>
      {at !== null && (
        <Line muted>
          {change !== null && `${causeOf(change)}, `}
          <ExactMoment at={at} />
        </Line>
      )}
      {children}
    </Cell>
  );
}
