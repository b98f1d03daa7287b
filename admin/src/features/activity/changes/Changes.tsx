import { Box, Link, Typography } from '@strapi/design-system';
import { Link as RouterLink } from 'react-router-dom';
import type { FieldChange } from '../../../../../server/src/contracts';
import { Cell, FlatTable, TableHead } from '../../../shared/components/FlatTable';
import { Loaded } from '../../../shared/components/Loaded';
import { Line } from '../../../shared/components/Notice';
import { Part } from '../../../shared/components/Part';
import { useFieldNames } from '../../../shared/fields/useFieldNames';
import { useMaySeePayloads } from '../../../shared/hooks/usePermissions';
import { PLACES } from '../../../shared/places';
import { useText } from '../../../shared/words/useText';
import { useGetChangesQuery } from '../activityApi';
import type { ChangedBy } from '../activityApi';
import { PayloadWithheld } from '../PayloadWithheld';

/** What a delivery or a call changed, for those who may see personal data. */
export function Changes({ by }: { by: ChangedBy }) {
  const text = useText();
  const maySee = useMaySeePayloads();
  return (
    <Part title={text(`changes.title.${by.kind}`)}>
      {maySee ? <Known by={by} /> : <PayloadWithheld />}
    </Part>
  );
}

/** What a delivery changed. */
export function DeliveryChanges({ id }: { id: number }) {
  return <Changes by={{ kind: 'deliveries', id }} />;
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
    <Box background="neutral0" hasRadius shadow="tableShadow" style={{ overflowX: 'auto' }}>
      <FlatTable aria-label={label}>
        <TableHead columns={COLUMNS} />
        <tbody>
          {changes.map(({ id, contact, field, newValue, oldValue }) => (
            <tr key={id}>
              <Cell>
                <Link tag={RouterLink} to={PLACES.contact(contact.documentId)}>
                  {contact.name || text('activity.contact')}
                </Link>
              </Cell>
              <Cell>
                <Typography>{field === null ? text('changes.created') : nameOf(field)}</Typography>
              </Cell>
              <Cell>
                <Value value={oldValue} />
              </Cell>
              <Cell>
                <Value value={newValue} />
              </Cell>
            </tr>
          ))}
        </tbody>
      </FlatTable>
    </Box>
  );
}

function Value({ value }: { value: string | null }) {
  return (
    <Typography textColor="neutral800" style={{ overflowWrap: 'anywhere' }}>
      {value ?? '–'}
    </Typography>
  );
}
