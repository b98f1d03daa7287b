import type { ReactElement, ReactNode } from 'react';
import { Button, Flex, Modal } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { message } from '../../translations/message';

interface LoadDialogProps {
  title: string;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  trigger: ReactElement;
  /** The buttons beside "Cancel". */
  buttons: ReactNode;
  children: ReactNode;
}

/** The frame in which a load is prepared: choices, its dry run, and the start. */
export function LoadDialog({
  title,
  open,
  onOpenChange,
  trigger,
  buttons,
  children,
}: LoadDialogProps) {
  const { formatMessage } = useIntl();
  return (
    <Modal.Root open={open} onOpenChange={onOpenChange}>
      <Modal.Trigger>{trigger}</Modal.Trigger>
      <Modal.Content>
        <Modal.Header>
          <Modal.Title>{title}</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          <Flex direction="column" alignItems="stretch" gap={5}>
            {children}
          </Flex>
        </Modal.Body>
        <Modal.Footer>
          <Modal.Close>
            <Button variant="tertiary">{formatMessage(message('dialog.cancel'))}</Button>
          </Modal.Close>
          <Flex gap={2}>{buttons}</Flex>
        </Modal.Footer>
      </Modal.Content>
    </Modal.Root>
  );
}
