import { useEffect, useRef, useState } from 'react';
import { Button, Flex, Loader } from '@strapi/design-system';
import {
  effectOf,
  type InstitutionMapping,
  type MappingPreview,
} from '../../../../../server/src/contracts';
import { useDialogOpen } from '../../../shared/components/DecisionDialog';
import { Line } from '../../../shared/components/Line';
import { PreparationDialog } from '../../../shared/components/PreparationDialog';
import { useAttempts } from '../../../shared/hooks/useAttempts';
import { useBusy } from '../../../shared/hooks/useBusy';
import { useAllowed } from '../../../shared/permissions/useAllowed';
import { useText } from '../../../shared/words/useText';
import { ChangedSettings } from './ChangedSettings';
import { useApplyMappingMutation, usePreviewMappingMutation } from '../mappingApi';
import { countChanges, type MappingChanges } from '../mappingChanges';
import { changesNothing, PreviewedChange } from './PreviewedChange';

interface ChangesDialogProps {
  mapping: InstitutionMapping;
  changes: MappingChanges;
  /** How often the dialog of a change has asked for the effect; each time it is shown at once. */
  asked: number;
  /** The changes were applied or discarded. */
  onDone: () => void;
}

/** Shows what changes would do to contacts and what they would cost, then applies them. */
export function ChangesDialog({ asked, changes, mapping, onDone }: ChangesDialogProps) {
  const { filling, institution, revision } = mapping;
  const text = useText();
  const mayApply = useAllowed('manageInstitutions').at(institution);
  const { open, onOpenChange } = useDialogOpen();
  const { attempt, notify } = useAttempts();
  const { busy, run } = useBusy();
  const [preview, setPreview] = useState<MappingPreview | null>(null);
  const [previewMapping] = usePreviewMappingMutation();
  const [applyMapping] = useApplyMappingMutation();
  const look = async () => {
    setPreview(null);
    const isDone = await attempt(previewMapping({ institution, ...changes }).unwrap(), setPreview);
    if (!isDone) onOpenChange(false);
  };
  const show = (wanted: boolean) => {
    onOpenChange(wanted);
    if (wanted) void run(look);
  };
  const showNow = useRef(show);
  showNow.current = show;
  useEffect(() => {
    if (asked > 0) showNow.current(true);
  }, [asked]);
  const apply = async (seen: MappingPreview) => {
    const request = { institution, ...changes, revision, seen: effectOf(seen) };
    const isDone = await attempt(applyMapping(request).unwrap(), onDone);
    const key = changesNothing(seen) ? 'mapping.applied.fromNow' : 'mapping.applied';
    if (isDone) notify('success', text(key));
    // Whatever has changed since is shown before the person decides again.
    else await look();
  };
  return (
    <PreparationDialog
      title={text('mapping.preview.title')}
      open={open}
      onOpenChange={show}
      isWide
      trigger={<Button>{text('mapping.preview', { count: countChanges(changes) })}</Button>}
      buttons={
        <>
          <Button variant="danger-light" disabled={busy} onClick={onDone}>
            {text('mapping.changes.discard')}
          </Button>
          {mayApply && (
            <Button
              disabled={preview === null || filling !== null}
              loading={busy}
              onClick={() => preview && void run(() => apply(preview))}
            >
              {text('mapping.apply', { count: preview?.calls ?? 0 })}
            </Button>
          )}
        </>
      }
      isBusy={busy}
    >
      {filling && <Line>{text('mapping.filling.wait')}</Line>}
      <ChangedSettings mapping={mapping} changes={changes} />
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
