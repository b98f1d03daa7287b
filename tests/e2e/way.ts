import type { Locator } from 'playwright-core';
import { type Checks, expect } from '../demo/checks';
import type { AdminPages } from './admin-pages';

/** The clicks that each job of an operator may take from the start page. */
const MAX_CLICKS = 4;

const JOBS = [
  'learn why a contact is not in S-360, and cure it',
  'find a contact by its number',
  'find a contact by its name without accents',
  'learn who changed an e-mail',
  'put a value of the history back',
  'decide 30 conflicts at once',
  'reverse one of many decisions',
  'put back what S-360 replaced',
  'import all items with one cause',
  'follow a delivery to the contact’s history and back',
  'apply a mapping after its preview',
  'save and share a segment',
  'apply a shared segment',
  'set up an institution until its first delivery',
] as const;

export type Job = (typeof JOBS)[number];

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
    expect(clicks <= MAX_CLICKS, `to ${job} takes more than ${MAX_CLICKS} clicks`);
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
    for (const job of JOBS) {
      const clicks = counted.get(job);
      if (clicks === undefined) missing.push(job);
      print(`      ${clicks ?? '–'} of ${MAX_CLICKS}: ${job}`);
    }
    expect(missing.length === 0, `not done: ${missing.join('; ')}`);
  });
}
