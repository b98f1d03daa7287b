import { useState } from 'react';
import { Button, Flex, Loader } from '@strapi/design-system';
import type { MappingPreview } from '../../../../server/src/contracts';
import { useDialogOpen } from '../../shared/components/DecisionDialog';
import { PreparationDialog } from '../../shared/components/PreparationDialog';
import { useAttempts } from '../../shared/hooks/useAttempts';
import { useBusy } from '../../shared/hooks/useBusy';
import { useText } from '../../shared/words/useText';
import { type FieldChanges, usePreviewMappingMutation } from './mappingApi';
import { PreviewedChange } from './PreviewedChange';

interface ChangesDialogProps {
  institution: string;
  changes: FieldChanges;
  onDiscard: () => void;
}

/** Shows what changed fields would do to contacts, and what they would cost. */
export function ChangesDialog({ changes, institution, onDiscard }: ChangesDialogProps) {
  const text = useText();
  const { open, onOpenChange } = useDialogOpen();
  const { attempt } = useAttempts();
  const { busy, run } = useBusy();
  const [preview, setPreview] = useState<MappingPreview | null>(null);
  const [previewMapping] = usePreviewMappingMutation();
  const look = async () => {
    setPreview(null);
    const isDone = await attempt(previewMapping({ institution, changes }).unwrap(), setPreview);
    if (!isDone) onOpenChange(false);
  };
  return (
    <PreparationDialog
      title={text('mapping.preview.title')}
      open={open}
      onOpenChange={(wanted) => {
        onOpenChange(wanted);
        if (wanted) void run(look);
      }}
      isWide
      trigger={<Button>{text('mapping.preview', { count: Object.keys(changes).length })}</Button>}
      buttons={
        <Button variant="danger-light" disabled={busy} onClick={onDiscard}>
          {text('mapping.changes.discard')}
        </Button>
      }
    >
      {preview ? (
        <PreviewedChange preview={preview} />
      ) : (
        <Flex justifyContent="center" padding={6} aria-busy>
          <Loader>{text('mapping.preview.counting')}</Loader>
        </Flex>
      )}
    </PreparationDialog>
  );
}
