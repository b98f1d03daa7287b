import type { Locator } from 'playwright-core';
import { type AdminApi, valueAt } from '../../demo/admin-api';
import { type Checks, eventually, expect } from '../../demo/checks';
import type { AdminPages } from '../admin-pages';
import type { Venue } from '../venue';

/** Everything a journey needs. */
export interface Scene {
  pages: AdminPages;
  /** An institution that receives new contacts of the CRM. */
  venue: Venue;
  admin: AdminApi;
  checks: Checks;
  print: (line: string) => void;
}

/** A contact that exists on both sides. */
export interface KnownContact {
  documentId: string;
  contactNumber: string;
}

const PERSON = { firstName: 'Ottilie', lastName: 'Browser', email: 'ottilie.browser@example.com' };
const PUSH_LIMIT_MS = 2_000;

/** A contact arrives from S-360 and is found and opened in the Content Manager. */
export async function receiveContact(scene: Scene): Promise<KnownContact> {
  const { checks, pages, venue } = scene;
  const contactNumber = await venue.saveContact({
    type: 'INDIVIDUAL',
    individualContact: {
      individualFirstname: PERSON.firstName,
      individualLastname: PERSON.lastName,
      email: PERSON.email,
      individualGender: 'FEMALE',
    },
  });
  await venue.sendWebhooks();
  await checks.require('a contact from a webhook appears in the list', async () => {
    await untilInCrm(scene, 'email', PERSON.email);
    await (await pages.findInList(PERSON.email)).click();
  });
  await checks.require('the contact form shows what S-360 sent', async () => {
    await untilShown(pages.field('email'), PERSON.email);
    await untilShown(pages.field('lastName'), PERSON.lastName);
  });
  await checks.check('the contact panel shows the contact number and "In sync"', async () => {
    const line = pages.lineOf(venue.name);
    await line.getByText(`${venue.name} ${contactNumber}`).waitFor();
    await line.getByText('In sync', { exact: true }).waitFor();
  });
  const documentId = pages.documentId();
  await checks.check('further details from S-360 are collapsed until they are opened', async () => {
    await pages.openSync(documentId);
    const panel = pages.panelOf(venue.name);
    const value = panel.getByText('FEMALE', { exact: true });
    expect((await value.count()) === 0, 'it is shown at once');
    await panel.getByRole('button', { name: `Further details from S-360, ${venue.name}` }).click();
    await value.waitFor();
  });
  return { contactNumber, documentId };
}

/** A saved edit reaches S-360, and the panel shows its progress. */
export async function pushEdit({ checks, pages, print, venue }: Scene, contact: KnownContact) {
  const phone = '+41791234567';
  const panel = pages.lineOf(venue.name);
  await pages.openContact(contact.documentId);
  await panel.getByText('In sync', { exact: true }).waitFor();
  await checks.check('an edit shows as pending and arrives in S-360 within 2 s', async () => {
    await venue.nextCallMeets({ kind: 'timeout', ms: 3_000 });
    await pages.field('mobilePhone').fill(phone);
    await pages.save();
    const [tookMs] = await Promise.all([
      venue.untilHas(contact.contactNumber, ['individualContact', 'cellPhoneNumber'], phone),
      panel.getByText(/^(Waiting|Sending)$/).waitFor(),
    ]);
    print(`      it arrived ${tookMs} ms after the click on Save`);
    expect(tookMs <= PUSH_LIMIT_MS, `it took ${tookMs} ms`);
  });
  await checks.check('the contact panel returns to "In sync"', () =>
    panel.getByText('In sync', { exact: true }).waitFor(),
  );
}

/** A contact created in Strapi gets its number from S-360. */
export async function createContact({ checks, pages, venue }: Scene): Promise<void> {
  const panel = pages.lineOf(venue.name);
  await checks.check('a new contact receives a contact number', async () => {
    await pages.newContact();
    await pages.field('firstName').fill('Nora');
    await pages.field('lastName').fill('Newcomer');
    await pages.field('email').fill('nora.newcomer@example.com');
    await pages.save();
    const shown = await panel.getByText(new RegExp(`^${venue.name} \\S+$`)).textContent();
    const contactNumber = (shown ?? '').replace(`${venue.name} `, '');
    const created = await venue.contact(contactNumber);
    const email = valueAt(created, 'individualContact', 'email');
    expect(email === 'nora.newcomer@example.com', `number ${contactNumber} has ${String(email)}`);
  });
}

