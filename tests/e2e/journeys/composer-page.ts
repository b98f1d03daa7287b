import type { Locator, Page } from 'playwright-core';
import { isFocused, tabTo } from '../keyboard';

export const COMPOSER = '/admin/plugins/s360-bookings/new';

/** The composer as a person without a mouse uses it. */
export interface ComposerPage {
  open(): Promise<void>;
  /** Presses Tab until the target has the focus. */
  tabTo(target: Locator): Promise<void>;
  type(text: string): Promise<void>;
  press(key: string, times?: number): Promise<void>;
  contact: Locator;
  search: Locator;
  submit: Locator;
  payment: Locator;
  /** The quantity inputs of the displayed prices. */
  quantities: Locator;
  /** The options of the lists. */
  options: Locator;
  kind(name: string): Locator;
  /** Whether the target has the focus. */
  isAt(target: Locator): Promise<boolean>;
}

/** Drives the composer below `{strapiUrl}/admin`. */
export function composerPage(page: Page, strapiUrl: string): ComposerPage {
  return {
    contact: page.locator('#s360-compose-contact'),
    search: page.locator('#s360-compose-search'),
    submit: page.getByRole('button', { name: /^Create the \w+ in S-360$/ }),
    payment: page.locator('#s360-compose-payment'),
    quantities: page.getByRole('spinbutton'),
    options: page.getByRole('option'),
    kind: (name) => page.getByRole('radio', { name, exact: true }),
    isAt: isFocused,
    tabTo,
    async open() {
      await page.goto(strapiUrl + COMPOSER);
      await page.locator('#s360-compose-search').waitFor();
    },
    type: (text) => page.keyboard.type(text),
    async press(key, times = 1) {
      for (let time = 0; time < times; time += 1) await page.keyboard.press(key);
    },
  };
}
