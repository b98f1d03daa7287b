import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import english from '../../admin/src/translations/en';
import { institutionSchema } from '../../server/src/institutions/configuration/institution-schema';
import { en as messageTexts } from '../../server/src/bookings/message/texts/en';

const ROOT = path.join(__dirname, '../..');
const PAGES = ['README.md', ...pagesIn('docs')];

function pagesIn(folder: string): string[] {
  return readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md'))
    .map((file) => path.join(folder, file));
}

const textOf = (page: string): string => readFileSync(path.join(ROOT, page), 'utf8');
const proseOf = (page: string): string => textOf(page).replace(/^```.*?^```$/gms, '');

/** The cells of each line of a page's tables, without what aligns them. */
const rowsOf = (page: string): string[][] =>
  textOf(page)
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .map((line) => line.split(' | ').map((cell) => cell.replace(/^\| |\|$/g, '').trim()));

/** What a page's headings are called in addresses. */
const anchorsOf = (page: string): string[] =>
  [...proseOf(page).matchAll(/^#+ (.+)$/gm)].map(([, title = '']) =>
    title
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\- ]/gu, '')
      .replaceAll(' ', '-'),
  );

interface Link {
  to: string;
  anchor: string | undefined;
}

/** The links of a page to pages and files of the repository. */
function linksOf(page: string): Link[] {
  return [...proseOf(page).matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target = '']) => target)
    .filter((target) => !/^[a-z]+:/.test(target))
    .map((target) => {
      const [file = '', anchor] = target.split('#');
      return { to: file === '' ? page : path.join(path.dirname(page), file), anchor };
    });
}

/** The permissions by the names that Strapi shows under Roles. */
function permissionNames(): string[] {
  const source = textOf('server/src/app/permissions.ts');
  return [...source.matchAll(/PERMISSION_ACTIONS\.\w+,\s+'(.+?)'/g)].map(([, name]) => name ?? '');
}

describe('the documentation', () => {
  it('has a front page that is read in a few minutes', () => {
    expect(textOf('README.md').split('\n').length).toBeLessThanOrEqual(200);
    expect(statSync(path.join(ROOT, 'README.md')).size).toBeLessThanOrEqual(10_000);
  });

  it('links to pages and headings that exist', () => {
    const broken = PAGES.flatMap((page) =>
      linksOf(page)
        .filter(({ to, anchor }) => {
          if (!existsSync(path.join(ROOT, to))) return true;
          return anchor !== undefined && !anchorsOf(to).includes(anchor);
        })
        .map(({ to, anchor }) => `${page}: ${to}#${anchor ?? ''}`),
    );
    expect(broken).toEqual([]);
  });

  it('names each of its pages in its index, which the front page links to', () => {
    const linked = linksOf('docs/README.md').map(({ to }) => to);
    for (const page of pagesIn('docs')) {
      if (page !== 'docs/README.md') expect(linked).toContain(page);
    }
    expect(linksOf('README.md').map(({ to }) => to)).toContain('docs/README.md');
  });

  it('explains every permission by the name that Roles shows', () => {
    const explained = rowsOf('docs/integrators/permissions.md').map(([first]) => first);
    expect(permissionNames().length).toBeGreaterThan(0);
    for (const name of permissionNames()) expect(explained).toContain(`_${name}_`);
  });

  it('explains every setting of an institution', () => {
    const explained = rowsOf('docs/integrators/configuration.md')
      .map(([first = '']) => first)
      .join('\n');
    const missing = Object.keys(institutionSchema.fields).filter(
      (name) => !new RegExp(`\`${name}[\`.]`).test(explained),
    );
    expect(missing).toEqual([]);
  });

  it('gives the English texts of messages to customers', () => {
    const texts = rowsOf('docs/integrators/messages.md');
    for (const [key, text] of Object.entries(messageTexts)) {
      expect(texts).toContainEqual([`\`${key}\``, text]);
    }
  });
});

describe('the screens', () => {
  it('name a permission as Roles does', () => {
    const named = Object.entries(english).filter(([key]) => key.startsWith('permission.'));
    for (const [, name] of named) expect(permissionNames()).toContain(name);
  });
});