/** S-360 changes a contact while a form with an edit is open: neither change is lost. */
export async function saveStaleForm(scene: Scene, contact: KnownContact): Promise<void> {
  const { checks, pages, venue } = scene;
  await checks.check('the save of a stale form does not revert what S-360 changed', async () => {
    await pages.openContact(contact.documentId);
    await pages.field('firstName').fill('Odile');
    await venue.saveContact({
      contactNumber: contact.contactNumber,
      individualContact: { phoneNumber1: '+41213334455' },
    });
    await venue.sendWebhooks();
    await untilInCrm(scene, 'phone', '+41213334455');
    await pages.save();
    await venue.untilHas(
      contact.contactNumber,
      ['individualContact', 'individualFirstname'],
      'Odile',
    );
    const inS360 = valueAt(await venue.contact(contact.contactNumber), 'individualContact');
    expect(valueAt(inS360, 'phoneNumber1') === '+41213334455', `S-360: ${JSON.stringify(inS360)}`);
    await untilInCrm(scene, 'phone', '+41213334455');
    await untilInCrm(scene, 'firstName', 'Odile');
  });
  await checks.check('the form shows both changes after the save', async () => {
    await untilShown(pages.field('phone'), '+41213334455');
    await untilShown(pages.field('firstName'), 'Odile');
  });
}

/** S-360 refuses an edit: the panel gives the reason, and another push succeeds. */
export async function meetRefusal(
  { checks, pages, venue }: Scene,
  contact: KnownContact,
): Promise<void> {
  const panel = pages.panelOf(venue.name);
  const reason = 'error.contact.phone.invalid';
  await pages.openContact(contact.documentId);
  await checks.check('a refusal by S-360 is shown with its reason', async () => {
    await venue.nextCallMeets({ kind: 'business', statusDetail: reason });
    await pages.field('mobilePhone').fill('+41797654321');
    await pages.save();
    await pages.lineOf(venue.name).getByText('Failed', { exact: true }).waitFor();
    await pages.openSync(contact.documentId);
    await panel
      .getByText(new RegExp(reason.replaceAll('.', '\\.')))
      .first()
      .waitFor();
  });
  await venue.clearFaults();
  await checks.check('a repeated push sends the refused edit', async () => {
    await panel.getByRole('button', { name: `Send now to ${venue.name}` }).click();
    await venue.untilHas(
      contact.contactNumber,
      ['individualContact', 'cellPhoneNumber'],
      '+41797654321',
    );
    await panel.getByText('In sync', { exact: true }).waitFor();
  });
}

/** The panel can read what S-360 has not sent yet. */
export async function pullNow(scene: Scene, contact: KnownContact) {
  const { checks, pages, venue } = scene;
  await checks.check('the button "Read now" brings the data from S-360', async () => {
    await pages.openSync(contact.documentId);
    await venue.saveContact({
      contactNumber: contact.contactNumber,
      individualContact: { individualLastname: 'Pulled' },
    });
    const panel = pages.panelOf(venue.name);
    await panel.getByRole('button', { name: `Read now from ${venue.name}` }).click();
    await untilInCrm(scene, 'lastName', 'Pulled');
    await pages.openContact(contact.documentId);
    await untilShown(pages.field('lastName'), 'Pulled');
  });
}

async function untilInCrm({ admin }: Scene, field: string, value: string): Promise<void> {
  const contacts = '/content-manager/collection-types/plugin::s360.contact';
  const search = `${contacts}?filters[${field}][$eq]=${encodeURIComponent(value)}`;
  await eventually(`the CRM has ${field} ${value}`, async () => {
    const total = valueAt(await admin.get(search), 'pagination', 'total');
    return (typeof total === 'number' && total > 0) || undefined;
  });
}

async function untilShown(input: Locator, value: string): Promise<void> {
  await eventually(`the form shows ${value}`, async () =>
    (await input.inputValue()) === value ? true : undefined,
  );
}
