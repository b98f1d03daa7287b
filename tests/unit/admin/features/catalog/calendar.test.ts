import {
  dayIn,
  firstDayOfWeek,
  shiftDay,
  shiftDayByMonths,
  shiftMonth,
  weeksOf,
} from '../../../../../admin/src/features/catalog/model/calendar';
import { movedBy } from '../../../../../admin/src/shared/lists/listKeys';
import { textIn } from '../../../../../admin/src/shared/words/texts';
import {
  scrollTo,
  visibleRows,
} from '../../../../../admin/src/features/bookings/composer/model/window';

describe('the calendar day of a moment', () => {
  it('is the local day at the institution', () => {
    const moment = new Date('2026-12-24T23:30:00Z');
    expect(dayIn('Europe/Zurich')(moment)).toBe('2026-12-25');
    expect(dayIn('America/New_York')(moment)).toBe('2026-12-24');
  });

  it('moves across months, years and leap days', () => {
    expect(shiftDay('2028-02-28', 1)).toBe('2028-02-29');
    expect(shiftDay('2027-01-01', -1)).toBe('2026-12-31');
    expect(shiftMonth('2026-12', 1)).toBe('2027-01');
    expect(shiftMonth('2026-01', -1)).toBe('2025-12');
  });

  it('stays within the target month when it moves by months', () => {
    expect(shiftDayByMonths('2026-03-31', -1)).toBe('2026-02-28');
    expect(shiftDayByMonths('2026-12-15', 1)).toBe('2027-01-15');
  });
});

describe('a month in the calendar', () => {
  it('has six weeks that begin on the first day of the week', () => {
    const weeks = weeksOf('2026-12', firstDayOfWeek('Europe/Zurich'));
    expect(weeks).toHaveLength(6);
    expect(weeks[0]?.map(({ day }) => day)).toEqual([
      '2026-11-30',
      '2026-12-01',
      '2026-12-02',
      '2026-12-03',
      '2026-12-04',
      '2026-12-05',
      '2026-12-06',
    ]);
    expect(weeks.flat().filter(({ isInMonth }) => isInMonth)).toHaveLength(31);
  });

  it('begins on Sunday in America', () => {
    const [week] = weeksOf('2026-12', firstDayOfWeek('America/New_York'));
    expect(week?.[0]?.day).toBe('2026-11-29');
  });
});

describe('a long list', () => {
  it('renders only the visible rows and a few more', () => {
    expect(visibleRows(3_500, 50, { scrollTop: 5_000, height: 300 })).toEqual({
      start: 96,
      end: 110,
    });
    expect(visibleRows(3, 50, { scrollTop: 0, height: 300 })).toEqual({ start: 0, end: 3 });
    expect(visibleRows(0, 50, { scrollTop: 900, height: 300 })).toEqual({ start: 0, end: 0 });
    // The list became shorter than what it was scrolled to.
    expect(visibleRows(3, 50, { scrollTop: 9_000, height: 300 })).toEqual({ start: 3, end: 3 });
  });

  it('scrolls only as far as a row needs to become visible', () => {
    const place = { scrollTop: 100, height: 300 };
    expect(scrollTo(3, 50, place)).toBe(100);
    expect(scrollTo(1, 50, place)).toBe(50);
    expect(scrollTo(8, 50, place)).toBe(150);
  });

  it('moves its selection by keys, within its ends', () => {
    const list = { count: 10, page: 6 };
    expect(movedBy('ArrowDown', -1, list)).toBe(0);
    expect(movedBy('ArrowDown', 9, list)).toBe(9);
    expect(movedBy('ArrowUp', 0, list)).toBe(0);
    expect(movedBy('PageDown', -1, list)).toBe(6);
    expect(movedBy('PageDown', 6, list)).toBe(9);
    expect(movedBy('PageUp', 6, list)).toBe(0);
    expect(movedBy('a', 3, list)).toBeNull();
    expect(movedBy('ArrowDown', -1, { count: 0, page: 6 })).toBeNull();
  });
});

describe('a translated text', () => {
  it('uses the language of the panel, otherwise English, otherwise any other language', () => {
    const text = { fr: 'Balcon', en: 'Balcony', de: 'Balkon' };
    expect(textIn(text, 'de-CH')).toBe('Balkon');
    expect(textIn(text, 'it')).toBe('Balcony');
    expect(textIn({ fr: 'Balcon' }, 'it')).toBe('Balcon');
    expect(textIn(null, 'it')).toBe('');
    expect(textIn({}, 'it')).toBe('');
  });
});
