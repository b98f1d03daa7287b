import { eventually, expect } from '../../demo/checks';
import type { KnownContact, Scene } from './contacts';
import { wayFromStart } from '../way';

const PHONE_IN_S360 = ['individualContact', 'cellPhoneNumber'];

/** An edit waits while sending is paused, and is sent when it is resumed. */
export async function pauseAndResume(scene: Scene, contact: KnownContact): Promise<void> {
  const { checks, pages, venue } = scene;
  const card = pages.panelOf(venue.name);
  await checks.check('a pause of sending is shown on the card of the institution', async () => {
    await pages.openScreen('institutions');
    await pages.pressAndConfirm(pages.button(`Pause sending: ${venue.name}`));
    await card.getByText('Sending is paused', { exact: true }).waitFor();
  });
  await checks.check('an edit waits while sending is paused', async () => {
    await editPhone(scene, contact, '+41795550101');
    await pages.lineOf(venue.name).getByText('Waiting', { exact: true }).waitFor();
    await pages.openSync(contact.documentId);
    await pages
      .panelOf(venue.name)
      .getByText(/is paused\. It goes on/)
      .waitFor();
  });
  await checks.check('the pending edit is sent when sending is resumed', async () => {
    await pages.openScreen('institutions');
    await card.getByText('Waiting until sending is resumed').waitFor();
    await pages.pressAndConfirm(pages.button(`Resume sending: ${venue.name}`));
    await card.getByText('Sending is paused', { exact: true }).waitFor({ state: 'hidden' });
    await venue.untilHas(contact.contactNumber, PHONE_IN_S360, '+41795550101');
  });
}

/** A refusal by S-360 is listed by its cause, and sent after a retry there. */
export async function retryCause(scene: Scene, contact: KnownContact): Promise<void> {
  const { checks, pages, venue } = scene;
  const code = 'error.contact.phone.unknown';
  await checks.check('a refusal is listed under its cause', async () => {
    await venue.nextCallMeets({ kind: 'business', statusDetail: code });
    await editPhone(scene, contact, '+41795550102');
    await pages.lineOf(venue.name).getByText('Failed', { exact: true }).waitFor();
    await venue.clearFaults();
    await pages.openScreen('links');
    await pages.button(`Try again: ${code}`).waitFor();
  });
  await checks.check('the start page shows the refused contact and who has to act', async () => {
    await pages.openScreen('institutions');
    await pages
      .panelOf(venue.name)
      .getByText(/contacts? could not be sent\.$/)
      .waitFor();
    const entry = pages.card(/could not be sent$/);
    await entry.getByText('For your team', { exact: true }).waitFor();
    await entry.getByText(venue.name).waitFor();
  });
  await checks.check('the line above the cards leads to the list, also the keyboard', async () => {
    const list = pages.heading('Needs attention').page().locator('#attention:focus');
    const line = pages.link(/^Needs attention: \d+ entr/);
    await line.click();
    await list.waitFor();
    await line.click();
    await list.waitFor();
  });
  await seeWhatWaits(scene);
  await checks.check('a hidden entry leaves the list and can be shown again', async () => {
    const before = await countInMenu(scene);
    const entry = pages.card(/could not be sent$/);
    await entry.getByRole('button', { name: /^Hide/ }).click();
    await pages.question().getByLabel(/^Why/).fill('S-360’s team knows of it');
    await pages.question().getByRole('button', { name: 'Hide' }).click();
    await pages.question().waitFor({ state: 'hidden' });
    await entry.waitFor({ state: 'hidden' });
    await eventually(
      'the menu counts one less',
      async () => (await countInMenu(scene)) === before - 1 || undefined,
    );
    await pages.button('1 hidden').click();
    await entry.getByText(/S-360’s team knows of it/).waitFor();
    await entry.getByRole('button', { name: /^Show again/ }).click();
    await pages.button('1 hidden').waitFor({ state: 'hidden' });
  });
  await checks.check('a retry of the cause on the start page sends the contact', async () => {
    const way = await wayFromStart(scene, 'learn why a contact is not in S-360, and cure it');
    const entry = pages.card(/could not be sent$/);
    await entry
      .getByText(/S-360 refused this/)
      .first()
      .waitFor();
    await way.confirm(entry.getByRole('button', { name: `Try again: ${code}` }));
    await venue.untilHas(contact.contactNumber, PHONE_IN_S360, '+41795550102');
  });
}

/** The list of what waits is announced on Strapi's own pages. */
async function seeWhatWaits(scene: Scene): Promise<void> {
  const { checks, pages, venue } = scene;
  await checks.check('the homepage says what waits, and where not all is well', async () => {
    await pages.openHomepage();
    await pages
      .widget('attention')
      .getByRole('link', { name: /could not be sent$/ })
      .waitFor();
    const light = pages.widget('health').getByRole('listitem').filter({ hasText: venue.name });
    await light.getByText('Needs attention', { exact: true }).waitFor();
    await light.getByText(/contacts? could not be sent\.$/).waitFor();
  });
  await checks.check('the menu of Strapi counts as many as the list, and says so', async () => {
    await pages.openScreen('institutions');
    const named = pages.text(/^[1-9]\d* entr(y|ies) under “Needs attention”/);
    const inNavigation = Number.parseInt((await named.first().textContent()) ?? '', 10);
    await eventually(
      `the menu counts ${inNavigation}`,
      async () => (await countInMenu(scene)) === inNavigation || undefined,
    );
  });
}

/** What the link in Strapi's menu counts, in its name and on its icon alike. */
async function countInMenu({ pages }: Scene): Promise<number> {
  const link = pages.menuLink();
  const name = (await link.getAttribute('aria-label')) ?? '';
  const [, inName = '0'] = /^S-360: (\d+) entr(?:y needs|ies need) attention$/.exec(name) ?? [];
  const [shown = '0'] = /^\d+/.exec((await link.textContent()) ?? '') ?? [];
  expect(shown === inName, `${shown} on the icon, “${name}” as its name`);
  return Number(inName);
}

async function editPhone({ pages }: Scene, { documentId }: KnownContact, phone: string) {
  await pages.openContact(documentId);
  await pages.field('mobilePhone').fill(phone);
  await pages.save();
}
