import { Typography } from '@strapi/design-system';
import type { TrendPoint, Trends } from '../../../../server/src/contracts';
import { useText } from '../../shared/words/useText';
import { BarChart } from './charts/BarChart';
import { Section } from '../../shared/components/Section';
import { Chart, Charts } from './charts/Charts';
import { Numbers } from './charts/Numbers';
import { durationUnit } from './model/durations';
import type { TrendWords } from './useTrendWords';

const DIRECTIONS = ['delayIn', 'delayOut'] as const;

const COLUMNS = [
  { label: 'trends.from' },
  { label: 'trends.delayIn.average', isNumber: true },
  { label: 'trends.delayIn.longest', isNumber: true },
  { label: 'trends.delayOut.average', isNumber: true },
  { label: 'trends.delayOut.longest', isNumber: true },
] as const;

type Delay = TrendPoint['delayIn'];

/** The longest of all spans; `null` when nothing was measured. */
const longestOf = (delays: readonly Delay[]): number | null =>
  delays.reduce<number | null>(
    (longest, delay) => (delay === null ? longest : Math.max(longest ?? 0, delay.longestMs)),
    null,
  );

/** How long changes of contacts took from S-360 to the CRM, and from the CRM to S-360. */
export function DelayCharts({ trends: { points }, words }: { trends: Trends; words: TrendWords }) {
  const text = useText();
  const { duration } = words;
  const isAny = points.some(({ delayIn, delayOut }) => delayIn !== null || delayOut !== null);
  const inWords = (ms: number | undefined) => (ms === undefined ? '–' : duration(ms));
  return (
    <Section title={text('trends.delay')}>
      <Typography variant="pi" textColor="neutral600">
        {text('trends.delay.hint')}
      </Typography>
      <Charts>
        {DIRECTIONS.map((direction) => {
          const delays = points.map((point) => point[direction]);
          const longest = longestOf(delays);
          const most = Math.max(0, ...delays.map((delay) => delay?.averageMs ?? 0));
          // All bars in one unit, so that the values beside them are round.
          const unit = durationUnit(most);
          const sum = text('trends.delay.longest', { duration: duration(longest ?? 0) });
          const name = text(`trends.${direction}`);
          return (
            <Chart
              key={direction}
              name={name}
              sum={sum}
              nothing={longest === null ? text(`trends.${direction}.nothing`) : null}
            >
              <BarChart
                label={text('trends.delay.chart', { name, sum })}
                tone="primary"
                formatValue={(value) => words.inUnit(value * unit.ms, unit)}
                bars={points.map((point) => ({
                  name: words.shortSpan(point.from),
                  value: (point[direction]?.averageMs ?? 0) / unit.ms,
                  title: `${words.span(point.from)}: ${inWords(point[direction]?.averageMs)}`,
                }))}
              />
            </Chart>
          );
        })}
      </Charts>
      {isAny && (
        <Numbers
          caption={text('trends.delay')}
          columns={COLUMNS}
          rows={points.map(({ delayIn, delayOut, from }) => [
            words.span(from),
            inWords(delayIn?.averageMs),
            inWords(delayIn?.longestMs),
            inWords(delayOut?.averageMs),
            inWords(delayOut?.longestMs),
          ])}
        />
      )}
    </Section>
  );
}
