import type { ReactElement, ReactNode, RefObject } from 'react';
import { Button, Flex, Modal } from '@strapi/design-system';
import { styled } from 'styled-components';
import { useText } from '../words/useText';

/** The design system's own modal is too narrow for lines and sums. */
const WideContent = styled(Modal.Content)`
  width: min(94vw, 88rem);
  max-width: 88rem;
`;

interface PreparationDialogProps {
  title: string;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  trigger: ReactElement;
  /** The buttons beside "Cancel". */
  buttons: ReactNode;
  /** It is over: there is nothing to cancel. */
  isDone?: boolean;
  /** Something is running that cannot be cancelled. */
  isBusy?: boolean;
  isWide?: boolean;
  /** Gets the focus at first; by default the button that closes the dialog. */
  startsAt?: RefObject<HTMLElement>;
  /** Returns the focus if the button that opened the dialog is gone. */
  onClosed?: () => void;
  children: ReactNode;
}

/** The frame in which a user prepares and previews something before it runs. */
export function PreparationDialog(props: PreparationDialogProps) {
  const {
    buttons,
    children,
    isBusy = false,
    isDone = false,
    isWide = false,
    onClosed,
    startsAt,
    ...rest
  } = props;
  const { onOpenChange } = rest;
  const text = useText();
  const Content = isWide ? WideContent : Modal.Content;
  return (
    <Modal.Root open={rest.open} onOpenChange={onOpenChange}>
      <Modal.Trigger>{rest.trigger}</Modal.Trigger>
      <Content
        aria-describedby={undefined}
        onOpenAutoFocus={(event) => {
          if (!startsAt?.current) return;
          event.preventDefault();
          startsAt.current.focus();
        }}
        onCloseAutoFocus={(event) => {
          if (!onClosed) return;
          event.preventDefault();
          onClosed();
        }}
      >
        <Modal.Header closeLabel={text('dialog.close')}>
          <Modal.Title>{rest.title}</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          <Flex direction="column" alignItems="stretch" gap={5}>
            {children}
          </Flex>
        </Modal.Body>
        <Modal.Footer>
          <Button variant="tertiary" disabled={isBusy} onClick={() => onOpenChange(false)}>
            {text(isDone ? 'dialog.done' : 'dialog.cancel')}
          </Button>
          <Flex gap={2}>{buttons}</Flex>
        </Modal.Footer>
      </Content>
    </Modal.Root>
  );
}
