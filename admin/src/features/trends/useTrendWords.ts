import { useIntl } from 'react-intl';
import type { TrendRange, Trends } from '../../../../server/src/contracts';
import { NO_ZONE } from '../../shared/time/timeAtVenue';
import { durationUnit, type DurationUnit } from './model/durations';

/** Formats the spans and values of charts. Times are those of the venue, if its zone is known. */
export function useTrendWords({ timeZone }: Pick<Trends, 'timeZone'>, range: TrendRange) {
  const { formatDate, formatNumber } = useIntl();
  const zone = range === 'day' && timeZone === NO_ZONE ? {} : { timeZone };
  const inUnit = (ms: number, unit: DurationUnit): string => {
    const value = ms / unit.ms;
    return formatNumber(value, {
      style: 'unit',
      unit: unit.name,
      unitDisplay: 'short',
      maximumFractionDigits: value < 10 ? 1 : 0,
    });
  };
  return {
    number: (value: number): string => formatNumber(value),
    /** Below a chart. */
    shortSpan: (from: string): string =>
      range === 'day'
        ? formatDate(from, { ...zone, hour: 'numeric' })
        : formatDate(from, { ...zone, day: 'numeric', month: 'numeric' }),
    span: (from: string): string =>
      range === 'day'
        ? formatDate(from, { ...zone, weekday: 'short', hour: 'numeric', minute: '2-digit' })
        : formatDate(from, { ...zone, weekday: 'short', day: 'numeric', month: 'long' }),
    duration: (ms: number): string => inUnit(ms, durationUnit(ms)),
    inUnit,
  };
}

export type TrendWords = ReturnType<typeof useTrendWords>;
