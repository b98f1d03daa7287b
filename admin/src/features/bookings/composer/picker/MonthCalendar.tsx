import { useEffect, useRef } from 'react';
import { Flex, IconButton, Typography } from '@strapi/design-system';
import { ChevronLeft, ChevronRight } from '@strapi/icons';
import { useIntl } from 'react-intl';
import { styled } from 'styled-components';
import { monthOf, shiftDay, shiftDayByMonths, shiftMonth, weeksOf } from '../../../catalog/model';
import type { CalendarDay } from '../../../catalog/model';
import { CALENDAR_STEPS } from '../../../../shared/lists/listKeys';
import { useText } from '../../../../shared/words/useText';

interface MonthCalendarProps {
  /** The day that has the focus; the calendar shows its month. */
  day: string;
  today: string;
  /** The day by which the list is filtered. */
  chosen: string | null;
  firstDayOfWeek: number;
  /** Number of performances by day. */
  counts: ReadonlyMap<string, number>;
  onDay: (day: string) => void;
  onChoose: (day: string | null) => void;
}

/** A month that marks the days with performances. The arrow keys move by days and weeks. */
export function MonthCalendar(props: MonthCalendarProps) {
  const { chosen, counts, day, firstDayOfWeek, onChoose, onDay, today } = props;
  const { formatDate } = useIntl();
  const text = useText();
  const grid = useRef<HTMLTableElement>(null);
  const isMovedByKey = useRef(false);
  const month = monthOf(day);
  const weeks = weeksOf(month, firstDayOfWeek);
  const name = formatDate(`${month}-01`, { timeZone: 'UTC', month: 'long', year: 'numeric' });

  useEffect(() => {
    if (!isMovedByKey.current) return;
    isMovedByKey.current = false;
    grid.current?.querySelector<HTMLElement>('button[tabindex="0"]')?.focus();
  }, [day]);

  const onKeyDown = (event: React.KeyboardEvent): void => {
    const step = CALENDAR_STEPS[event.key];
    if (step === undefined) return;
    event.preventDefault();
    isMovedByKey.current = true;
    onDay('days' in step ? shiftDay(day, step.days) : shiftDayByMonths(day, step.months));
  };

  return (
    <div>
      <Flex justifyContent="space-between" paddingBottom={2}>
        <IconButton
          size="S"
          variant="ghost"
          label={text('booking.compose.calendar.earlier')}
          onClick={() => onDay(`${shiftMonth(month, -1)}-01`)}
        >
          <ChevronLeft aria-hidden />
        </IconButton>
        <Typography variant="omega" fontWeight="semiBold" textColor="neutral800" aria-live="polite">
          {name}
        </Typography>
        <IconButton
          size="S"
          variant="ghost"
          label={text('booking.compose.calendar.later')}
          onClick={() => onDay(`${shiftMonth(month, 1)}-01`)}
        >
          <ChevronRight aria-hidden />
        </IconButton>
      </Flex>
      <Grid
        ref={grid}
        role="grid"
        aria-label={text('booking.compose.calendar')}
        onKeyDown={onKeyDown}
      >
        <thead>
          <tr>
            {weeks[0]?.map((weekday) => (
              <th
                key={weekday.day}
                scope="col"
                abbr={formatDate(weekday.day, { timeZone: 'UTC', weekday: 'long' })}
              >
                {formatDate(weekday.day, { timeZone: 'UTC', weekday: 'narrow' })}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((week) => (
            <tr key={week[0]?.day}>
              {week.map((one) => (
                <Day
                  key={one.day}
                  day={one}
                  count={counts.get(one.day) ?? 0}
                  isChosen={one.day === chosen}
                  isFocusable={one.day === day}
                  isToday={one.day === today}
                  onPress={() => {
                    onDay(one.day);
                    onChoose(one.day === chosen ? null : one.day);
                  }}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </Grid>
    </div>
  );
}

interface DayProps {
  day: CalendarDay;
  count: number;
  isChosen: boolean;
  isFocusable: boolean;
  isToday: boolean;
  onPress: () => void;
}

function Day({ count, day, isChosen, isFocusable, isToday, onPress }: DayProps) {
  const { formatDate } = useIntl();
  const text = useText();
  return (
    <td role="gridcell" aria-selected={isChosen}>
      <DayButton
        type="button"
        tabIndex={isFocusable ? 0 : -1}
        aria-disabled={count === 0}
        aria-pressed={isChosen}
        aria-current={isToday ? 'date' : undefined}
        aria-label={text('booking.compose.calendar.day', {
          day: formatDate(day.day, { timeZone: 'UTC', dateStyle: 'full' }),
          count,
        })}
        $isChosen={isChosen}
        $isFull={count > 0}
        $isInMonth={day.isInMonth}
        onClick={() => {
          if (count > 0 || isChosen) onPress();
        }}
      >
        {day.dayOfMonth}
      </DayButton>
    </td>
  );
}

const Grid = styled.table`
  border-collapse: collapse;
  width: 100%;
  table-layout: fixed;

  th {
    height: 2.8rem;
    font-size: 1.1rem;
    font-weight: 600;
    color: ${({ theme }) => theme.colors.neutral600};
  }

  td {
    padding: 1px;
  }
`;

/** Days without performances are as readable as the others; a dot and the weight mark those with. */
const DayButton = styled.button<{ $isChosen: boolean; $isFull: boolean; $isInMonth: boolean }>`
  position: relative;
  width: 100%;
  height: 4rem;
  border: 1px solid transparent;
  border-radius: ${({ theme }) => theme.borderRadius};
  background: ${({ $isChosen, $isFull, theme }) =>
    $isChosen ? theme.colors.primary600 : $isFull ? theme.colors.primary100 : 'transparent'};
  color: ${({ $isChosen, $isFull, $isInMonth, theme }) => {
    if ($isChosen) return theme.colors.neutral0;
    return $isFull && $isInMonth ? theme.colors.neutral800 : theme.colors.neutral600;
  }};
  font-size: ${({ $isInMonth }) => ($isInMonth ? '1.3rem' : '1.1rem')};
  font-weight: ${({ $isFull }) => ($isFull ? 600 : 400)};
  font-variant-numeric: tabular-nums;
  cursor: ${({ $isFull }) => ($isFull ? 'pointer' : 'default')};

  &::after {
    content: '';
    display: ${({ $isFull }) => ($isFull ? 'block' : 'none')};
    position: absolute;
    bottom: 5px;
    left: calc(50% - 2px);
    width: 4px;
    height: 4px;
    border-radius: 50%;
    background: ${({ $isChosen, theme }) =>
      $isChosen ? theme.colors.neutral0 : theme.colors.primary600};
  }

  &[aria-current] {
    border-color: ${({ theme }) => theme.colors.neutral600};
    text-decoration: underline;
    text-underline-offset: 3px;
  }

  &:hover {
    border-color: ${({ $isFull, theme }) => ($isFull ? theme.colors.primary600 : 'transparent')};
  }

  &:focus-visible {
    outline: 2px solid ${({ theme }) => theme.colors.primary600};
    outline-offset: 1px;
  }
`;
