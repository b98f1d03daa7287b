import { Box, Button } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { message } from '../../../translations/message';
import { DecisionDialog, useDialogOpen } from '../../../shared/components/DecisionDialog';
import { FieldNames } from '../../../shared/fields/FieldNames';
import { Line, Notice } from '../../../shared/components/Notice';

/** Warns that the form with the user's unsaved edits is older than the record. */
export function StaleFormNotice({
  changedFields,
  onReload,
}: {
  changedFields: readonly string[];
  onReload: () => Promise<boolean>;
}) {
  const { formatMessage } = useIntl();
  const dialog = useDialogOpen();
  const fields = <FieldNames fields={changedFields} />;
  return (
    <Notice tone="secondary" title={formatMessage(message('stale.title'))}>
      <Line>{formatMessage(message('stale.body'), { fields })}</Line>
      <Box paddingTop={1}>
        <DecisionDialog
          {...dialog}
          texts={{
            title: formatMessage(message('stale.discard.title')),
            effect: formatMessage(message('stale.discard.body')),
            confirmLabel: formatMessage(message('stale.discard.confirm')),
          }}
          onConfirm={onReload}
          trigger={
            <Button size="S" variant="tertiary">
              {formatMessage(message('stale.reload'))}
            </Button>
          }
        />
      </Box>
    </Notice>
  );
}
