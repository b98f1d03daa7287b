import { useLayoutEffect, useRef, useState } from 'react';
import { Badge, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { styled } from 'styled-components';
import type { CatalogCurrency } from '../../../../../../server/src/contracts';
import type { Offering } from '../../../catalog/model';
import type { againstChoosing } from '../model/obstacles';
import { moneyOf } from '../model/totals';
import { scrollTo, visibleRows } from '../model/window';
import { useMoney } from '../../../../shared/money/useMoney';
import { useText } from '../../../../shared/words/useText';
import { optionId } from '../../../../shared/lists/listKeys';
import { LIST_HEIGHT } from '../layout';

const ROW_HEIGHT = 56;
/** The number of rows that PageUp and PageDown move. */
export const ROWS_PER_PAGE = Math.floor(LIST_HEIGHT / ROW_HEIGHT);

type Against = ReturnType<typeof againstChoosing>;

interface OfferingListProps {
  id: string;
  label: string;
  whenEmpty: React.ReactNode;
  offerings: readonly Offering[];
  /** The position of the keyboard cursor; -1 for none. */
  active: number;
  chosenKey: string | null;
  timeZone: string;
  currency: CatalogCurrency;
  /** The quantity of the offering that is on the offer already. */
  quantityOn: (offering: Offering) => number;
  /** Why the offering cannot be chosen; `null` if it can. */
  against: (offering: Offering) => Against;
  onPick: (offering: Offering, isTouch: boolean) => void;
}

/**
 * A list of any length that renders only its visible rows. The search field moves the cursor in
 * it.
 */
export function OfferingList(props: OfferingListProps) {
  const { active, chosenKey, id, label, offerings, onPick, quantityOn, against } = props;
  const frame = useRef<HTMLDivElement>(null);
  const [scrollTop, setScrollTop] = useState(0);
  const { end, start } = visibleRows(offerings.length, ROW_HEIGHT, {
    scrollTop,
    height: LIST_HEIGHT,
  });

  useLayoutEffect(() => {
    if (frame.current && active >= 0) {
      const place = { scrollTop: frame.current.scrollTop, height: LIST_HEIGHT };
      frame.current.scrollTop = scrollTo(active, ROW_HEIGHT, place);
    }
  }, [active]);
  useLayoutEffect(() => {
    if (frame.current) frame.current.scrollTop = 0;
  }, [offerings]);

  const isEmpty = offerings.length === 0;
  return (
    <Frame
      ref={frame}
      {...(!isEmpty && { role: 'listbox', id, 'aria-label': label })}
      onScroll={(event) => setScrollTop(event.currentTarget.scrollTop)}
    >
      {isEmpty ? (
        <Empty>{props.whenEmpty}</Empty>
      ) : (
        <Rows $height={offerings.length * ROW_HEIGHT}>
          {offerings.slice(start, end).map((offering, index) => {
            const position = start + index;
            const reason = against(offering);
            return (
              <Row
                key={offering.key}
                id={optionId(id, position)}
                role="option"
                aria-posinset={position + 1}
                aria-setsize={offerings.length}
                aria-selected={offering.key === chosenKey}
                aria-disabled={reason !== null}
                $top={position * ROW_HEIGHT}
                $isActive={position === active}
                // The focus stays in the search field.
                onMouseDown={(event) => event.preventDefault()}
                onClick={({ nativeEvent }) => {
                  if (reason === null) onPick(offering, isTouch(nativeEvent));
                }}
              >
                <OfferingRow
                  offering={offering}
                  reason={reason}
                  quantity={quantityOn(offering)}
                  timeZone={props.timeZone}
                  currency={props.currency}
                />
              </Row>
            );
          })}
        </Rows>
      )}
    </Frame>
  );
}

/** A touch must not open the on-screen keyboard unasked. */
export const isTouch = (event: MouseEvent): boolean =>
  event instanceof PointerEvent && event.pointerType === 'touch';

interface OfferingRowProps {
  offering: Offering;
  reason: Against;
  quantity: number;
  timeZone: string;
  currency: CatalogCurrency;
}

function OfferingRow({ currency, offering, quantity, reason, timeZone }: OfferingRowProps) {
  const text = useText();
  const money = useMoney();
  const details = [offering.subtitle, offering.kind === 'performance' ? offering.place : ''].filter(
    Boolean,
  );
  return (
    <>
      {offering.kind === 'performance' && (
        <When startsAtMs={offering.startsAtMs} timeZone={timeZone} />
      )}
      <What>
        <Typography ellipsis fontWeight="semiBold" textColor={reason ? 'neutral500' : 'neutral800'}>
          {offering.title}
        </Typography>
        <Typography ellipsis variant="pi" textColor={reason ? 'neutral500' : 'neutral600'}>
          {details.join(' · ')}
        </Typography>
      </What>
      <Aside>
        {quantity > 0 && <Badge active>{quantity}</Badge>}
        <Typography variant="pi" textColor={reason ? 'neutral500' : 'neutral700'}>
          {reason !== null
            ? text(`booking.compose.against.${reason}`)
            : offering.lowestPrice !== null &&
              text('booking.compose.from', {
                amount: money(moneyOf(offering.lowestPrice, currency)),
              })}
        </Typography>
      </Aside>
    </>
  );
}

function When({ startsAtMs, timeZone }: { startsAtMs: number; timeZone: string }) {
  const { formatDate, formatTime } = useIntl();
  return (
    <WhenColumn>
      <Typography variant="omega" fontWeight="semiBold" textColor="neutral800">
        {formatDate(startsAtMs, { timeZone, weekday: 'short', day: 'numeric', month: 'short' })}
      </Typography>
      <Typography variant="pi" textColor="neutral600">
        {formatTime(startsAtMs, { timeZone, hour: 'numeric', minute: '2-digit' })}
      </Typography>
    </WhenColumn>
  );
}

const Frame = styled.div`
  height: ${LIST_HEIGHT}px;
  overflow-y: auto;
  border: 1px solid ${({ theme }) => theme.colors.neutral200};
  border-radius: ${({ theme }) => theme.borderRadius};
  background: ${({ theme }) => theme.colors.neutral0};
`;

const Empty = styled.div`
  display: grid;
  place-content: center;
  justify-items: center;
  gap: ${({ theme }) => theme.spaces[3]};
  height: 100%;
  padding: ${({ theme }) => theme.spaces[4]};
  text-align: center;
`;

const Rows = styled.div<{ $height: number }>`
  position: relative;
  height: ${({ $height }) => $height}px;
`;

/** The position is not part of the class, since each position would create a class of its own. */
const Row = styled.div.attrs<{ $top: number; $isActive: boolean }>(({ $top }) => ({
  style: { top: `${$top}px` },
}))`
  position: absolute;
  left: 0;
  right: 0;
  height: ${ROW_HEIGHT}px;
  display: flex;
  align-items: center;
  gap: ${({ theme }) => theme.spaces[3]};
  padding: 0 ${({ theme }) => theme.spaces[3]};
  border-bottom: 1px solid ${({ theme }) => theme.colors.neutral150};
  background: ${({ $isActive, theme }) => ($isActive ? theme.colors.neutral150 : 'transparent')};
  cursor: pointer;

  &:hover {
    background: ${({ theme }) => theme.colors.neutral100};
  }

  &[aria-selected='true'] {
    background: ${({ theme }) => theme.colors.primary100};
    box-shadow: inset 3px 0 0 ${({ theme }) => theme.colors.primary600};
  }

  &[aria-disabled='true'] {
    cursor: not-allowed;
  }
`;

const WhenColumn = styled.div`
  display: grid;
  flex: 0 0 9.6rem;
  white-space: nowrap;
`;

const What = styled.div`
  display: grid;
  flex: 1 1 auto;
  min-width: 0;
`;

const Aside = styled.div`
  display: flex;
  align-items: center;
  gap: ${({ theme }) => theme.spaces[2]};
  flex: 0 0 auto;
  white-space: nowrap;
`;
