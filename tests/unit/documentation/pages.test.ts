import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { en as messageTexts } from '../../../server/src/bookings/message/texts/en';
import { PAGES, pagesIn, proseOf, ROOT, rowsOf, textOf } from './pages';

const IMAGES = 'docs/images';
const MAX_IMAGE_BYTES = 150_000;

/** The anchors of the headings of a page. */
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

describe('the documentation', () => {
  it('has a front page of at most 200 lines', () => {
    expect(textOf('README.md').split('\n').length).toBeLessThanOrEqual(200);
    expect(statSync(path.join(ROOT, 'README.md')).size).toBeLessThanOrEqual(10_000);
  });

  it('links only to existing pages and headings', () => {
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

  it('lists each page in its index, to which the front page links', () => {
    const linked = linksOf('docs/README.md').map(({ to }) => to);
    for (const page of pagesIn('docs')) {
      if (page !== 'docs/README.md') expect(linked).toContain(page);
    }
    expect(linksOf('README.md').map(({ to }) => to)).toContain('docs/README.md');
  });

  it('has small pictures, each shown on a page', () => {
    const shown = PAGES.flatMap(linksOf).map(({ to }) => to);
    const pictures = readdirSync(path.join(ROOT, IMAGES)).map((name) => path.join(IMAGES, name));
    expect(pictures.length).toBeGreaterThan(0);
    for (const picture of pictures) {
      expect(shown).toContain(picture);
      expect(statSync(path.join(ROOT, picture)).size).toBeLessThanOrEqual(MAX_IMAGE_BYTES);
    }
  });

  it('gives a reason for each runtime dependency of the plugin', () => {
    const { dependencies } = JSON.parse(textOf('package.json')) as {
      dependencies: Record<string, string>;
    };
    const reasons = rowsOf('docs/contributing/decisions.md').map(([name]) => name);
    for (const name of Object.keys(dependencies)) expect(reasons).toContain(`\`${name}\``);
  });

  it('contains the English texts of messages to customers', () => {
    const texts = rowsOf('docs/integrators/messages.md');
    for (const [key, text] of Object.entries(messageTexts)) {
      expect(texts).toContainEqual([`\`${key}\``, text]);
    }
  });
});
