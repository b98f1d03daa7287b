import { Button, Flex } from '@strapi/design-system';
import type { ConflictSide, HeldField } from '../../../../../server/src/contracts';
import { useFieldNames } from '../../../shared/fields/useFieldNames';
import { useText } from '../../../shared/words/useText';
import { DecisionDialog } from '../../../shared/components/DecisionDialog';

interface HeldFieldDecisionProps {
  held: HeldField;
  institution: string;
  /** The form shows other values than those of the decision. */
  isBlocked: boolean;
  onDecide: (side: ConflictSide) => Promise<boolean>;
}

const SIDES: readonly ConflictSide[] = ['crm', 's360'];

/** The two possible decisions on a conflict; each explains its effect first. */
export function HeldFieldDecision(props: HeldFieldDecisionProps) {
  return (
    <Flex direction="column" alignItems="stretch" gap={2} paddingTop={2}>
      {SIDES.map((side) => (
        <TakeSide key={side} {...props} side={side} />
      ))}
    </Flex>
  );
}

function TakeSide({
  held,
  institution,
  isBlocked,
  onDecide,
  side,
}: HeldFieldDecisionProps & { side: ConflictSide }) {
  const text = useText();
  const { nameOf } = useFieldNames();
  const empty = text('held.empty');
  const values = {
    institution,
    field: nameOf(held.field),
    kept: (side === 'crm' ? held.crmValue : held.s360Value) ?? empty,
    replaced: (side === 'crm' ? held.s360Value : held.crmValue) ?? empty,
  };
  const title = text(`held.${side}.title`, values);
  return (
    <DecisionDialog
      texts={{
        title,
        effect: text(`held.${side}.body`, values),
        confirmLabel: text(`held.${side}.take`),
        ...(held.alternates && { risk: text('held.alternates.risk', values) }),
      }}
      variant="default"
      onConfirm={() => onDecide(side)}
      trigger={
        <Button fullWidth size="S" variant="tertiary" aria-label={title} disabled={isBlocked}>
          {text(`held.${side}.take`)}
        </Button>
      }
    />
  );
}
