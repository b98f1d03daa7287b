import { useId } from 'react';
import { Flex, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import type { SummariesOfContact } from '../../../../server/src/contracts';
import { useMoney } from '../../shared/money/useMoney';
import { useOrderWords } from './useOrderWords';
import { useExactMoment } from '../../shared/time/ExactMoment';
import { VenueTime } from '../../shared/time/VenueTime';
import { useText } from '../../shared/words/useText';
import { Card } from '../../shared/components/Card';
import { Fact, FactGrid } from '../../shared/components/Fact';

export function PurchaseSummaries({ summaries }: { summaries: readonly SummariesOfContact[] }) {
  if (summaries.length === 0) return null;
  return (
    <Flex direction="column" alignItems="stretch" gap={5}>
      {summaries.map((summary) => (
        <SummariesInCurrency
          key={summary.currencyCode}
          summary={summary}
          isOnly={summaries.length === 1}
        />
      ))}
    </Flex>
  );
}

function SummariesInCurrency({
  summary,
  isOnly,
}: {
  summary: SummariesOfContact;
  isOnly: boolean;
}) {
  const text = useText();
  const titleId = useId();
  const title = isOnly
    ? text('orders.summaries')
    : text('orders.summariesIn', { currency: summary.currencyCode });
  return (
    <Card tag="section" titleId={titleId}>
      <Typography id={titleId} tag="h2" variant="delta">
        {title}
      </Typography>
      <FactList summary={summary} />
    </Card>
  );
}

function FactList({ summary }: { summary: SummariesOfContact }) {
  const { formatNumber } = useIntl();
  const text = useText();
  const money = useMoney();
  const { familyOf } = useOrderWords();
  const { favouriteProductFamily: family } = summary;
  return (
    <FactGrid>
      <Fact name={text('orders.fact.orders')}>{formatNumber(summary.orders)}</Fact>
      <Fact name={text('orders.fact.tickets')}>{formatNumber(summary.tickets)}</Fact>
      <Fact name={text('orders.fact.spent')}>{money(summary.spent)}</Fact>
      <Fact name={text('orders.fact.refunded')}>{money(summary.refunded)}</Fact>
      <Fact name={text('orders.fact.firstPurchase')}>
        <Day at={summary.firstPurchaseAt} />
      </Fact>
      <Fact name={text('orders.fact.lastPurchase')}>
        <Day at={summary.lastPurchaseAt} />
      </Fact>
      {summary.nextPerformanceAt !== null && (
        <Fact name={text('orders.fact.nextPerformance')}>
          <VenueTime at={summary.nextPerformanceAt} timeZone={summary.nextPerformanceTimeZone} />
        </Fact>
      )}
      {family !== null && (
        <Fact name={text('orders.fact.favouriteFamily')}>{familyOf(family)}</Fact>
      )}
    </FactGrid>
  );
}

function Day({ at }: { at: string | null }) {
  const { formatDate } = useIntl();
  const exactly = useExactMoment();
  if (at === null) return '–';
  return (
    <time dateTime={at} title={exactly(at)}>
      {formatDate(at, { dateStyle: 'medium' })}
    </time>
  );
}
