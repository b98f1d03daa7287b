import type { Page } from 'playwright-core';
import { eventually, expect } from '../../demo/checks';
import type { Scene } from './contacts';

/** Where Strapi's buttons are taller, but not its widgets. */
const NARROW = { width: 700, height: 1112 };

/** The charts of an institution, and the widgets on Strapi's homepage. */
export async function lookAtTrends({ checks, page, pages }: Scene & { page: Page }): Promise<void> {
  await checks.check('charts show what was received and sent, with their numbers', async () => {
    await pages.openScreen('trends');
    const card = pages.panelOf('Received, sent, failed');
    await card.getByRole('img', { name: /^Received: [1-9]/ }).waitFor();
    await card.getByRole('img', { name: /^Sent: [1-9]/ }).waitFor();
    // A screen reader finds the table before anybody opens it.
    const rows = card.getByRole('row');
    expect((await rows.count()) === 25, `${await rows.count()} rows of 24 hours`);
    await card.getByRole('button', { name: 'Show the numbers' }).click();
    await card.getByRole('button', { name: 'Hide the numbers' }).waitFor();
    await card.getByRole('columnheader', { name: 'Could not be sent' }).waitFor();
  });
  await checks.check('the address of the charts keeps the span', async () => {
    await pages.link('30 days').click();
    const days = pages.panelOf('Received, sent, failed').getByRole('row');
    await days.nth(30).waitFor({ state: 'attached' });
    expect(pages.address().includes('range=month'), pages.address());
    await pages
      .panelOf('Calls this month')
      .getByRole('img', { name: /^Calls since/ })
      .waitFor();
  });
  await checks.check('the homepage shows what was sold, and what expires', async () => {
    await pages.openHomepage();
    await pages.text('S-360: holds that expire').waitFor();
    await pages
      .text(/^No reservation or option is to be decided on|in \d+ days?$/)
      .first()
      .waitFor();
    await pages.text('S-360: sales per day').waitFor();
    await pages.button('30 days').click();
    await pages
      .text(/^Nothing was sold|· [1-9]\d* orders?$/)
      .first()
      .waitFor();
  });
  await checks.check('the numbers of sales come into sight when they are opened', async () => {
    await pages.button('Show the numbers').first().click();
    await eventually(
      'the first days are in sight',
      async () => (await page.evaluate<boolean>(SHOWS_NUMBERS)) || undefined,
    );
    await pages.button('Hide the numbers').first().click();
  });
  await checks.check('the chart of sales and the button below it fit a narrow window', async () => {
    const chart = page.getByRole('img', { name: /^Sales of/ }).first();
    await chart.waitFor();
    const before = page.viewportSize();
    await page.setViewportSize(NARROW);
    await eventually(
      'they fit the widget',
      async () => (await page.evaluate<boolean>(FITS)) || undefined,
    );
    if (before !== null) await page.setViewportSize(before);
  });
}

/** Runs in the page. */
const SHOWS_NUMBERS = `(() => {
  const day = document.querySelector('[data-strapi-widget-id] [role="group"] tbody tr:nth-child(3)');
  if (day === null) return false;
  const shown = day.closest('main').getBoundingClientRect();
  const { bottom, top } = day.getBoundingClientRect();
  return top >= shown.top && bottom <= shown.bottom;
})()`;

/** Runs in the page. */
const FITS = `(() => {
  const chart = document.querySelector('[data-strapi-widget-id] figure [role="img"]');
  const widget = chart.closest('[data-strapi-widget-id]');
  const button = chart.closest('figure').parentElement.querySelector('button');
  const scrolled = widget.querySelector('main');
  scrolled.scrollTop = 0;
  return (
    chart.getBoundingClientRect().right <= widget.getBoundingClientRect().right &&
    button.getBoundingClientRect().bottom <= scrolled.getBoundingClientRect().bottom
  );
})()`;
