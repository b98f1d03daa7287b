import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { listAt, objectAt, parsed } from '../helpers/json';
import { ZONES } from '../helpers/zones';

const RUN_MS = 10 * 60_000;

describe('the birth dates exchanged between a CRM and six S-360 in different time zones', () => {
  it.each(ZONES)(
    'stay the same over three round trips with the CRM in %s',
    async (TZ) => {
      const script = join(__dirname, 'birth-date-trips.ts');
      const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', script], {
        env: { ...process.env, TZ },
        timeout: RUN_MS,
        maxBuffer: 10_000_000,
      });
      const result = objectAt(parsed(stdout.slice(stdout.lastIndexOf('{"days"'))));
      expect(result.moved).toEqual([]);
      expect(result.days).toBeGreaterThan(25);
      // Each edit was one call to each S-360, and its echo caused none.
      expect(listAt(result, 'saves')).toEqual(ZONES.map(() => Number(result.days) * 3));
    },
    RUN_MS,
  );
});
