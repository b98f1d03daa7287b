import type { Locator } from 'playwright-core';
import { expect } from '../demo/checks';
import type { AdminPages } from './admin-pages';

const MAX_CLICKS = 4;

/** A way through the screens, which must be short. */
export interface Way {
  click(target: Locator): Promise<void>;
}

/** Begins at the start page; one click more than allowed fails. */
export async function wayFromStart({ pages }: { pages: AdminPages }): Promise<Way> {
  await pages.openScreen('institutions');
  let clicks = 0;
  return {
    async click(target) {
      clicks += 1;
      expect(clicks <= MAX_CLICKS, `it takes more than ${MAX_CLICKS} clicks`);
      await target.click();
    },
  };
}
