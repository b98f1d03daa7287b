import { Box, Button } from '@strapi/design-system';
import { useText } from '../../../shared/words/useText';
import { DecisionDialog } from '../../../shared/components/DecisionDialog';
import { FieldNames } from '../../../shared/fields/FieldNames';
import { Line } from '../../../shared/components/Line';
import { Notice } from '../../../shared/components/Notice';

/** Warns that the form with the user's unsaved edits is older than the record. */
export function StaleFormNotice({
  changedFields,
  onReload,
}: {
  changedFields: readonly string[];
  onReload: () => Promise<boolean>;
}) {
  const text = useText();
  const fields = <FieldNames fields={changedFields} />;
  return (
    <Notice tone="secondary" title={text('stale.title')}>
      <Line>{text('stale.body', { fields })}</Line>
      <Box paddingTop={1}>
        <DecisionDialog
          texts={{
            title: text('stale.discard.title'),
            effect: text('stale.discard.body'),
            confirmLabel: text('stale.discard.confirm'),
          }}
          onConfirm={onReload}
          trigger={
            <Button size="S" variant="tertiary">
              {text('stale.reload')}
            </Button>
          }
        />
      </Box>
    </Notice>
  );
}
