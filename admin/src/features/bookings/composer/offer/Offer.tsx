import { Flex, Typography } from '@strapi/design-system';
import { styled } from 'styled-components';
import type { BookingObstacle, CatalogStatus } from '../../../../../../server/src/contracts';
import { useText } from '../../../../shared/words/useText';
import { useMoney } from '../../../../shared/money/useMoney';
import type { CatalogView, Offering } from '../../../catalog/model';
import type { BookingDraft, DraftChange } from '../model/draft';
import type { Total } from '../model/totals';
import { Locked } from '../Locked';
import { Panel } from '../layout';
import { OfferLines } from './OfferLines';
import { Terms } from './Terms';
import { SubmitArea } from './SubmitArea';

/** The total of all lines, before S-360 adds its charges. */
function OfferTotal({ total }: { total: Total }) {
  const text = useText();
  const money = useMoney();
  const { amount, isIncomplete, quantity } = total;
  return (
    <Frame>
      <Flex justifyContent="space-between" alignItems="baseline" gap={4}>
        <Typography fontWeight="semiBold" textColor="neutral800">
          {text('booking.compose.total', { count: quantity })}
        </Typography>
        <Typography
          variant="beta"
          textColor="neutral800"
          aria-live="polite"
          style={{ fontVariantNumeric: 'tabular-nums' }}
        >
          {money(amount)}
        </Typography>
      </Flex>
      <Typography tag="p" variant="pi" textColor="neutral600">
        {isIncomplete
          ? text('booking.compose.total.incomplete')
          : text('booking.compose.total.before')}
      </Typography>
    </Frame>
  );
}

const Frame = styled.div`
  padding-top: ${({ theme }) => theme.spaces[3]};
  border-top: 1px solid ${({ theme }) => theme.colors.neutral200};
`;

interface OfferProps {
  draft: BookingDraft;
  view: CatalogView;
  status: CatalogStatus;
  total: Total;
  obstacles: readonly BookingObstacle[];
  isSubmitting: boolean;
  onChange: (change: DraftChange) => void;
  onOpen: (offering: Offering) => void;
  onSubmit: () => void;
}

/** The chosen lines, their price, and what is still missing. */
export function Offer(props: OfferProps) {
  const { draft, obstacles, onChange, onOpen, status, total, view } = props;
  const text = useText();
  return (
    <Panel aria-label={text('booking.compose.offer')}>
      <Flex direction="column" alignItems="stretch" gap={4}>
        <Typography tag="h2" variant="delta" textColor="neutral800">
          {text('booking.compose.offer')}
        </Typography>
        <Locked isLocked={props.isSubmitting}>
          <Flex direction="column" alignItems="stretch" gap={4}>
            {draft.lines.length === 0 ? (
              <Typography textColor="neutral600">{text('booking.compose.offer.empty')}</Typography>
            ) : (
              <OfferLines
                view={view}
                lines={draft.lines}
                obstacles={obstacles}
                onOpen={onOpen}
                onQuantity={(line, quantity) => onChange({ type: 'quantity', line, quantity })}
              />
            )}
            <OfferTotal total={total} />
            <Terms draft={draft} view={view} onChange={onChange} />
          </Flex>
        </Locked>
        <SubmitArea
          institution={status.institution}
          notSending={status.notSending}
          kind={draft.kind}
          obstacles={obstacles}
          isSubmitting={props.isSubmitting}
          onSubmit={props.onSubmit}
        />
      </Flex>
    </Panel>
  );
}
