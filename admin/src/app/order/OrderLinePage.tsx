import { Flex } from '@strapi/design-system';
import { BackButton, Page } from '@strapi/strapi/admin';
import { useParams } from 'react-router-dom';
import { ORDER_LINE_UID, PERMISSION_ACTIONS } from '../../../../server/src/contracts';
import type { OrderLineRecord } from '../../../../server/src/contracts';
import { useOrderWords } from '../../features/orders';
import { useGetOrderLineQuery } from '../../features/orders/ordersApi';
import { FurtherFields } from '../../features/orders/record/FurtherFields';
import { LineFacts } from '../../features/orders/record/LineFacts';
import { Loaded } from '../../shared/components/Loaded';
import { Screen } from '../../shared/components/Screen';
import { Section } from '../../shared/components/Section';
import { AtVenue } from '../../shared/time/AtVenue';
import { PLACES } from '../../shared/places';
import { useText } from '../../shared/words/useText';

const PERMISSIONS = [{ action: PERMISSION_ACTIONS.readSync, subject: null }];

const LINES = `/content-manager/collection-types/${ORDER_LINE_UID}`;

export function OrderLinePage() {
  const { documentId = '' } = useParams();
  return (
    <Page.Protect permissions={PERMISSIONS}>
      <OrderLine key={documentId} documentId={documentId} />
    </Page.Protect>
  );
}

function OrderLine({ documentId }: { documentId: string }) {
  const text = useText();
  const query = useGetOrderLineQuery({ documentId }, { refetchOnMountOrArgChange: true });
  const line = query.currentData;
  return (
    <Screen
      title={useTitle(line)}
      subtitle={useSubtitle(line)}
      navigationAction={<BackButton fallback={LINES} />}
    >
      <Loaded query={query}>
        {(shown) => (
          <AtVenue timeZone={shown.institution.timeZone}>
            <Flex direction="column" alignItems="stretch" gap={6} paddingBottom={8}>
              <Section title={text('order.facts')}>
                <LineFacts line={shown} />
              </Section>
              <Section title={text('order.support')}>
                <FurtherFields
                  fields={shown.further}
                  record={PLACES.orderLineRecord(shown.documentId)}
                />
              </Section>
            </Flex>
          </AtVenue>
        )}
      </Loaded>
    </Screen>
  );
}

function useTitle(line: OrderLineRecord | undefined): string {
  const text = useText();
  if (line?.kind === 'CHARGES') return text('orders.line.charges');
  return line?.product ?? text('orderLine.title');
}

function useSubtitle(line: OrderLineRecord | undefined): string {
  const text = useText();
  const { typeOf } = useOrderWords();
  const order = line?.order;
  if (!order) return text('orderLine.title');
  return text('orderLine.of', { type: typeOf(order.orderType), number: order.orderId });
}
