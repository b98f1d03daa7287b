import { useId, useState } from 'react';
import type { ReactNode } from 'react';
import { Box, Flex, TextButton, Typography } from '@strapi/design-system';
import { ChevronDown, ChevronUp } from '@strapi/icons';
import type {
  ComparedField,
  ContactSyncStatus,
  HeldField,
} from '../../../../../server/src/contracts';
import { Cell, FlatTable } from '../../../shared/components/FlatTable';
import { Line } from '../../../shared/components/Line';
import { StatusWord } from '../../../shared/components/StatusWord';
import { useFieldNames } from '../../../shared/fields/useFieldNames';
import { ExactMoment } from '../../../shared/time/ExactMoment';
import { useText } from '../../../shared/words/useText';
import { useCauseWords } from '../history/useCauseWords';
import type { SyncRequests } from '../queries/syncRequests';
import { FIELD_VARIANTS, openFirst } from '../model/comparedFields';
import { AllConflicts, ConflictDecision } from './ConflictDecision';
import { Value } from './Value';

interface ComparedFieldsProps {
  status: ContactSyncStatus;
  fields: readonly ComparedField[];
  mayDecide: boolean;
  requests: SyncRequests;
}

/** A contact's fields on both sides: those that differ, and folded those that are the same. */
export function ComparedFields({ fields, mayDecide, requests, status }: ComparedFieldsProps) {
  const text = useText();
  const [isUnfolded, setUnfolded] = useState(false);
  const tableId = useId();
  const { lostFields } = status;
  // What S-360 lost is compared with what it had before, and would appear as the same.
  const { differing, open, same } = openFirst(
    fields.filter(({ field }) => !lostFields.includes(field)),
  );
  if (open.length === 0 && (same.length === 0 || lostFields.length > 0)) return null;
  const shown = isUnfolded ? [...open, ...same] : open;
  const held = open.filter(({ state }) => state === 'conflict').map(heldOf);
  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      <Flex justifyContent="space-between" gap={4} wrap="wrap">
        <Typography tag="h3" variant="omega" fontWeight="bold">
          {text('compare.title', { count: differing })}
        </Typography>
        {mayDecide && held.length > 1 && (
          <AllConflicts status={status} held={held} requests={requests} />
        )}
      </Flex>
      <Box id={tableId} style={{ overflowX: 'auto' }}>
        {shown.length > 0 && (
          <FlatTable label={text('compare.name', NAMES(status))} columns={COLUMNS}>
            {shown.map((field) => (
              <Row key={field.field} field={field} isNotSent={status.outgoing === 'notSent'}>
                {mayDecide && field.conflictId !== null && (
                  <ConflictDecision status={status} held={heldOf(field)} requests={requests} />
                )}
              </Row>
            ))}
          </FlatTable>
        )}
      </Box>
      {same.length > 0 && (
        <Flex>
          <TextButton
            aria-expanded={isUnfolded}
            aria-controls={tableId}
            endIcon={isUnfolded ? <ChevronUp aria-hidden /> : <ChevronDown aria-hidden />}
            onClick={() => setUnfolded(!isUnfolded)}
          >
            {text('compare.same', { count: same.length })}
          </TextButton>
        </Flex>
      )}
    </Flex>
  );
}

const NAMES = ({ institution }: ContactSyncStatus) => ({ institution: institution.name });

const heldOf = ({ because, conflictId, crm, field, s360 }: ComparedField): HeldField => ({
  field,
  crmValue: crm,
  s360Value: s360,
  conflictId,
  because,
});

const COLUMNS = (['field', 'base', 'crm', 's360', 'state'] as const).map((column) => ({
  label: `compare.column.${column}` as const,
}));

interface RowProps {
  field: ComparedField;
  /** A person rejected the bulk job that changed the contact. */
  isNotSent: boolean;
  children: ReactNode;
}

function Row({ children, field, isNotSent }: RowProps) {
  const text = useText();
  const { nameOf } = useFieldNames();
  const { causeOf } = useCauseWords();
  const { base, because, changedInCrm, changedInS360, crm, s360, state } = field;
  return (
    <tr>
      <Cell>
        <Typography variant="pi" fontWeight="bold">
          {nameOf(field.field)}
        </Typography>
      </Cell>
      <Cell>
        <Value value={base} />
      </Cell>
      <Cell>
        <Value value={crm} />
        {changedInCrm && (
          <Line muted>
            {causeOf(changedInCrm)}, <ExactMoment at={changedInCrm.at} />
          </Line>
        )}
      </Cell>
      <Cell>
        <Value value={s360} />
        {state !== 'same' && changedInS360 !== null && (
          <Line muted>
            <ExactMoment at={changedInS360} />
          </Line>
        )}
      </Cell>
      <Cell>
        <Flex direction="column" alignItems="flex-start" gap={2}>
          <StatusWord variant={FIELD_VARIANTS[state]}>
            {text(isNotSent && state === 'pending' ? 'state.notSent' : `compare.state.${state}`)}
          </StatusWord>
          {state === 'notEmptied' && <Line muted>{text('compare.notEmptied')}</Line>}
          {because && <Line muted>{text(`held.${because}`)}</Line>}
          {children}
        </Flex>
      </Cell>
    </tr>
  );
}
