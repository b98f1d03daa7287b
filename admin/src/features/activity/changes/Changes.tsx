import { Link, Typography } from '@strapi/design-system';
import { Link as RouterLink } from 'react-router-dom';
import type { FieldChange } from '../../../../../server/src/contracts';
import { Cell, FlatTable, TableFrame } from '../../../shared/components/FlatTable';
import { Loaded } from '../../../shared/components/Loaded';
import { Line } from '../../../shared/components/Line';
import { Part } from '../../../shared/components/Part';
import { useFieldNames } from '../../../shared/fields/useFieldNames';
import { useAllowed } from '../../../shared/permissions/useAllowed';
import { PLACES } from '../../../shared/places';
import { useText } from '../../../shared/words/useText';
import { useGetChangesQuery } from '../activityApi';
import type { ChangedBy } from '../activityApi';
import { PayloadWithheld } from '../PayloadWithheld';

interface ChangesProps {
  by: ChangedBy;
  institution: string;
}

/** What a delivery or a call changed, for those who may see personal data. */
export function Changes({ by, institution }: ChangesProps) {
  const text = useText();
  const maySee = useAllowed('readPayloads').at(institution);
  return (
    <Part title={text(`changes.title.${by.kind}`)}>
      {maySee ? <Known by={by} /> : <PayloadWithheld />}
    </Part>
  );
}

export function DeliveryChanges({ id, institution }: { id: number; institution: string }) {
  return <Changes by={{ kind: 'deliveries', id }} institution={institution} />;
}

function Known({ by }: { by: ChangedBy }) {
  const text = useText();
  const changes = useGetChangesQuery(by);
  return (
    <Loaded query={changes}>
      {(known) =>
        known.length === 0 ? (
          <Line muted>{text(`changes.none.${by.kind}`)}</Line>
        ) : (
          <ChangeTable changes={known} label={text(`changes.title.${by.kind}`)} />
        )
      }
    </Loaded>
  );
}

const COLUMNS = [
  { label: 'changes.column.contact' },
  { label: 'changes.column.field' },
  { label: 'changes.column.before' },
  { label: 'changes.column.after' },
] as const;

function ChangeTable({ changes, label }: { changes: readonly FieldChange[]; label: string }) {
  const text = useText();
  const { nameOf } = useFieldNames();
  return (
    <TableFrame>
      <FlatTable label={label} columns={COLUMNS}>
        {changes.map(({ id, contact, field, newValue, oldValue }) => (
          <tr key={id}>
            <Cell>
              <Link tag={RouterLink} to={PLACES.contact(contact.documentId)}>
                {contact.name || text('activity.contact')}
              </Link>
            </Cell>
            <Cell>
              <Link tag={RouterLink} to={PLACES.contactHistory(contact.documentId, field)}>
                {field === null ? text('changes.created') : nameOf(field)}
              </Link>
            </Cell>
            <Cell>
              <Value value={oldValue} />
            </Cell>
            <Cell>
              <Value value={newValue} />
            </Cell>
          </tr>
        ))}
      </FlatTable>
    </TableFrame>
  );
}

function Value({ value }: { value: string | null }) {
  return (
    <Typography textColor="neutral800" style={{ overflowWrap: 'anywhere' }}>
      {value ?? '–'}
    </Typography>
  );
}
