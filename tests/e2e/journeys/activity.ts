import type { Page } from 'playwright-core';
import { expect } from '../../demo/checks';
import type { Scene } from './contacts';

/** A tablet in portrait mode. */
const NARROW = { width: 820, height: 1100 };

/** The list of what came in and went out, on a narrow screen. */
export async function readActivityOnTablet({
  checks,
  page,
  pages,
}: Scene & { page: Page }): Promise<void> {
  await checks.check('the list of activity needs no scrolling sideways on a tablet', async () => {
    await pages.goTo('/admin/plugins/s360/activity');
    await page.getByRole('grid', { name: 'Activity' }).waitFor();
    const before = page.viewportSize();
    await page.setViewportSize(NARROW);
    const [whole, shown] = await page.evaluate<[number, number]>(WIDTHS);
    if (before !== null) await page.setViewportSize(before);
    expect(whole <= shown, `it is ${whole} px wide in a box of ${shown} px`);
  });
}

/** Runs in the page: the width of the table, and of the box that it may scroll in. */
const WIDTHS = `(() => {
  const table = document.querySelector('main table');
  return [table.scrollWidth, table.parentElement.clientWidth];
})()`;
