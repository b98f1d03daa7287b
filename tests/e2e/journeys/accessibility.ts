import { type Checks, expect } from '../../demo/checks';
import type { AccessibilityAudit } from '../accessibility';
import type { Visit } from '../browser';
import type { KnownContact } from './contacts';
import { kindsNotAmong } from '../kinds';
import { readInOtherLanguages } from '../languages';
import { screensOf } from '../screens';
import { cutAtAnySize } from '../sizes';

/** Every screen at every size and in every language, and what axe found on the whole way. */
export async function examineEveryScreen(
  { otherTab, page }: Pick<Visit, 'otherTab' | 'page'>,
  { checks, audit, contact }: { checks: Checks; audit: AccessibilityAudit; contact: KnownContact },
): Promise<void> {
  const addresses: string[] = [];
  const cut: string[] = [];
  await checks.check('every screen is reached by its links', async () => {
    await screensOf(page).visit(contact.documentId, async (address) => {
      addresses.push(address);
      await audit.examine(address);
      cut.push(...(await cutAtAnySize(page, address)));
    });
    const missing = kindsNotAmong(addresses);
    expect(missing.length === 0, `not reached: ${missing.join(', ')}`);
  });
  const findings = audit.findings();
  await checks.check(`axe finds nothing in ${audit.states()} states, light and dark`, () =>
    expect(findings.length === 0, findings.join('\n\n')),
  );
  await checks.check('no words are cut on any screen, at any size, in any language', async () => {
    cut.push(...(await readInOtherLanguages(otherTab, page.url(), addresses)));
    expect(cut.length === 0, cut.join('\n'));
  });
}
