import { Bar } from '@visx/shape';
import { Plot, type Tone } from './Plot';

interface BarChartProps {
  label: string;
  height?: number;
  bars: readonly {
    /** Below the bar. */
    name: string;
    value: number;
    /** Shown while the pointer is on it. */
    title: string;
  }[];
  tone: Tone;
  formatValue: (value: number) => string;
}

/** A bar for each span of time. */
export function BarChart({ bars, formatValue, height = 140, label, tone }: BarChartProps) {
  return (
    <Plot
      label={label}
      height={height}
      names={bars.map(({ name }) => name)}
      most={Math.max(0, ...bars.map(({ value }) => value))}
      formatValue={formatValue}
    >
      {({ x, y }) =>
        bars.map(({ title, value }, index) => (
          <Bar
            key={index}
            className={tone}
            strokeWidth={0}
            x={x(index) ?? 0}
            y={y(value)}
            width={x.bandwidth()}
            height={y(0) - y(value)}
            rx={1}
          >
            <title>{title}</title>
          </Bar>
        ))
      }
    </Plot>
  );
}
