import { useIntl } from 'react-intl';
import type { CallBudget } from '../../../../server/src/contracts';
import { useText } from '../../shared/words/useText';
import { Line } from '../../shared/components/Line';
import { CallsOutlook } from '../sending';
import { Section } from '../../shared/components/Section';
import { Chart } from './charts/Charts';
import { Numbers } from './charts/Numbers';
import { QuotaChart } from './charts/QuotaChart';
import { quotaUse } from './model/quotaUse';

const COLUMNS = [
  { label: 'trends.from' },
  { label: 'trends.calls.made', isNumber: true },
  { label: 'trends.calls.total', isNumber: true },
] as const;

/** The calls of this month against the quota, and where the present pace leads. */
export function CallCharts({ budget }: { budget: CallBudget }) {
  const text = useText();
  const { formatDate, formatNumber } = useIntl();
  const use = quotaUse(budget);
  const { takenThisMonth } = budget;
  const isAny = takenThisMonth > 0;
  // S-360 counts the calls of a month in UTC.
  const day = (one: string, month: 'numeric' | 'long') =>
    formatDate(one, { timeZone: 'UTC', day: 'numeric', month });
  const sum =
    use.quota === null
      ? text('trends.calls.noQuota', { taken: takenThisMonth })
      : text('trends.calls.ofQuota', { taken: takenThisMonth, quota: use.quota });
  return (
    <Section title={text('trends.calls')}>
      <Chart
        name={text('trends.calls.sinceFirst')}
        sum={sum}
        nothing={isAny ? null : text('trends.calls.nothing')}
      >
        <QuotaChart
          use={use}
          label={text('trends.calls.chart', { sum })}
          nameOf={(one) => day(one, 'numeric')}
          formatValue={formatNumber}
        />
      </Chart>
      {isAny && (
        <div>
          {use.quota !== null && <Line muted>{text('trends.calls.legend')}</Line>}
          <CallsOutlook budget={budget} />
        </div>
      )}
      {isAny && (
        <Numbers
          caption={text('trends.calls')}
          columns={COLUMNS}
          rows={[
            ...use.days.map(({ calls, day: one, total }) => [
              day(one, 'long'),
              formatNumber(calls),
              formatNumber(total),
            ]),
            ...use.forecast.map(({ day: one, total }) => [
              day(one, 'long'),
              text('trends.calls.toCome'),
              text('trends.calls.expected', { total }),
            ]),
          ]}
        />
      )}
    </Section>
  );
}
