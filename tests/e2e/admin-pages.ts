import { readFile } from 'node:fs/promises';
import type { Locator, Page } from 'playwright-core';
import { ADMIN } from '../demo/admin-api';
import type { ContactTab } from '../../admin/src/shared/places';
import { tabTo } from './keyboard';
import { DIALOGS } from './screens';
import { NARROW_SIZES } from './sizes';

const CONTACTS = '/content-manager/collection-types/plugin::s360.contact';

/** With what a person logs in. */
export interface Login {
  email: string;
  password: string;
}

/** The actions of a person in Strapi’s admin panel. */
export interface AdminPages {
  /** As the demo’s admin user, or as another one. */
  logIn(user?: Login): Promise<void>;
  /** Searches the list of contacts; returns the row with the text, or with what is shown instead. */
  findInList(text: string, shown?: string): Promise<Locator>;
  openContact(documentId: string): Promise<void>;
  /** Types into the search of a list and starts it. */
  search(words: string): Promise<void>;
  newContact(): Promise<void>;
  /** The input of a contact's field. */
  field(name: string): Locator;
  save(): Promise<void>;
  /** Opens the tab of a contact's page with its exchange, field by field. */
  openSync(documentId: string): Promise<void>;
  /** Opens another tab of a contact's page. */
  openTab(documentId: string, tab: ContactTab): Promise<void>;
  /** Where a contact's tab stands when it is first seen and when all is there; reads take long. */
  heightsOfTab(documentId: string, tab: string): Promise<[number, number]>;
  /** Opens a contact's history of one field. */
  openHistory(documentId: string, field: string): Promise<void>;
  /** The line beside a contact's form with its number and state at an institution. */
  lineOf(institution: string): Locator;
  /** The section of a screen for one institution. */
  panelOf(institution: string): Locator;
  /** Opens a screen of the S-360 page. */
  openScreen(
    screen: 'institutions' | 'links' | 'bulk-jobs' | 'match-reviews' | 'trends' | 'maintenance',
  ): Promise<void>;
  /** Opens Strapi's homepage with its widgets. */
  openHomepage(): Promise<void>;
  /** A widget of the plugin on the homepage. */
  widget(id: 'attention' | 'health'): Locator;
  /** The plugin's link in Strapi's menu, on every page. */
  menuLink(): Locator;
  /** Opens the list of bookings, optionally with a search. */
  openBookings(words?: string): Promise<void>;
  /** Opens one booking. */
  openBooking(documentId: string): Promise<void>;
  /** Waits until the open booking shows a state, in the words of the screen. */
  bookingIs(state: string): Promise<void>;
  /** Presses a button and confirms its question, both with the keyboard. */
  pressAndConfirm(button: Locator): Promise<void>;
  /** Opens a dialog and cancels it, each time in another narrow window. */
  lookInto(button: Locator): Promise<void>;
  /** Cancels the open dialog. */
  cancel(): Promise<void>;
  /** Opens an order in the Content Manager. */
  openOrderRecord(documentId: string): Promise<void>;
  button(name: string | RegExp): Locator;
  checkbox(name: string): Locator;
  /** A switch. */
  toggle(name: string): Locator;
  /** The rows of a table that have the text. */
  row(text: string): Locator;
  link(name: string | RegExp): Locator;
  heading(name: string): Locator;
  /** A heading of a column, which sorts. */
  columnHeader(name: string): Locator;
  table(name: string): Locator;
  /** The address of the open page. */
  address(): string;
  /** A text on the screen. */
  text(text: string | RegExp, options?: { exact: boolean }): Locator;
  /** A dialog that asks for confirmation. */
  question(): Locator;
  /** A dialog with a form. */
  dialog(): Locator;
  /** A field that opens a list of options. */
  combobox(name: string): Locator;
  /** An option of the open list. */
  option(name: string): Locator;
  /** In the dialog that closes a sale: says that it is not paid. */
  chooseUnpaid(): Promise<void>;
  /** The card of a match review by its title. */
  card(title: string | RegExp): Locator;
  /** Imports contacts from a file as its page proposes. */
  bringIn(csv: string): Promise<void>;
  /** The text of the file that an action downloads. */
  downloaded(action: () => Promise<void>): Promise<string>;
  /** The text that an action copies. */
  copied(action: () => Promise<void>): Promise<string>;
  /** Opens an address, whole or from the root on. */
  goTo(address: string): Promise<void>;
  /** The document id of the open contact. */
  documentId(): string;
}

const isPage = ({ pathname }: URL): boolean => pathname.startsWith('/admin/');

