import { useState } from 'react';
import { Button, Flex, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { SALES_DAYS } from '../../../../../server/src/contracts';
import type { SalesDays, SalesSeries } from '../../../../../server/src/contracts';
import { Loaded } from '../../../shared/components/Loaded';
import { useQuietPolling } from '../../../shared/hooks/useQuietPolling';
import { useMoney } from '../../../shared/money/useMoney';
import { useText } from '../../../shared/words/useText';
import { BarChart } from '../charts/BarChart';
import { Chart } from '../charts/Charts';
import { Numbers } from '../charts/Numbers';
import { totalOf } from '../model/sales';
import { useGetSalesQuery } from '../trendsApi';

const THOUSANDTHS_PER_UNIT = 1_000;

/** Strapi gives a widget 261 px: the first chart fits in there with its buttons. */
const CHART_PX = 120;

const COLUMNS = [
  { label: 'trends.from' },
  { label: 'sales.amount', isNumber: true },
  { label: 'sales.orders', isNumber: true },
] as const;

/** On Strapi's homepage: what each institution sold on the last days. */
export function SalesWidget() {
  const text = useText();
  const [days, setDays] = useState<SalesDays>(SALES_DAYS[0]);
  const query = useGetSalesQuery({ days }, useQuietPolling());
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Flex gap={4} wrap="wrap">
        <Flex tag="ul" gap={2} aria-label={text('trends.range')}>
          {SALES_DAYS.map((one) => (
            <li key={one}>
              <Button
                size="S"
                variant={one === days ? 'secondary' : 'tertiary'}
                aria-pressed={one === days}
                onClick={() => setDays(one)}
              >
                {text('sales.days', { count: one })}
              </Button>
            </li>
          ))}
        </Flex>
        {(query.currentData ?? []).length > 0 && (
          <Typography variant="pi" textColor="neutral600">
            {text('sales.refunds')}
          </Typography>
        )}
      </Flex>
      <Loaded query={query}>
        {(series) =>
          series.length === 0 ? (
            <Typography>{text('sales.none')}</Typography>
          ) : (
            <Flex direction="column" alignItems="stretch" gap={5}>
              {series.map((one) => (
                <Sales key={`${one.institution.code} ${one.currencyCode ?? ''}`} series={one} />
              ))}
            </Flex>
          )
        }
      </Loaded>
    </Flex>
  );
}

function Sales({ series }: { series: SalesSeries }) {
  const text = useText();
  const { formatDate, formatNumber } = useIntl();
  const money = useMoney();
  const { currencyCode, days, institution } = series;
  const inMoney = (thousandths: string) =>
    money({ thousandths, currencyCode, fractionDigits: null });
  const { orders, thousandths } = totalOf(series);
  const total = inMoney(thousandths);
  // A day of the venue is formatted as written: as a moment it would shift with the reader's zone.
  const day = (one: string, options: { weekday?: 'short'; month: 'numeric' | 'long' }) =>
    formatDate(one, { timeZone: 'UTC', day: 'numeric', ...options });
  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      <Chart name={institution.name} sum={text('sales.sum', { total, count: orders })}>
        <BarChart
          label={text('sales.chart', { name: institution.name, total })}
          tone="primary"
          height={CHART_PX}
          formatValue={(value) => formatNumber(value, { notation: 'compact' })}
          bars={days.map((one) => ({
            name: day(one.day, { month: 'numeric' }),
            value: Number(one.thousandths) / THOUSANDTHS_PER_UNIT,
            title: `${day(one.day, { weekday: 'short', month: 'long' })}: ${inMoney(one.thousandths)}`,
          }))}
        />
      </Chart>
      <Numbers
        caption={text('sales.chart', { name: institution.name, total })}
        columns={COLUMNS}
        rows={days.map((one) => [
          day(one.day, { weekday: 'short', month: 'long' }),
          inMoney(one.thousandths),
          formatNumber(one.orders),
        ])}
      />
    </Flex>
  );
}
