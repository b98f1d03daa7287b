import type { ReactElement, ReactNode } from 'react';
import { Button } from '@strapi/design-system';
import { PreparationDialog } from '../../../shared/components/PreparationDialog';
import { useBusy } from '../../../shared/hooks/useBusy';

interface ActionDialogProps {
  title: string;
  confirmLabel: string;
  /** Returns whether the step was carried out; the dialog closes only then. */
  onConfirm: () => Promise<boolean>;
  isDisabled?: boolean;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  trigger: ReactElement;
  children: ReactNode;
}

/** A dialog that shows what a step does before the user confirms it. */
export function ActionDialog(props: ActionDialogProps) {
  const { confirmLabel, isDisabled = false, onConfirm, ...frame } = props;
  const { busy, run } = useBusy();
  const confirm = async () => {
    if (await run(onConfirm)) frame.onOpenChange(false);
  };
  return (
    <PreparationDialog
      {...frame}
      isWide
      isBusy={busy}
      buttons={
        <Button loading={busy} disabled={isDisabled} onClick={() => void confirm()}>
          {confirmLabel}
        </Button>
      }
    />
  );
}
