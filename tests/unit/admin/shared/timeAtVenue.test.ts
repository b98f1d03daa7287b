import {
  isElsewhere,
  momentOptions,
  needsZone,
  venueTimeOptions,
} from '../../../../admin/src/shared/time/timeAtVenue';

const at = new Date('2027-03-12T19:00:00.000Z');
const written = (timeZone: string, part: 'date' | 'dateAndTime' | 'time') =>
  new Intl.DateTimeFormat('en-GB', venueTimeOptions(timeZone, part)).format(at);

describe('the time of a performance', () => {
  it('is shown in the time zone of the venue, wherever the user is', () => {
    expect(written('Europe/Zurich', 'dateAndTime')).toBe('12 Mar 2027, 20:00');
    expect(written('Asia/Tokyo', 'date')).toBe('13 Mar 2027');
    expect(written('Europe/Zurich', 'time')).toBe('20:00');
  });

  it('names its zone when only UTC is known', () => {
    expect(written('UTC', 'dateAndTime')).toBe('12 Mar 2027, 19:00 UTC');
    expect(written('UTC', 'time')).toBe('19:00 UTC');
  });

  it('names its zone beside times of another zone', () => {
    const beside = (timeZone: string, ofScreen: string) =>
      new Intl.DateTimeFormat(
        'en-GB',
        venueTimeOptions(timeZone, 'dateAndTime', needsZone(timeZone, at, ofScreen)),
      ).format(at);
    expect(beside('Asia/Tokyo', 'Europe/Zurich')).toBe('13 Mar 2027, 04:00 GMT+9');
    expect(beside('Europe/Zurich', 'Europe/Zurich')).toBe('12 Mar 2027, 20:00');
    expect(beside('Europe/Zurich', 'Europe/Paris')).toBe('12 Mar 2027, 20:00');
    expect(beside('UTC', 'UTC')).toBe('12 Mar 2027, 19:00 UTC');
  });

  it('names its zone behind the day of the week only where it differs', () => {
    const withWeekday = (ofScreen: string) =>
      new Intl.DateTimeFormat(
        'en-GB',
        venueTimeOptions(
          'Europe/Zurich',
          'weekdayAndTime',
          needsZone('Europe/Zurich', at, ofScreen),
        ),
      ).format(at);
    expect(withWeekday('Europe/Zurich')).toBe('Fri, 12 Mar 2027, 20:00');
    expect(withWeekday('America/New_York')).toBe('Fri, 12 Mar 2027, 20:00 CET');
  });

  it('counts as foreign when the clock shows another time where the user is', () => {
    expect(isElsewhere('Europe/Zurich', at, 'Europe/Paris')).toBe(false);
    expect(isElsewhere('Europe/Zurich', at, 'America/New_York')).toBe(true);
  });
});

describe('a moment on a screen', () => {
  const shown = (timeZone: string | undefined, ofScreen: string | undefined) =>
    new Intl.DateTimeFormat('en-GB', momentOptions(timeZone, ofScreen)).format(at);

  it('is in the zone of the screen, which names it once', () => {
    expect(shown(undefined, 'Europe/Zurich')).toBe('12 Mar 2027, 20:00');
    expect(shown('Europe/Zurich', 'Europe/Zurich')).toBe('12 Mar 2027, 20:00');
  });

  it('names any other zone', () => {
    expect(shown('Asia/Tokyo', 'Europe/Zurich')).toBe('13 Mar 2027, 04:00 GMT+9');
    expect(shown(undefined, 'UTC')).toBe('12 Mar 2027, 19:00 UTC');
    expect(momentOptions(undefined, undefined)).toMatchObject({ timeZoneName: 'short' });
  });
});
