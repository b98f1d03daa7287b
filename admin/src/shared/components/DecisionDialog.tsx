import { useState } from 'react';
import type { ReactElement, ReactNode } from 'react';
import { Button, Dialog, Flex, Typography } from '@strapi/design-system';
import { styled } from 'styled-components';
import { useBusy } from '../hooks/useBusy';
import { useText } from '../words/useText';

export interface DecisionTexts {
  title: string;
  effect: string;
  risk?: string;
  confirmLabel: string;
}

interface DecisionDialogProps {
  texts: DecisionTexts;
  /** Returns whether the decision was carried out; the dialog closes only then. */
  onConfirm: () => Promise<boolean>;
  /** From `useDialogOpen`, where the caller needs to know or to decide whether it is open. */
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  /** The button that opens the dialog and gets the focus back when it closes. */
  trigger?: ReactElement;
  /** Returns the focus if no button opened the dialog. */
  onClosed?: () => void;
  variant?: 'danger-light' | 'default';
  /** The subject of the decision is not known yet, or turned out to be empty. */
  isUndecidable?: boolean;
  children?: ReactNode;
}

/** The design system's own dialog hides what is higher than the window, as at a zoom of 200 %. */
const ScrolledContent = styled(Dialog.Content)`
  max-height: 90vh;
  overflow-y: auto;
`;

/** Asks before something happens that cannot simply be undone. */
export function DecisionDialog(props: DecisionDialogProps) {
  const own = useDialogOpen();
  const { texts, open = own.open, onOpenChange = own.onOpenChange } = props;
  const { trigger, onClosed, children } = props;
  return (
    <Dialog.Root open={open} onOpenChange={onOpenChange}>
      {trigger && <Dialog.Trigger>{trigger}</Dialog.Trigger>}
      <ScrolledContent
        onCloseAutoFocus={(event) => {
          if (!onClosed) return;
          event.preventDefault();
          onClosed();
        }}
      >
        <Dialog.Header>{texts.title}</Dialog.Header>
        <Dialog.Body alignItems="stretch" gap={4}>
          <Dialog.Description>
            {texts.effect}
            {texts.risk && (
              <Typography tag="strong" fontWeight="bold" display="block" paddingTop={2}>
                {texts.risk}
              </Typography>
            )}
          </Dialog.Description>
          {children}
        </Dialog.Body>
        <DialogButtons {...props} onDone={() => onOpenChange(false)} />
      </ScrolledContent>
    </Dialog.Root>
  );
}

function DialogButtons({
  texts,
  onConfirm,
  onDone,
  variant,
  isUndecidable = false,
}: DecisionDialogProps & { onDone: () => void }) {
  const text = useText();
  const { busy, run } = useBusy();
  const confirm = async () => {
    if (await run(onConfirm)) onDone();
  };
  return (
    <Dialog.Footer>
      <Flex flex="1">
        <Dialog.Cancel>
          <Button fullWidth variant="tertiary" disabled={busy}>
            {text('dialog.cancel')}
          </Button>
        </Dialog.Cancel>
      </Flex>
      <Flex flex="1">
        <Button
          fullWidth
          variant={variant ?? 'danger-light'}
          disabled={isUndecidable}
          loading={busy}
          onClick={() => void confirm()}
        >
          {texts.confirmLabel}
        </Button>
      </Flex>
    </Dialog.Footer>
  );
}

export function useDialogOpen() {
  const [open, onOpenChange] = useState(false);
  return { open, onOpenChange };
}
