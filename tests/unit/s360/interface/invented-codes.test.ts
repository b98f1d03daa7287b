import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { INVENTED_CODES, isInventedCode } from '../../../../server/src/s360/interface';

const ROOT = path.join(__dirname, '../../../..');
const HOME = 'server/src/s360/interface/invented-codes.ts';

const sources = ['server/src', 'admin/src']
  .flatMap((folder) =>
    readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((file) =>
      path.join(folder, file),
    ),
  )
  .filter((file) => /[.](ts|tsx|json)$/.test(file) && file !== HOME);

describe('an invented code of S-360', () => {
  it('is known to nothing in the plugin', () => {
    const named = sources.flatMap((file) => {
      const text = readFileSync(path.join(ROOT, file), 'utf8');
      return INVENTED_CODES.filter((code) => text.includes(code)).map((code) => ({ file, code }));
    });
    expect(sources.length).toBeGreaterThan(500);
    expect(named).toEqual([]);
  });

  it('is marked as such, unlike a documented or a foreign one', () => {
    expect(INVENTED_CODES.filter((code) => !isInventedCode(code))).toEqual([]);
    expect(isInventedCode('error.parameter.unknown.noSuchMember')).toBe(true);
    expect(isInventedCode('error.order.availability')).toBe(false);
    expect(isInventedCode('ERR_1234')).toBe(false);
  });
});
