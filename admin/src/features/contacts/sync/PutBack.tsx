import { Button } from '@strapi/design-system';
import type { OverriddenEdit } from '../../../../../server/src/contracts';
import { DecisionDialog } from '../../../shared/components/DecisionDialog';
import { useFieldNames } from '../../../shared/fields/useFieldNames';
import { useText } from '../../../shared/words/useText';
import { costOfPuttingBack } from '../model/overriddenCost';

interface PutBackProps {
  edit: OverriddenEdit;
  /** Returns whether it was put back. */
  onConfirm: () => Promise<boolean>;
}

/** Puts one typed value back, after saying what it replaces and costs. */
export function PutBack({ edit, onConfirm }: PutBackProps) {
  const text = useText();
  const { nameOf } = useFieldNames();
  const { contactName, field, typedValue, valueNow } = edit;
  const empty = text('held.empty');
  const values = {
    field: nameOf(field),
    value: typedValue ?? empty,
    replaced: valueNow ?? empty,
    ...costOfPuttingBack([edit]),
  };
  const putBack = text('overridden.putBack');
  return (
    <DecisionDialog
      variant="default"
      texts={{
        title: text('overridden.putBack.title', values),
        effect: text('overridden.putBack.body', values),
        confirmLabel: putBack,
      }}
      onConfirm={onConfirm}
      trigger={
        <Button
          size="S"
          variant="secondary"
          aria-label={[putBack, contactName, values.field].filter(Boolean).join(', ')}
        >
          {putBack}
        </Button>
      }
    />
  );
}
