import { Line, LinePath } from '@visx/shape';
import type { QuotaUse } from '../model/quotaUse';
import { Plot } from './Plot';

interface QuotaChartProps {
  label: string;
  use: QuotaUse;
  nameOf: (day: string) => string;
  formatValue: (value: number) => string;
}

/** The calls of the month as a line, its forecast as a dashed one, and the quota above. */
export function QuotaChart({ formatValue, label, nameOf, use }: QuotaChartProps) {
  const { days, forecast, quota } = use;
  const totals = [...days, ...forecast].map(({ total }) => total);
  const made = days.length - 1;
  const indexes = totals.map((_, index) => index);
  return (
    <Plot
      label={label}
      height={220}
      names={[...days, ...forecast].map(({ day }) => nameOf(day))}
      most={Math.max(quota ?? 0, ...totals)}
      formatValue={formatValue}
    >
      {({ x, y }) => {
        const atX = (index: number) => (x(index) ?? 0) + x.bandwidth() / 2;
        const atY = (index: number) => y(totals[index] ?? 0);
        return (
          <>
            {quota !== null && (
              <Line
                className="danger line"
                from={{ x: 0, y: y(quota) }}
                to={{ x: atX(totals.length - 1) + x.bandwidth(), y: y(quota) }}
              />
            )}
            <LinePath className="primary line" data={indexes.slice(0, made + 1)} x={atX} y={atY} />
            <LinePath
              className="primary line"
              strokeDasharray="4 4"
              data={indexes.slice(Math.max(0, made))}
              x={atX}
              y={atY}
            />
          </>
        );
      }}
    </Plot>
  );
}
