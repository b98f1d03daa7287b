import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const SOURCES = join(__dirname, '../../../admin/src');

/** What is typed here is checked or used in the browser. */
const IN_THE_BROWSER = ['ConditionFields.tsx', 'ProductPicker.tsx'];

const fields = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.tsx') && !IN_THE_BROWSER.some((name) => path.endsWith(name)))
  .flatMap((path) => [
    ...readFileSync(join(SOURCES, path), 'utf8').matchAll(
      /<(?:TextInput|Textarea|Searchbar)\s[\s\S]*?\n\s*\/?>/g,
    ),
  ])
  .map(([field]) => field);

it('a text field of the panel has a maximum length, as the server refuses longer texts in English', () => {
  expect(fields.length).toBeGreaterThan(9);
  expect(fields.filter((field) => !field.includes('maxLength'))).toEqual([]);
});
