import type { ReactElement, ReactNode } from 'react';
import { Button, Flex, Modal } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { styled } from 'styled-components';
import { useBusy } from '../../hooks/useBusy';
import { message } from '../../translations/message';

/** The design system's own is too narrow for lines and sums. */
const WideContent = styled(Modal.Content)`
  width: min(94vw, 88rem);
  max-width: 88rem;
`;

interface ActionDialogProps {
  title: string;
  confirmLabel: string;
  /** Answers whether it was carried out: only then the dialog closes. */
  onConfirm: () => Promise<boolean>;
  isDisabled?: boolean;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  trigger: ReactElement;
  children: ReactNode;
}

/** A dialog that shows what a step does before it is taken. */
export function ActionDialog(props: ActionDialogProps) {
  const { title, open, onOpenChange, trigger, children } = props;
  const { formatMessage } = useIntl();
  return (
    <Modal.Root open={open} onOpenChange={onOpenChange}>
      <Modal.Trigger>{trigger}</Modal.Trigger>
      <WideContent aria-describedby={undefined}>
        <Modal.Header closeLabel={formatMessage(message('booking.dialog.close'))}>
          <Modal.Title>{title}</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          <Flex direction="column" alignItems="stretch" gap={5}>
            {children}
          </Flex>
        </Modal.Body>
        <Buttons {...props} />
      </WideContent>
    </Modal.Root>
  );
}

function Buttons({ confirmLabel, isDisabled = false, onConfirm, onOpenChange }: ActionDialogProps) {
  const { formatMessage } = useIntl();
  const { busy, run } = useBusy();
  const confirm = async () => {
    if (await run(onConfirm)) onOpenChange(false);
  };
  return (
    <Modal.Footer>
      <Button variant="tertiary" disabled={busy} onClick={() => onOpenChange(false)}>
        {formatMessage(message('dialog.cancel'))}
      </Button>
      <Button loading={busy} disabled={isDisabled} onClick={() => void confirm()}>
        {confirmLabel}
      </Button>
    </Modal.Footer>
  );
}
