import type { Locator } from 'playwright-core';
import { type Checks, expect } from '../demo/checks';
import type { AdminPages } from './admin-pages';

/** The jobs of an operator, with the clicks that each may take from the start page. */
const MAX_CLICKS = {
  'learn why a contact is not in S-360, and cure it': 4,
  'find a contact by its number': 4,
  'find a contact by its name without accents': 4,
  'learn who changed an e-mail': 4,
  'put a value of the history back': 4,
  'decide 30 conflicts at once': 4,
  'reverse one of many decisions': 4,
  'import all items with one cause': 4,
  'follow a delivery to the contact’s history and back': 4,
  'apply a mapping after its preview': 4,
  'save and share a segment': 4,
  'apply a shared segment': 4,
  // A form, a text for S-360’s team and a check are among its seven steps.
  'set up an institution until its first delivery': 10,
} as const;

export type Job = keyof typeof MAX_CLICKS;

/** A way through the screens, which must be short. Typing is no click. */
export interface Way {
  click(target: Locator): Promise<void>;
  /** Presses a button, and the one that confirms its question. */
  confirm(button: Locator): Promise<void>;
}

const counted = new Map<Job, number>();

/** Begins at the start page; one click more than allowed fails. */
export async function wayFromStart({ pages }: { pages: AdminPages }, job: Job): Promise<Way> {
  await pages.openScreen('institutions');
  let clicks = 0;
  const count = (more: number): void => {
    clicks += more;
    counted.set(job, clicks);
    const max = MAX_CLICKS[job];
    expect(clicks <= max, `to ${job} takes more than ${max} clicks`);
  };
  return {
    async click(target) {
      count(1);
      await target.click();
    },
    async confirm(button) {
      count(2);
      await pages.pressAndConfirm(button);
    },
  };
}

/** Prints what each job took; a job that no journey has done fails. */
export async function countClicks(checks: Checks, print: (line: string) => void): Promise<void> {
  await checks.check('each job of an operator takes few clicks from the start page', () => {
    const missing: string[] = [];
    for (const [job, max] of Object.entries(MAX_CLICKS)) {
      const clicks = new Map<string, number>(counted).get(job);
      if (clicks === undefined) missing.push(job);
      print(`      ${clicks ?? '–'} of ${max}: ${job}`);
    }
    expect(missing.length === 0, `not done: ${missing.join('; ')}`);
  });
}
