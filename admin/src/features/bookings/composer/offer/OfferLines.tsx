import { Flex, IconButton, TextButton, Typography } from '@strapi/design-system';
import { Trash } from '@strapi/icons';
import { useIntl } from 'react-intl';
import { styled } from 'styled-components';
import type { BookingLineInput, BookingObstacle } from '../../../../../../server/src/contracts';
import { textIn } from '../../../../shared/words/texts';
import { useMoney } from '../../../../shared/money/useMoney';
import { useText } from '../../../../shared/words/useText';
import type { CatalogView, Offering } from '../../../catalog/model';
import { useObstacleWords } from '../../components/useObstacleWords';
import { groupsOf, type LineGroup } from '../model/grouping';
import { lineId, type LineKey } from '../model/lines';
import { SPOTS } from '../model/spots';
import { moneyOf, unitPriceOf } from '../model/totals';
import { useOfferingDetails } from '../OfferingName';
import { jumpTo } from '../places';
import { QuantityInput } from '../QuantityInput';

/** Describes an obstacle to submitting, and how to remove it. */
function ObstacleText({ obstacle }: { obstacle: BookingObstacle }) {
  const words = useObstacleWords();
  return (
    <Typography tag="p" variant="pi" textColor="danger600">
      {words(obstacle)}
    </Typography>
  );
}

interface OfferLinesProps {
  view: CatalogView;
  lines: readonly BookingLineInput[];
  obstacles: readonly BookingObstacle[];
  onQuantity: (line: LineKey, quantity: number) => void;
  onOpen: (offering: Offering) => void;
}

export function OfferLines(props: OfferLinesProps) {
  const text = useText();
  return (
    <Groups aria-label={text('booking.compose.lines')}>
      {groupsOf(props.view, props.lines).map((group) => (
        <li key={group.key}>
          <GroupName group={group} view={props.view} onOpen={props.onOpen} />
          <ul>
            {group.lines.map(({ index, line }) => (
              <OfferLine key={lineId(line)} {...props} index={index} line={line} />
            ))}
          </ul>
        </li>
      ))}
    </Groups>
  );
}

interface GroupNameProps {
  group: LineGroup;
  view: CatalogView;
  onOpen: (offering: Offering) => void;
}

function GroupName({ group: { offering }, onOpen, view }: GroupNameProps) {
  const text = useText();
  if (offering === undefined) {
    return <Typography fontWeight="semiBold">{text('booking.compose.line.unknown')}</Typography>;
  }
  return <KnownName offering={offering} timeZone={view.catalog.timeZone} onOpen={onOpen} />;
}

interface KnownNameProps {
  offering: Offering;
  timeZone: string;
  onOpen: (offering: Offering) => void;
}

function KnownName({ offering, onOpen, timeZone }: KnownNameProps) {
  const text = useText();
  const details = useOfferingDetails(offering, timeZone);
  return (
    <div>
      <Flex justifyContent="space-between" gap={3}>
        <Typography fontWeight="semiBold" textColor="neutral800">
          {offering.title}
        </Typography>
        <TextButton
          aria-label={text('booking.compose.line.change.of', {
            what: `${offering.title} ${details}`,
          })}
          onClick={() => onOpen(offering)}
        >
          {text('booking.compose.line.change')}
        </TextButton>
      </Flex>
      <Typography tag="p" variant="pi" textColor="neutral600">
        {details}
      </Typography>
    </div>
  );
}

interface OfferLineProps extends OfferLinesProps {
  index: number;
  line: BookingLineInput;
}

function OfferLine({ index, line, obstacles, onQuantity, view }: OfferLineProps) {
  const { locale } = useIntl();
  const text = useText();
  const money = useMoney();
  const price = unitPriceOf(view, line);
  const against = obstacles.filter((obstacle) => obstacle.line === index);
  const category =
    line.seatCategoryId === null ? undefined : view.seatCategory(line.seatCategoryId);
  const tariff = view.tariff(line.tariffId);
  const name = [category, tariff].flatMap((one) => (one ? [textIn(one.name, locale)] : []));
  const of = name.join(', ') || text('booking.compose.line.unknown');
  const amount = (thousandths: number): string =>
    money(moneyOf(thousandths, view.catalog.currency));
  return (
    <Line>
      <Typography tag="span" variant="omega" textColor="neutral800">
        {of}
      </Typography>
      <IconButton
        size="S"
        variant="ghost"
        label={text('booking.compose.line.remove', { what: of })}
        onClick={() => {
          onQuantity(line, 0);
          jumpTo(SPOTS.search);
        }}
      >
        <Trash aria-hidden />
      </IconButton>
      <Flex gap={3}>
        <QuantityInput
          id={SPOTS.line(index)}
          label={text('booking.compose.quantityOf', { what: of })}
          least={1}
          quantity={line.quantity}
          isInvalid={against.length > 0}
          onQuantity={(quantity) => onQuantity(line, quantity)}
          onDone={() => jumpTo(SPOTS.search)}
        />
        {price !== null && (
          <Typography
            tag="span"
            variant="pi"
            textColor="neutral600"
            style={{ whiteSpace: 'nowrap' }}
          >
            {amount(price)}
          </Typography>
        )}
      </Flex>
      <Typography
        fontWeight="semiBold"
        textColor="neutral800"
        style={{ fontVariantNumeric: 'tabular-nums', textAlign: 'right', whiteSpace: 'nowrap' }}
      >
        {price === null ? '–' : amount(price * line.quantity)}
      </Typography>
      {against.length > 0 && (
        <Against>
          {against.map((obstacle) => (
            <ObstacleText key={obstacle.code} obstacle={obstacle} />
          ))}
        </Against>
      )}
    </Line>
  );
}

const Groups = styled.ul`
  display: grid;
  gap: ${({ theme }) => theme.spaces[4]};
`;

/** The name is above and the amount below, which also fits beside the products on a tablet. */
const Line = styled.li`
  display: grid;
  grid-template-columns: minmax(0, 1fr) auto;
  justify-items: stretch;
  align-items: center;
  gap: ${({ theme }) => `${theme.spaces[1]} ${theme.spaces[3]}`};
  padding-top: ${({ theme }) => theme.spaces[2]};

  > button,
  > :nth-child(2) {
    justify-self: end;
  }
`;

const Against = styled.div`
  grid-column: 1 / -1;
`;
