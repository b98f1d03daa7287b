import type { TrendPoint, Trends } from '../../../../server/src/contracts';
import { useText } from '../../shared/words/useText';
import { BarChart } from './charts/BarChart';
import { Section } from '../../shared/components/Section';
import { Chart, Charts } from './charts/Charts';
import { Numbers } from './charts/Numbers';
import type { Tone } from './charts/Plot';
import type { TrendWords } from './useTrendWords';

const SERIES: readonly {
  name: 'received' | 'sent' | 'failed';
  tone: Tone;
  valueOf: (point: TrendPoint) => number;
}[] = [
  { name: 'received', tone: 'primary', valueOf: ({ received }) => received },
  { name: 'sent', tone: 'success', valueOf: ({ sent }) => sent },
  {
    name: 'failed',
    tone: 'danger',
    valueOf: ({ notImported, notSent }) => notImported + notSent,
  },
];

const COLUMNS = [
  { label: 'trends.from' },
  { label: 'trends.received', isNumber: true },
  { label: 'trends.sent', isNumber: true },
  { label: 'trends.notImported', isNumber: true },
  { label: 'trends.notSent', isNumber: true },
] as const;

interface TrendProps {
  trends: Trends;
  words: TrendWords;
}

/** What came in, what went out, and what failed in either direction. */
export function ExchangeCharts({ trends: { points }, words }: TrendProps) {
  const text = useText();
  const { number } = words;
  return (
    <Section title={text('trends.exchange')}>
      <Charts>
        {SERIES.map(({ name, tone, valueOf }) => {
          const total = points.reduce((so, point) => so + valueOf(point), 0);
          const sum = number(total);
          const title = text(`trends.${name}`);
          return (
            <Chart
              key={name}
              name={title}
              sum={text('trends.sum', { sum })}
              nothing={total === 0 ? text(`trends.${name}.nothing`) : null}
            >
              <BarChart
                label={text('trends.chart', { name: title, sum })}
                tone={tone}
                formatValue={number}
                bars={points.map((point) => ({
                  name: words.shortSpan(point.from),
                  value: valueOf(point),
                  title: `${words.span(point.from)}: ${number(valueOf(point))}`,
                }))}
              />
            </Chart>
          );
        })}
      </Charts>
      <Numbers
        caption={text('trends.exchange')}
        columns={COLUMNS}
        rows={points.map(({ from, notImported, notSent, received, sent }) => [
          words.span(from),
          ...[received, sent, notImported, notSent].map(number),
        ])}
      />
    </Section>
  );
}
