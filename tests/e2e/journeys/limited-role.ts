import type { Page } from 'playwright-core';
import { type AdminApi, valueAt } from '../../demo/admin-api';
import { type Checks, eventually, expect } from '../../demo/checks';
import { type AdminPages, type Login, adminPages } from '../admin-pages';
import { kindsNotAmong, SCREENS } from '../kinds';
import { oursOn, screensOf } from '../screens';
import { userWithin } from '../users';
import type { Venue } from '../venue';

const CONTACTS = '/content-manager/collection-types/plugin::s360.contact';
const ORDERS = '/content-manager/collection-types/plugin::s360.order';
/** Not offered to such a role, or without content at its institution. */
const WITHHELD = [
  ...[SCREENS.newInstitution, SCREENS.erasures, SCREENS.inactiveContacts],
  ...[SCREENS.comparison, SCREENS.booking, SCREENS.composeBooking],
];
const PERSON = { lastName: 'Beiderorts', email: 'beiderorts@example.com' };

/** What the journeys of roles for some institutions need. */
export interface RolesScene {
  admin: AdminApi;
  checks: Checks;
  /** Of the role. */
  here: Venue;
  /** Of which the role may see, or do, nothing. */
  elsewhere: Venue;
  strapiUrl: string;
  pageOfAnother(): Promise<Page>;
}

/** A role for one institution walks all screens; another one sees all, and acts at one only. */
export async function keepToInstitutions(scene: RolesScene): Promise<void> {
  const { admin, checks, elsewhere, here } = scene;
  const contact = await contactAtBoth(scene);
  await checks.check(
    'a role for one institution sees nothing of another on any screen',
    async () => {
      const limits = { reading: here.code, acting: here.code };
      const page = await loggedIn(scene, await userWithin(admin, limits, 'Mila'));
      const problems = await problemsOnAllScreens(page, contact, elsewhere);
      await page.context().close();
      expect(problems.length === 0, problems.join('\n'));
    },
  );
  await checks.check(
    'an order of an institution that the role leaves out is not offered to be read again',
    async () => {
      const limits = { reading: here.code, acting: here.code };
      const page = await loggedIn(scene, await userWithin(admin, limits, 'Olga'));
      await isRefusedForGood(adminPages(page, scene.strapiUrl), scene);
      await page.context().close();
    },
  );
  await checks.check(
    'a role that sees all institutions is offered actions at its own',
    async () => {
      const limits = { reading: null, acting: here.code };
      const page = await loggedIn(scene, await userWithin(admin, limits, 'Nico'));
      await actsOnlyHere(adminPages(page, scene.strapiUrl), scene, contact);
      await page.context().close();
    },
  );
}

async function loggedIn({ pageOfAnother, strapiUrl }: RolesScene, login: Login): Promise<Page> {
  const page = await pageOfAnother();
  await adminPages(page, strapiUrl).logIn(login);
  return page;
}

/** A contact that both institutions know; returns its document id. */
async function contactAtBoth({ admin, elsewhere, here }: RolesScene): Promise<string> {
  const { email, lastName } = PERSON;
  for (const venue of [elsewhere, here]) {
    const individualContact = { individualLastname: lastName, email };
    await venue.saveContact({ type: 'INDIVIDUAL', individualContact });
    await venue.sendWebhooks();
    await eventually(`the contact is known at ${venue.code}`, async () => {
      const links = await admin.get(`/s360/links?institution=${venue.code}&q=${lastName}`);
      return Number(valueAt(links, 'meta', 'pagination', 'total')) > 0 || undefined;
    });
  }
  const found = await admin.get(`${CONTACTS}?filters[lastName][$eq]=${lastName}`);
  return String(valueAt(found, 'results', '0', 'documentId'));
}

/** Requests that are refused, and screens that name the other institution. */
async function problemsOnAllScreens(
  page: Page,
  contact: string,
  { code, name }: Venue,
): Promise<string[]> {
  const problems: string[] = [];
  const addresses: string[] = [];
  page.on('response', (response) => {
    const { pathname, search } = new URL(response.url());
    // Strapi asks itself for what an app without its paid features does not have.
    if (response.status() < 400 || (response.status() === 404 && !pathname.startsWith('/s360')))
      return;
    problems.push(`${response.status()}: ${response.request().method()} ${pathname}${search}`);
  });
  await screensOf(page).visit(contact, async (address) => {
    addresses.push(address);
    const parts = page.locator(oursOn(new URL(page.url()).pathname));
    const shown = (await parts.allInnerTexts()).join('\n');
    for (const word of [code, name])
      if (shown.includes(word)) problems.push(`${address} shows “${word}”`);
    if (/Something went wrong|permissions to access/.test(shown))
      problems.push(`${address} cannot be shown`);
  });
  for (const kind of kindsNotAmong(addresses, WITHHELD)) problems.push(`${kind} was not reached`);
  return problems;
}

async function isRefusedForGood(
  pages: AdminPages,
  { admin, elsewhere }: RolesScene,
): Promise<void> {
  const found = await admin.get(`${ORDERS}?filters[institution][$eq]=${elsewhere.code}`);
  const order = String(valueAt(found, 'results', '0', 'documentId'));
  await pages.goTo(`/admin/plugins/s360/orders/${order}`);
  await pages.text(/Ask whoever gives you your roles\.$/).waitFor();
  const retries = await pages.button('Try again').count();
  expect(retries === 0, 'it could be tried again');
}

async function actsOnlyHere(
  pages: AdminPages,
  { elsewhere, here }: RolesScene,
  contact: string,
): Promise<void> {
  await pages.openScreen('institutions');
  await pages.button(`Pause sending: ${here.name}`).waitFor();
  await pages.panelOf(elsewhere.name).waitFor();
  const pauses = await pages.button(`Pause sending: ${elsewhere.name}`).count();
  expect(pauses === 0, `sending could be paused at ${elsewhere.name}`);
  await pages.openSync(contact);
  await pages.button(`Unlink… ${here.name}`).waitFor();
  await pages.panelOf(elsewhere.name).waitFor();
  const unlinks = await pages.button(`Unlink… ${elsewhere.name}`).count();
  expect(unlinks === 0, `the contact could be unlinked at ${elsewhere.name}`);
  const send = pages.button(`Send now to ${elsewhere.name}`);
  expect(await send.isDisabled(), `the contact could be sent to ${elsewhere.name}`);
}
