import type { Locator } from 'playwright-core';
import { expect } from '../demo/checks';

/** More than the number of tab stops on a page. */
const MAX_TABS = 120;

export const isFocused = async (target: Locator): Promise<boolean> =>
  (await target.and(target.page().locator(':focus')).count()) > 0;

/** Presses Tab until the target has the focus. */
export async function tabTo(target: Locator): Promise<void> {
  await target.waitFor();
  for (let tabs = 0; tabs < MAX_TABS; tabs += 1) {
    if (await isFocused(target)) return;
    await target.page().keyboard.press('Tab');
  }
  expect(false, `${MAX_TABS} times Tab did not lead to ${String(target)}`);
}

/** Reaches the target with Tab, and presses it with Enter. */
export async function enter(target: Locator): Promise<void> {
  await tabTo(target);
  await target.page().keyboard.press('Enter');
}
