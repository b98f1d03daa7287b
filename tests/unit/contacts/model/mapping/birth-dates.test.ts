import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BIRTH_DATE_FORMS, shownBirthDate } from '../../../../simulator/contacts/birth-date';
import { parseDateOnly } from '../../../../../server/src/s360';
import { parsed } from '../../../../helpers/json';
import { WRITTEN_DATES } from './written-dates';
import { daysOfChange, daysSince1900, ZONES } from '../../../../helpers/zones';

/** Only this zone and its neighbours are twelve hours or more ahead of UTC. */
const BEYOND = 'Pacific/Kiritimati';

function shownIn(timeZone: string, isTold: boolean) {
  const days = [...new Set([...daysSince1900(29), ...daysOfChange(timeZone)])];
  return days.map((day) => ({
    day,
    ...(isTold && { timeZone }),
    forms: BIRTH_DATE_FORMS.map((form) => shownBirthDate(day, { form, timeZone })),
  }));
}

describe('the sampled birth dates from 1900 on, including nights with clock changes,', () => {
  const folder = mkdtempSync(join(tmpdir(), 's360-dates-'));
  const file = join(folder, 'days.json');
  const days = [
    ...ZONES.flatMap((zone) => shownIn(zone, true)),
    ...ZONES.filter((zone) => zone !== BEYOND).flatMap((zone) => shownIn(zone, false)),
  ];
  beforeAll(() => writeFileSync(file, JSON.stringify(days)));
  afterAll(() => rmSync(folder, { recursive: true }));

  it.each(ZONES)('stay the same over three round trips with a CRM in %s', (zone) => {
    const script = join(__dirname, 'moved-dates.ts');
    const output = execFileSync(process.execPath, ['--import', 'tsx', script, file], {
      env: { ...process.env, TZ: zone },
      encoding: 'utf8',
    });
    expect(parsed(output)).toEqual({ zone, checked: days.length, moved: [] });
  });

  it('cover clock changes in every zone and offsets with seconds', () => {
    for (const zone of ZONES) expect(daysOfChange(zone).length).toBeGreaterThanOrEqual(3);
    expect(shownBirthDate('1900-01-01', { form: 'utc', timeZone: 'Pacific/Pago_Pago' })).toBe(
      '1900-01-01T11:22:48.000Z',
    );
    expect(days.length).toBeGreaterThan(15_000);
  });
});

describe('a date without a time', () => {
  it('is the same in whatever time zone the process runs', () => {
    const inZone = (zone: string): unknown =>
      parsed(
        execFileSync(process.execPath, ['--import', 'tsx', join(__dirname, 'print-dates.ts')], {
          env: { ...process.env, TZ: zone },
          encoding: 'utf8',
        }),
      );
    const here = inZone('UTC');
    expect(here).toEqual(WRITTEN_DATES.map((date) => parseDateOnly(date)));
    for (const zone of ['Pacific/Auckland', 'America/Los_Angeles']) {
      expect(inZone(zone)).toEqual(here);
    }
  });
});
