import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import type { Checks } from '../demo/checks';
import { cutWords, cutWordsInOtherLanguages, prepareCutWords } from './cut-words';
import { placeOf } from './kinds';
import { showIn, type Theme } from './pictures';
import { DIALOGS, oursOn } from './screens';

/** What axe found in one element. */
interface Finding {
  rule: string;
  help: string;
  html: string;
  why: string;
}

/** What tells the states of a page apart. */
interface Shown {
  /** Of its parts without their data; of those of a dialog while one is open. */
  kinds: string[];
  /** The titles of the open dialogs. */
  dialogs: string[];
  /** Of the window, in px. */
  width: number;
}

/** Examines each state of a page that the journeys pass, in both themes. */
export interface AccessibilityAudit {
  /** Examines the current page unless all kinds of its parts were examined there before. */
  examine(step: string): Promise<void>;
  /** The number of states that were examined. */
  states(): number;
  findings(): string[];
}

/** Pages on which the plugin shows something. */
const OURS = /^\/admin(\/?$|\/plugins\/s360|\/content-manager\/collection-types\/plugin::s360)/;

/** What a plugin cannot change: named in `docs/operators/accessibility.md`. */
const STRAPIS = {
  /** The buttons that clear a choice or a search are 22 px high. */
  targetSize: '[role="combobox"] button, div:has(> input) button',
  /** The heading by which a list is sorted is a cell to assistive technology. */
  sortedHeading: 'th[aria-sort]',
  /** White on the lighter blue: a primary button in the dark theme. */
  primaryButton: { fgColor: '#ffffff', bgColor: '#7b79ff' },
};

/** Has to run before the page is opened. */
export async function prepareAudit(page: Page): Promise<void> {
  await page.addInitScript(AXE);
  await prepareCutWords(page);
}

/** Also examines the page before a step acts in a dialog. */
export async function accessibilityAudit(page: Page): Promise<AccessibilityAudit> {
  const seen = new Set<string>();
  const findings = new Map<string, string>();
  let states = 0;
  await prepareAudit(page);

  async function run(step: string, theme: Theme, areas: string): Promise<void> {
    await showIn(page, theme);
    const look = axe(theme, areas, oursOn(pathOf(page)));
    let found = await page.evaluate<Finding[]>(look);
    // Colors may still have been on their way.
    if (found.length > 0) {
      await page.waitForTimeout(SETTLED_IN_MS);
      found = await page.evaluate<Finding[]>(look);
    }
    for (const { help, html, rule, why } of found) {
      const element = html.replaceAll(/ (class|id|aria-controls|href)="[^"]*"/g, '');
      const finding = `${rule}: ${help}\n${element.slice(0, 200)}\n${why}`;
      if (!findings.has(finding)) findings.set(finding, `${step} (${theme})`);
    }
  }

  async function cutInAnyLanguage(parts: string): Promise<string[]> {
    const look = async () => [
      ...(await cutWords(page, parts)),
      ...(await cutWordsInOtherLanguages(page, parts)),
    ];
    const cut = await look();
    if (cut.length === 0) return cut;
    // What is being unfolded shows its words a moment later.
    await page.waitForTimeout(SETTLED_IN_MS);
    return look();
  }

  async function examineOnce(step: string): Promise<void> {
    const pathname = pathOf(page);
    if (!OURS.test(pathname)) return;
    const { dialogs, kinds, width } = await page.evaluate<Shown>(SHOWN);
    const hasDialog = dialogs.length > 0;
    const parts = [...kinds, ...dialogs].map((part) => `${placeOf(pathname)} ${part}`);
    const sized = dialogs.map((dialog) => `${dialog} in ${width} px`);
    if ([...parts, ...sized].every((part) => seen.has(part))) return;
    if (!parts.every((part) => seen.has(part))) {
      const areas = hasDialog ? DIALOGS : 'html';
      await run(step, 'light', areas);
      await run(step, 'dark', areas);
      await page.emulateMedia({ colorScheme: null });
    }
    const texts = hasDialog ? DIALOGS : oursOn(pathname);
    for (const text of await cutInAnyLanguage(texts)) findings.set(`${text}, in ${width} px`, step);
    for (const part of [...parts, ...sized]) seen.add(part);
    states += 1;
  }

  async function examine(step: string): Promise<void> {
    try {
      await examineOnce(step);
    } catch (error) {
      if (!isOfAnotherPage(error)) throw error;
      await page.waitForLoadState();
      await examine(step);
    }
  }

  const dialog = page.locator(DIALOGS).first();
  await page.addLocatorHandler(dialog, () => examine('a dialog'), { noWaitAfter: true });
  return {
    examine,
    states: () => states,
    findings: () => [...findings].map(([finding, step]) => `${step}: ${finding}`),
  };
}

/** The checks, with an examination of the page after each. */
export const withAudit = (checks: Checks, { examine }: AccessibilityAudit): Checks => ({
  ...checks,
  check: (name, body) =>
    checks.check(name, async () => {
      const result = await body();
      await examine(name);
      return result;
    }),
});

/** The page that was examined is gone: a step led elsewhere, and that came late. */
const isOfAnotherPage = (error: unknown): boolean =>
  error instanceof Error && /Execution context was destroyed/.test(error.message);

const pathOf = (page: Page): string => new URL(page.url()).pathname;

const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

/** Runs in the page. Numbers in the titles of dialogs are data. */
const SHOWN = `(() => {
  const dialogs = [...document.querySelectorAll('${DIALOGS}')];
  const areas = dialogs.length > 0 ? dialogs : [document.body];
  const parts = areas.flatMap((area) => [...area.querySelectorAll('*')]);
  return {
    kinds: [...new Set(parts.map((part) =>
      [part.tagName, part.getAttribute('role'), part.getAttribute('class')].join(' ')))],
    dialogs: dialogs.map((dialog) =>
      (dialog.querySelector('h1, h2') ?? dialog).textContent.replaceAll(/\\d+/g, '')),
    width: innerWidth,
  };
})()`;

const SETTLED_IN_MS = 400;

/** Runs in the page. */
const axe = (theme: Theme, areas: string, ours: string): string => `(async () => {
  const { targetSize, sortedHeading, primaryButton } = ${JSON.stringify(STRAPIS)};
  const isOurs = ({ any, element }, rule) => {
    const { bgColor, fgColor } = any[0]?.data ?? {};
    const isButton = fgColor === primaryButton.fgColor && bgColor === primaryButton.bgColor;
    return element.closest(${JSON.stringify(ours)}) !== null &&
      !(rule === 'target-size' && element.matches(targetSize)) &&
      !(rule === 'aria-allowed-attr' && element.matches(sortedHeading)) &&
      !(isButton && element.closest('button, a') !== null);
  };
  const options = ${JSON.stringify({ elementRef: true, resultTypes: ['violations'], runOnly: RULES[theme] })};
  const parts = [...document.querySelectorAll(${JSON.stringify(areas)})];
  if (parts.length === 0) return [];
  const { violations } = await axe.run(parts, options);
  return violations.flatMap(({ help, id: rule, nodes }) => nodes
    .filter((node) => isOurs(node, rule))
    .map(({ failureSummary, html }) => ({ rule, help, html, why: failureSummary })));
})()`;

/** Only the colors differ between the themes: the dark one needs the rules that look at them. */
const RULES: Record<Theme, readonly string[]> = {
  light: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  dark: ['color-contrast', 'link-in-text-block'],
};
