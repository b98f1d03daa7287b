import type { ReactNode } from 'react';
import { Button } from '@strapi/design-system';
import { useDialogOpen } from '../../../shared/components/DecisionDialog';
import { PreparationDialog } from '../../../shared/components/PreparationDialog';
import { useText } from '../../../shared/words/useText';
import { useShowEffect } from '../preview/showEffect';

interface EditDialogProps {
  /** What is edited, in words. */
  subject: string;
  isComplete?: boolean;
  isWide?: boolean;
  /** The words of the button that forgets what people have set; `null`: nothing is set. */
  forget: string | null;
  onOpen: () => void;
  onKeep: () => void;
  onForget: () => void;
  children: ReactNode;
}

/** Changes one field or rule in a dialog; the change is collected, not applied. */
export function EditDialog(props: EditDialogProps) {
  const { children, forget, isComplete = true, isWide = false, subject } = props;
  const text = useText();
  const showEffect = useShowEffect();
  const { open, onOpenChange } = useDialogOpen();
  const title = text('mapping.edit.title', { field: subject });
  const finish = (by: () => void) => () => {
    by();
    onOpenChange(false);
  };
  const keepAndShow = () => {
    props.onKeep();
    showEffect();
  };
  return (
    <PreparationDialog
      title={title}
      open={open}
      onOpenChange={(wanted) => {
        props.onOpen();
        onOpenChange(wanted);
      }}
      isWide={isWide}
      trigger={
        <Button size="S" variant="tertiary" aria-label={title}>
          {text('mapping.edit')}
        </Button>
      }
      buttons={
        <>
          {forget !== null && (
            <Button variant="secondary" onClick={finish(props.onForget)}>
              {forget}
            </Button>
          )}
          <Button variant="secondary" disabled={!isComplete} onClick={finish(props.onKeep)}>
            {text('mapping.edit.keep')}
          </Button>
          <Button disabled={!isComplete} onClick={finish(keepAndShow)}>
            {text('mapping.edit.preview')}
          </Button>
        </>
      }
    >
      {children}
    </PreparationDialog>
  );
}
