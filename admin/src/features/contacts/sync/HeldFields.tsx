import { Box, Flex } from '@strapi/design-system';
import type {
  ConflictSide,
  ContactSyncStatus,
  HeldField,
} from '../../../../../server/src/contracts';
import { useFieldNames } from '../../../shared/fields/useFieldNames';
import type { Asking } from '../model/exchanges';
import { useText } from '../../../shared/words/useText';
import { HeldFieldDecision } from './HeldFieldDecision';
import { Line, Notice } from '../../../shared/components/Notice';

interface HeldFieldsProps {
  status: ContactSyncStatus;
  asking: Asking;
  onDecide: (held: HeldField, side: ConflictSide) => Promise<boolean>;
}

/** The fields in conflict, with both values and the two possible decisions. */
export function HeldFields({ status, asking, onDecide }: HeldFieldsProps) {
  const text = useText();
  const { heldFields } = status;
  if (heldFields.length === 0) return null;
  const title = text('held.title', { count: heldFields.length });
  const mustSaveFirst = asking.mayDecide && asking.formModified;
  return (
    <Notice tone="warning" title={title}>
      <Flex tag="ul" direction="column" alignItems="stretch" gap={3}>
        {heldFields.map((held) => (
          <Box tag="li" key={held.field}>
            <BothValues held={held} />
            {asking.mayDecide && held.conflictId !== null && (
              <HeldFieldDecision
                held={held}
                institution={status.institution.name}
                isBlocked={mustSaveFirst}
                onDecide={(side) => onDecide(held, side)}
              />
            )}
          </Box>
        ))}
      </Flex>
      {mustSaveFirst && <Line muted>{text('held.saveFirst')}</Line>}
    </Notice>
  );
}

function BothValues({ held }: { held: HeldField }) {
  const text = useText();
  const { nameOf } = useFieldNames();
  const empty = text('held.empty');
  return (
    <>
      <Line>
        <strong>{nameOf(held.field)}</strong>
      </Line>
      <Line>{text('held.crm', { value: held.crmValue ?? empty })}</Line>
      <Line>{text('held.s360', { value: held.s360Value ?? empty })}</Line>
      {held.alternates && <Line muted>{text('held.alternates')}</Line>}
    </>
  );
}
