import { useId } from 'react';
import { Box, Flex, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { styled } from 'styled-components';
import type { FactsOfContact } from '../../../../server/src/contracts';
import { useMoney } from '../../shared/money/useMoney';
import { useOrderWords } from './useOrderWords';
import { VenueTime } from '../../shared/time/VenueTime';
import { message } from '../../translations/message';
import { Fact } from '../../shared/components/Fact';

/** What a contact's closed orders add up to, one block for each currency. */
export function ContactFacts({ facts }: { facts: readonly FactsOfContact[] }) {
  if (facts.length === 0) return null;
  return (
    <Flex direction="column" alignItems="stretch" gap={5}>
      {facts.map((fact) => (
        <FactsInCurrency key={fact.currencyCode} fact={fact} isOnly={facts.length === 1} />
      ))}
    </Flex>
  );
}

function FactsInCurrency({ fact, isOnly }: { fact: FactsOfContact; isOnly: boolean }) {
  const { formatMessage } = useIntl();
  const titleId = useId();
  const title = isOnly
    ? formatMessage(message('orders.facts'))
    : formatMessage(message('orders.factsIn'), { currency: fact.currencyCode });
  return (
    <Box tag="section" aria-labelledby={titleId}>
      <Typography id={titleId} tag="h3" variant="omega" fontWeight="bold">
        {title}
      </Typography>
      <FactList fact={fact} />
    </Box>
  );
}

/** Two beside each other where an amount has room in a half of the panel; on small screens it has not. */
const FactGrid = styled.dl`
  display: grid;
  grid-template-columns: repeat(auto-fit, minmax(9.6rem, 1fr));
  gap: ${({ theme }) => theme.spaces[2]};
  padding-top: ${({ theme }) => theme.spaces[2]};
`;

function FactList({ fact }: { fact: FactsOfContact }) {
  const { formatMessage, formatNumber } = useIntl();
  const money = useMoney();
  const { familyOf } = useOrderWords();
  const { favouriteProductFamily: family } = fact;
  return (
    <FactGrid>
      <Fact name={formatMessage(message('orders.fact.orders'))}>{formatNumber(fact.orders)}</Fact>
      <Fact name={formatMessage(message('orders.fact.tickets'))}>{formatNumber(fact.tickets)}</Fact>
      <Fact name={formatMessage(message('orders.fact.spent'))}>{money(fact.spent)}</Fact>
      <Fact name={formatMessage(message('orders.fact.refunded'))}>{money(fact.refunded)}</Fact>
      <Fact name={formatMessage(message('orders.fact.firstPurchase'))}>
        <Day at={fact.firstPurchaseAt} />
      </Fact>
      <Fact name={formatMessage(message('orders.fact.lastPurchase'))}>
        <Day at={fact.lastPurchaseAt} />
      </Fact>
      {fact.nextPerformanceAt !== null && (
        <Fact name={formatMessage(message('orders.fact.nextPerformance'))}>
          <VenueTime at={fact.nextPerformanceAt} timeZone={fact.nextPerformanceTimeZone} />
        </Fact>
      )}
      {family !== null && (
        <Fact name={formatMessage(message('orders.fact.favouriteFamily'))}>{familyOf(family)}</Fact>
      )}
    </FactGrid>
  );
}

function Day({ at }: { at: string | null }) {
  const { formatDate } = useIntl();
  if (at === null) return '–';
  return <time dateTime={at}>{formatDate(at, { dateStyle: 'medium' })}</time>;
}
