import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

const SCRIPT = join(__dirname, 'print-local-days.ts');
const HOUR_MS = 60 * 60 * 1_000;

/** A process has one time zone, so each zone needs a process of its own. */
function localDayIn(zone: string, day: string): { from: string; until: string } {
  const output = execFileSync(process.execPath, ['--import', 'tsx', SCRIPT, day], {
    env: { ...process.env, TZ: zone },
    encoding: 'utf8',
  });
  const [printed]: { from: string; until: string }[] = JSON.parse(output);
  if (printed === undefined) throw new Error(`Nothing was printed for ${day}.`);
  return printed;
}

describe('a calendar day', () => {
  it.each([
    ['Europe/Zurich', '2027-01-31', '2027-01-30T23:00:00.000Z', '2027-01-31T23:00:00.000Z'],
    ['Asia/Kathmandu', '2027-01-01', '2026-12-31T18:15:00.000Z', '2027-01-01T18:15:00.000Z'],
    ['America/New_York', '2027-01-31', '2027-01-31T05:00:00.000Z', '2027-02-01T05:00:00.000Z'],
    ['UTC', '2028-02-29', '2028-02-29T00:00:00.000Z', '2028-03-01T00:00:00.000Z'],
  ])('in the time zone %s begins and ends at local midnight: %s', (zone, day, from, until) => {
    expect(localDayIn(zone, day)).toEqual({ from, until });
  });

  it.each([
    ['Europe/Zurich', '2027-03-28', 23],
    ['Europe/Zurich', '2027-10-31', 25],
    // Clocks go forward at midnight: the day begins at one.
    ['America/Santiago', '2027-09-05', 23],
  ])(
    'in the time zone %s is shorter or longer when the clocks change: %s has %d hours',
    (zone, day, hours) => {
      const { from, until } = localDayIn(zone, day);
      expect((Date.parse(until) - Date.parse(from)) / HOUR_MS).toBe(hours);
    },
  );
});
