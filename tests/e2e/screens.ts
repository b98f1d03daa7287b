import type { Page } from 'playwright-core';
import { eventually } from '../demo/checks';
import { placeOf } from './kinds';

/** The screens of the plugin, found by following its links. */
export interface Screens {
  /** Opens an address without loading the panel again, and waits until everything is shown. */
  open(address: string): Promise<void>;
  /** Opens each screen, one of each kind, beginning with those of the menu and of a contact. */
  visit(contact: string, look: (address: string) => Promise<void>): Promise<void>;
}

/** Without a request for so long, a page is complete. */
const QUIET_MS = 200;

/** Pages of Strapi on which the plugin shows something. */
const OF_STRAPI = /^\/admin(\/?$|\/content-manager)/;

const AMONG_STRAPIS =
  '[data-strapi-widget-id^="plugin::s360"] main > *, aside > *, [data-s360] > *';
const OF_OURS = 'main, nav:has(a[href^="/admin/plugins/s360/"])';
export const DIALOGS = '[role="dialog"], [role="alertdialog"]';

/**
 * A CSS selector for what the plugin renders on a page, and what it chooses of Strapi's parts.
 * Around it Strapi's shell remains: its menu, banners, and the frames of widgets and panels.
 */
export const oursOn = (pathname: string): string =>
  `${OF_STRAPI.test(pathname) ? AMONG_STRAPIS : OF_OURS}, ${DIALOGS}`;

export function screensOf(page: Page): Screens {
  const unanswered = new Set<unknown>();
  let lastAt = 0;
  const end = (request: unknown): void => {
    unanswered.delete(request);
    lastAt = Date.now();
  };
  page.on('request', (request) => unanswered.add(request));
  page.on('requestfinished', end);
  page.on('requestfailed', end);

  async function open(address: string): Promise<void> {
    await page.evaluate(NAVIGATE(address));
    // On a busy machine the page before it can stay, without a request, for longer than QUIET_MS.
    await page.evaluate(UNTIL_IDLE);
    lastAt = Date.now();
    await eventually(`${address} is shown`, async () => {
      await page.evaluate(UNTIL_IDLE);
      const isQuiet = unanswered.size === 0 && Date.now() - lastAt > QUIET_MS;
      return (isQuiet && (await page.locator('main h1, main h2').count()) > 0) || undefined;
    });
  }

  return {
    open,
    async visit(contact, look) {
      // A tab in the background is hardly ever idle.
      await page.bringToFront();
      const found = new Map(startOf(contact).map((address) => [placeOf(address), address]));
      for (const address of found.values()) {
        await open(address);
        for (const link of await page.evaluate<string[]>(LINKS))
          if (OURS.test(link) && !found.has(placeOf(link))) found.set(placeOf(link), link);
        await look(address);
      }
    },
  };
}

const LISTS = '/admin/content-manager/collection-types/plugin::s360';
const startOf = (contact: string): string[] => [
  '/admin/plugins/s360',
  '/admin',
  `${LISTS}.contact`,
  `${LISTS}.contact/${contact}`,
  `${LISTS}.order`,
  `/admin/plugins/s360/contacts/${contact}/sync`,
];
const OURS = /^\/admin\/(plugins\/s360|content-manager\/collection-types\/plugin::s360)/;

/** Run in the page. */
const LINKS = `[...document.querySelectorAll('a[href]')].map((link) => link.getAttribute('href'))`;
const UNTIL_IDLE =
  'new Promise((resolve) => requestIdleCallback(() => resolve(), { timeout: 1000 }))';
const NAVIGATE = (address: string): string =>
  `history.pushState(null, '', ${JSON.stringify(address)});
  dispatchEvent(new PopStateEvent('popstate', { state: null }))`;
