import { useIntl } from 'react-intl';

const SECOND_MS = 1_000;

/** How long a call took. */
export function Duration({ ms }: { ms: number | null }) {
  const { formatNumber } = useIntl();
  if (ms === null) return '–';
  const [value, unit] = ms < SECOND_MS ? [ms, 'millisecond'] : [ms / SECOND_MS, 'second'];
  return (
    <span style={{ whiteSpace: 'nowrap' }}>
      {formatNumber(value, { style: 'unit', unit, maximumFractionDigits: 1 })}
    </span>
  );
}
