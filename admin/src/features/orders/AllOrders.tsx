import { useState } from 'react';
import { Box, Button, Flex, Modal } from '@strapi/design-system';
import { styled } from 'styled-components';
import { useText } from '../../shared/words/useText';
import { Line } from '../../shared/components/Notice';
import { OrdersTable } from './OrdersTable';

/** The design system's own modal is too narrow for order lines. */
const WideContent = styled(Modal.Content)`
  width: 94vw;
  max-width: 130rem;
`;

interface AllOrdersProps {
  documentId: string;
  total: number;
}

/** A button that opens all orders of a contact with their lines. */
export function AllOrders({ documentId, total }: AllOrdersProps) {
  const text = useText();
  return (
    <Modal.Root>
      <Modal.Trigger>
        <Button fullWidth variant="tertiary">
          {text('orders.showAll', { count: total })}
        </Button>
      </Modal.Trigger>
      <WideContent aria-describedby={undefined}>
        <Modal.Header closeLabel={text('orders.close')}>
          <Modal.Title>{text('orders.title')}</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          <Pages documentId={documentId} total={total} />
        </Modal.Body>
      </WideContent>
    </Modal.Root>
  );
}

/** The server's default page size. */
const PAGE_SIZE = 20;

function Pages({ documentId, total }: AllOrdersProps) {
  const text = useText();
  const [pages, setPages] = useState(1);
  const shown = Math.min(pages * PAGE_SIZE, total);
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Box style={{ overflowX: 'auto' }}>
        <OrdersTable documentId={documentId} pages={pages} />
      </Box>
      <Flex justifyContent="space-between" gap={4} wrap="wrap">
        <Box aria-live="polite">
          <Line muted>{text('orders.shown', { shown, total })}</Line>
        </Box>
        {shown < total && (
          <Button size="S" variant="secondary" onClick={() => setPages(pages + 1)}>
            {text('orders.showMore')}
          </Button>
        )}
      </Flex>
    </Flex>
  );
}
