import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import english from '../../admin/src/translations/en.json';
import { institutionSchema } from '../../server/src/config/institution-schema';
import { en as messageTexts } from '../../server/src/services/bookings/message/texts/en';

const ROOT = join(__dirname, '../..');
const README = readFileSync(join(ROOT, 'README.md'), 'utf8');

/** The cells of each line of a table, without what aligns them. */
const ROWS = README.split('\n')
  .filter((line) => line.startsWith('| '))
  .map((line) => line.split(' | ').map((cell) => cell.replace(/^\| |\|$/g, '').trim()));

/** The permissions by the names that Strapi shows under Roles. */
function permissionNames(): string[] {
  const source = readFileSync(join(ROOT, 'server/src/permissions.ts'), 'utf8');
  return [...source.matchAll(/PERMISSION_ACTIONS\.\w+,\s+'(.+?)'/g)].map(([, name]) => name ?? '');
}

describe('the README', () => {
  it('tells of every permission by the name that Roles shows', () => {
    const told = ROWS.map(([first]) => first);
    expect(permissionNames()).toHaveLength(19);
    for (const name of permissionNames()) expect(told).toContain(`_${name}_`);
  });

  it('tells of every setting of an institution', () => {
    const settings = ROWS.map(([first = '']) => first).join('\n');
    const untold = Object.keys(institutionSchema.fields).filter(
      (name) => !new RegExp(`\`${name}[\`.]`).test(settings),
    );
    expect(untold).toEqual([]);
  });

  it('tells what messages to customers say in English', () => {
    for (const [key, text] of Object.entries(messageTexts)) {
      expect(ROWS).toContainEqual([`\`${key}\``, text]);
    }
  });
});

describe('the screens', () => {
  it('name a permission as Roles does', () => {
    const named = Object.entries(english).filter(([key]) => key.startsWith('permission.'));
    for (const [, name] of named) expect(permissionNames()).toContain(name);
  });
});
