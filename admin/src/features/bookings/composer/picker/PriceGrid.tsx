import { useEffect, useRef } from 'react';
import { Box, Flex, Typography, VisuallyHidden } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { styled } from 'styled-components';
import type {
  BookingLineInput,
  CatalogPrice,
  PerformanceAvailability,
  SeatCategory,
  Tariff,
} from '../../../../../../server/src/contracts';
import type { CatalogView, Offering } from '../../../catalog/model';
import { quantityOf } from '../model/lines';
import type { LineKey } from '../model/lines';
import { placesLeft } from '../model/obstacles';
import { priceGrid } from '../model/priceGrid';
import type { PriceRow } from '../model/priceGrid';
import { SPOTS } from '../model/spots';
import { textIn } from '../../../../shared/words/texts';
import { moneyOf } from '../model/totals';
import { useMoney } from '../../../../shared/money/useMoney';
import { useText } from '../../../../shared/words/useText';
import { AvailabilityAge } from './AvailabilityAge';
import { OfferingName } from '../OfferingName';
import { PlacesLeft } from './PlacesLeft';
import { jumpTo } from '../places';
import { QuantityInput } from '../QuantityInput';

interface PriceGridProps {
  view: CatalogView;
  offering: Offering;
  lines: readonly BookingLineInput[];
  availability: PerformanceAvailability | undefined;
  /** A new number moves the focus into the grid. */
  focusing: number;
  onQuantity: (line: LineKey, quantity: number) => void;
}

/** Seat categories by tariffs, with the price and the chosen quantity in each cell. */
export function PriceGrid(props: PriceGridProps) {
  const { availability, focusing, offering, view } = props;
  const { locale } = useIntl();
  const text = useText();
  const frame = useRef<HTMLDivElement>(null);
  const { rows, tariffs } = priceGrid(view, offering);

  useEffect(() => {
    if (focusing > 0) frame.current?.querySelector<HTMLInputElement>('input:enabled')?.focus();
  }, [focusing]);

  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      <Flex justifyContent="space-between" gap={4} wrap="wrap">
        <OfferingName offering={offering} timeZone={view.catalog.timeZone} />
        {offering.kind === 'performance' && <AvailabilityAge availability={availability} />}
      </Flex>
      {rows.length === 0 ? (
        <Typography textColor="neutral600">{text('booking.compose.noPrices')}</Typography>
      ) : (
        <Scrolling ref={frame}>
          <Grid>
            <thead>
              <tr>
                <th scope="col">
                  {offering.kind === 'performance' ? (
                    text('booking.compose.seatCategory')
                  ) : (
                    <VisuallyHidden>{text('booking.line.what')}</VisuallyHidden>
                  )}
                </th>
                {tariffs.map((tariff) => (
                  <th key={tariff.id} scope="col">
                    {textIn(tariff.name, locale)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <PriceGridRow
                  key={row.seatCategory?.id ?? ''}
                  {...props}
                  {...row}
                  tariffs={tariffs}
                />
              ))}
            </tbody>
          </Grid>
        </Scrolling>
      )}
      <Typography variant="pi" textColor="neutral600">
        {text('booking.compose.grid.keys')}
      </Typography>
    </Flex>
  );
}

interface PriceGridRowProps extends PriceGridProps, PriceRow {
  tariffs: readonly Tariff[];
}

/** One seat category, or the row of a product without seats. */
function PriceGridRow(props: PriceGridRowProps) {
  const { availability, offering, prices, seatCategory, tariffs } = props;
  const { locale } = useIntl();
  return (
    <tr>
      <th scope="row">
        <Typography tag="span" display="block" fontWeight="semiBold" textColor="neutral800">
          {seatCategory === null ? offering.title : textIn(seatCategory.name, locale)}
        </Typography>
        {offering.kind === 'performance' && (
          <PlacesLeft availability={availability} seatCategoryId={seatCategory?.id ?? null} />
        )}
      </th>
      {tariffs.map((tariff, index) => {
        const price = prices[index] ?? null;
        return price === null ? (
          <td key={tariff.id}>
            <Typography textColor="neutral400">–</Typography>
          </td>
        ) : (
          <PriceCell key={tariff.id} {...props} price={price} tariff={tariff} />
        );
      })}
    </tr>
  );
}

interface PriceCellProps extends PriceGridProps {
  price: CatalogPrice;
  tariff: Tariff;
  seatCategory: SeatCategory | null;
}

function PriceCell(props: PriceCellProps) {
  const { availability, lines, offering, onQuantity, price, seatCategory, tariff, view } = props;
  const { locale } = useIntl();
  const text = useText();
  const money = useMoney();
  const key: LineKey = {
    performanceId: offering.kind === 'performance' ? offering.id : null,
    itemId: offering.kind === 'item' ? offering.id : null,
    seatCategoryId: price.seatCategoryId,
    tariffId: tariff.id,
  };
  const quantity = quantityOf(lines, key);
  const left =
    offering.kind === 'performance' ? placesLeft(availability, key.seatCategoryId) : null;
  const amount = money(moneyOf(price.amount, view.catalog.currency));
  const label = text('booking.compose.quantityOf', {
    what: [seatCategory && textIn(seatCategory.name, locale), textIn(tariff.name, locale), amount]
      .filter(Boolean)
      .join(', '),
  });
  return (
    <td>
      <Typography
        tag="span"
        display="block"
        paddingBottom={1}
        textColor="neutral700"
        style={{ fontVariantNumeric: 'tabular-nums' }}
      >
        {amount}
      </Typography>
      <QuantityInput
        label={label}
        least={0}
        quantity={quantity}
        isInvalid={left !== null && quantity > left}
        onQuantity={(wanted) => onQuantity(key, wanted)}
        onDone={() => jumpTo(SPOTS.search)}
      />
    </td>
  );
}

const Scrolling = styled(Box)`
  overflow-x: auto;
  /* Room for the ring of what has the focus. */
  padding: 2px;
`;

const Grid = styled.table`
  border-collapse: collapse;
  min-width: 100%;

  th,
  td {
    padding: ${({ theme }) => `${theme.spaces[2]} ${theme.spaces[3]}`};
    text-align: center;
    vertical-align: bottom;
    border-bottom: 1px solid ${({ theme }) => theme.colors.neutral150};
  }

  thead th {
    font-size: 1.2rem;
    font-weight: 600;
    color: ${({ theme }) => theme.colors.neutral600};
    white-space: nowrap;
  }

  th:first-child {
    position: sticky;
    left: 0;
    text-align: left;
    vertical-align: middle;
    background: ${({ theme }) => theme.colors.neutral0};
    min-width: 14rem;
    padding-left: 0;
  }
`;