/** Drives the panel below `{strapiUrl}/admin`. */
export function adminPages(page: Page, strapiUrl: string): AdminPages {
  const admin = `${strapiUrl}/admin`;
  const field = (name: string): Locator => page.locator(`input[name="${name}"]`);
  async function cancel(): Promise<void> {
    const dialog = page.locator(DIALOGS);
    await dialog
      .getByRole('button', { name: /^(Cancel|Close the dialog)$/ })
      .last()
      .click();
    await dialog.waitFor({ state: 'hidden' });
  }
  return {
    field,
    async logIn({ email, password } = ADMIN) {
      await page.goto(admin);
      await page.locator('input[name="email"]').fill(email);
      await page.locator('input[name="password"]').fill(password);
      await page.locator('button[type="submit"]').click();
      await page.getByRole('link', { name: 'Content Manager' }).waitFor();
    },
    async findInList(text, shown = text) {
      await page.goto(`${admin}${CONTACTS}?page=1&pageSize=10&_q=${encodeURIComponent(text)}`);
      const row = page.getByRole('row').filter({ hasText: shown });
      await row.waitFor();
      return row;
    },
    async openContact(documentId) {
      await page.goto(`${admin}${CONTACTS}/${documentId}`);
      await field('email').waitFor();
    },
    async search(words) {
      const field = page.getByRole('search').locator('input');
      await field.fill(words);
      await field.press('Enter');
    },
    async newContact() {
      await page.goto(`${admin}${CONTACTS}/create`);
      await field('email').waitFor();
    },
    async save() {
      await page.getByRole('button', { name: 'Save', exact: true }).click();
    },
    async openSync(documentId) {
      await page.goto(`${admin}/plugins/s360/contacts/${documentId}/sync`);
      await page.getByRole('heading', { level: 2 }).first().waitFor();
    },
    async openTab(documentId, tab) {
      await page.goto(`${admin}/plugins/s360/contacts/${documentId}/${tab}`);
      await page.getByRole('heading', { level: 1 }).waitFor();
    },
    async heightsOfTab(documentId, tab) {
      const reads = (url: URL): boolean => url.pathname.includes(documentId) && !isPage(url);
      await page.route(reads, async (route) => {
        await new Promise((resolve) => setTimeout(resolve, 500));
        await route.continue();
      });
      await page.goto(`${admin}/plugins/s360/contacts/${documentId}/purchases`);
      const link = page.getByRole('main').getByRole('link', { name: tab });
      const height = async (): Promise<number> => (await link.boundingBox())?.y ?? NaN;
      await link.waitFor();
      const first = await height();
      await page.waitForLoadState('networkidle');
      await page.unrouteAll({ behavior: 'wait' });
      return [first, await height()];
    },
    async openHistory(documentId, field) {
      await page.goto(`${admin}/plugins/s360/contacts/${documentId}/history?field=${field}`);
      await page.getByRole('table').waitFor();
    },
    lineOf: (institution) => page.getByRole('listitem').filter({ hasText: institution }),
    panelOf: (institution) => page.getByRole('region', { name: institution, exact: true }),
    async openScreen(screen) {
      await page.goto(`${admin}/plugins/s360${screen === 'institutions' ? '' : `/${screen}`}`);
      await page.getByRole('heading', { level: 1 }).waitFor();
    },
    async openHomepage() {
      await page.goto(admin);
      await page.getByRole('heading', { level: 1 }).waitFor();
    },
    widget: (id) => page.locator(`[data-strapi-widget-id="plugin::s360.${id}"]`),
    menuLink: () => page.locator('nav a[href="/admin/plugins/s360"][aria-label]'),
    async openBookings(words = '') {
      await page.goto(`${admin}/plugins/s360-bookings?q=${encodeURIComponent(words)}`);
      await page.getByRole('heading', { level: 1 }).waitFor();
    },
    async openBooking(documentId) {
      await page.goto(`${admin}/plugins/s360-bookings/${documentId}`);
      await page.getByText('What happened', { exact: true }).waitFor();
    },
    async bookingIs(state) {
      const badge = page.getByRole('main').getByText(state, { exact: true });
      await badge.first().waitFor();
    },
    async openOrderRecord(documentId) {
      await page.goto(`${admin}/content-manager/collection-types/plugin::s360.order/${documentId}`);
      await field('orderId').waitFor();
    },
    button: (name) => page.getByRole('button', { name }),
    link: (name) => page.getByRole('link', { name, exact: true }),
    checkbox: (name) => page.getByRole('checkbox', { name }),
    toggle: (name) => page.getByRole('switch', { name }),
    row: (text) => page.getByRole('row').filter({ hasText: text }),
    heading: (name) => page.getByRole('heading', { level: 1, name }),
    columnHeader: (name) => page.locator('th').filter({ hasText: name }),
    table: (name) => page.getByRole('table', { name }),
    address: () => page.url(),
    text: (text, options) => page.getByText(text, options),
    question: () => page.getByRole('alertdialog'),
    dialog: () => page.getByRole('dialog'),
    combobox: (name) => page.getByRole('combobox', { name }),
    option: (name) => page.getByRole('option', { name }),
    async chooseUnpaid() {
      await page.getByRole('combobox', { name: 'Payment' }).click();
      await page.getByRole('option', { name: 'Unpaid' }).click();
    },
    card: (title) =>
      page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: title }) }),
    async bringIn(csv) {
      const file = { name: 'contacts.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) };
      await page.locator('input[type="file"]').setInputFiles(file);
      const start = page.getByRole('button', { name: /^Start: / });
      await start.click();
      await start.waitFor({ state: 'hidden' });
    },
    async pressAndConfirm(button) {
      const dialog = page.getByRole('alertdialog');
      const confirm = dialog.getByRole('button').last();
      await button.click({ trial: true });
      await page.getByRole('main').first().focus();
      await tabTo(button);
      await page.keyboard.press('Enter');
      // What it would do may still be counted.
      await confirm.click({ trial: true });
      await tabTo(confirm);
      await page.keyboard.press('Enter');
      await dialog.waitFor({ state: 'hidden' });
    },
    async lookInto(button) {
      const before = page.viewportSize();
      for (const size of NARROW_SIZES) {
        await page.setViewportSize(size);
        await button.click();
        await cancel();
      }
      if (before !== null) await page.setViewportSize(before);
    },
    cancel,
    async downloaded(action) {
      const file = page.waitForEvent('download');
      await action();
      return readFile(await (await file).path(), 'utf8');
    },
    async copied(action) {
      await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
      await action();
      await page.getByText('Copied.', { exact: true }).waitFor();
      return page.evaluate<string>('navigator.clipboard.readText()');
    },
    async goTo(address) {
      await page.goto(new URL(address, strapiUrl).href);
    },
    documentId: () => new URL(page.url()).pathname.split('/').at(-1) ?? '',
  };
}
