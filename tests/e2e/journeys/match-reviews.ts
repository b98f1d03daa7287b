import { valueAt } from '../../demo/admin-api';
import { eventually, expect } from '../../demo/checks';
import type { Scene } from './contacts';

const personNamed = (lastName: string, firstName: string) => ({
  type: 'INDIVIDUAL',
  individualContact: {
    individualFirstname: firstName,
    individualLastname: lastName,
    email: `${lastName.toLowerCase()}@example.com`,
  },
});

/** A number in S-360 matches two contacts, and a person decides. */
export async function sayWhoItIs(scene: Scene): Promise<void> {
  const { admin, checks, pages, venue } = scene;
  // Created in the CRM only, as a contact with a number cannot be chosen.
  await admin.put(`/s360/institutions/${venue.code}/pauses`, { sending: true });
  for (const firstName of ['Eve', 'Eva']) {
    const contact = { type: 'individual', firstName, lastName: 'Either' };
    const status = await admin.statusOfPost(
      '/content-manager/collection-types/plugin::s360.contact',
      { ...contact, email: 'either@example.com' },
    );
    expect(status === 201, `creating a contact was answered ${status}`);
  }
  const number = await venue.saveContact(personNamed('Either', 'Evi'));
  await venue.sendWebhooks();
  const card = pages.card(`Who is number ${number} of ${venue.name}?`);
  await checks.check('a number with two matching contacts opens a match review', async () => {
    await untilAsked(scene, 'match');
    await pages.openScreen('match-reviews');
    await card.getByText('Eve Either').waitFor();
    await card.getByText('Evi', { exact: true }).waitFor();
    await card.getByText('Eve (differs)', { exact: true }).waitFor();
    const text = String(await card.textContent());
    expect(!/\b[a-z0-9]{24}\b/.test(text), `it shows an id: ${text}`);
  });
  await checks.check('the contact that a person chooses receives the number', async () => {
    await pages.pressAndConfirm(card.getByRole('button', { name: 'It is this one' }).first());
    await card.waitFor({ state: 'hidden' });
    const links = await admin.get(`/s360/links?institution=${venue.code}&pageSize=100`);
    expect(JSON.stringify(links).includes(`"${number}"`), `no link has number ${number}`);
  });
  await admin.put(`/s360/institutions/${venue.code}/pauses`, { sending: false });
}

/** S-360 has a person twice; the contacts are merged, and one number is left unlinked. */
export async function mergeTwo(scene: Scene): Promise<void> {
  const { checks, pages, venue } = scene;
  for (const firstName of ['Max', 'M.']) {
    await venue.saveContact(personNamed('Twice', firstName));
    await venue.sendWebhooks();
    await untilInCrm(scene, firstName);
  }
  const card = pages.card(/Are these one contact\?/);
  await checks.check('two similar contacts are merged from the screen', async () => {
    await untilAsked(scene, 'merge');
    await pages.openScreen('match-reviews');
    await card.getByRole('button', { name: 'Merge' }).click();
    const confirm = pages.dialog().getByRole('button').last();
    const twoNumbers = pages.dialog().getByRole('checkbox');
    await twoNumbers.waitFor();
    expect(await confirm.isDisabled(), 'two numbers are merged without asking');
    await twoNumbers.click();
    await confirm.click();
    // Behind an open dialog the card counts as hidden.
    await pages.dialog().waitFor({ state: 'hidden' });
    await card.waitFor({ state: 'hidden' });
    const { admin } = scene;
    const found = await admin.get(`${CONTACTS}?_q=twice@example.com`);
    expect(valueAt(found, 'pagination', 'total') === 1, JSON.stringify(found));
  });
}

const CONTACTS = '/content-manager/collection-types/plugin::s360.contact';

async function untilAsked({ admin }: Scene, kind: 'match' | 'merge'): Promise<void> {
  await eventually(`a question of the kind ${kind}`, async () => {
    const asked = await admin.get(`/s360/match-reviews?state=open&kind=${kind}`);
    return Number(valueAt(asked, 'meta', 'pagination', 'total')) > 0 || undefined;
  });
}

async function untilInCrm({ admin }: Scene, firstName: string): Promise<void> {
  await eventually(`the CRM has ${firstName}`, async () => {
    const found = await admin.get(`${CONTACTS}?filters[firstName][$eq]=${firstName}`);
    return Number(valueAt(found, 'pagination', 'total')) > 0 || undefined;
  });
}
