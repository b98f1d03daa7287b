import { valueAt } from '../../demo/admin-api';
import { eventually, expect } from '../../demo/checks';
import { adminPages } from '../admin-pages';
import type { RolesScene } from './limited-role';
import { userWithin } from '../users';
import type { Scene } from './contacts';
import { type Job, wayFromStart } from '../way';

const CONTACTS = '/content-manager/collection-types/plugin::s360.contact';
const MOBILE = '+41795550199';

interface Found {
  contactNumber: string;
  documentId: string;
}

/** Contacts are found and their past is read and put back, each in a few clicks. */
export async function findAndTrace(scene: Scene): Promise<void> {
  const found = await contactWithPast(scene);
  await findFromStart(scene, found);
  await tabsStay(scene, found);
  await askWhoChanged(scene, found);
  await undoRestore(scene, found);
}

/** S-360, an import from a file and a person changed it. */
async function contactWithPast(scene: Scene): Promise<Found> {
  const { admin, pages, venue } = scene;
  const contactNumber = await venue.saveContact({
    type: 'INDIVIDUAL',
    individualContact: {
      individualFirstname: 'Zoë',
      individualLastname: 'Gesüchte',
      email: 'erste@example.com',
    },
  });
  await venue.sendWebhooks();
  await untilKnown(scene, 'email', 'erste@example.com');
  await venue.saveContact({ contactNumber, individualContact: { email: 'zweite@example.com' } });
  await venue.sendWebhooks();
  const documentId = await untilKnown(scene, 'email', 'zweite@example.com');
  await pages.openScreen('bulk-jobs');
  await pages.bringIn(
    `First name;Last name;E-mail;Mobile\nZoë;Gesüchte;zweite@example.com;${MOBILE}`,
  );
  await untilKnown(scene, 'mobilePhone', MOBILE);
  await admin.put(`${CONTACTS}/${documentId}`, { email: 'dritte@example.com' });
  await venue.untilHas(contactNumber, ['individualContact', 'email'], 'dritte@example.com');
  return { contactNumber, documentId };
}

const untilKnown = ({ admin }: Scene, field: string, value: string): Promise<string> =>
  eventually(`a contact has ${value}`, async () => {
    const filter = `filters[${field}][$eq]=${encodeURIComponent(value)}`;
    const found = await admin.get(`${CONTACTS}?${filter}`);
    const documentId = valueAt(found, 'results', '0', 'documentId');
    return typeof documentId === 'string' ? documentId : undefined;
  });

async function findFromStart(scene: Scene, found: Found): Promise<void> {
  const { checks, pages } = scene;
  const finds = async (words: string, job: Job) => {
    const way = await wayFromStart(scene, job);
    await way.click(pages.link(/^S-360 records/).first());
    await way.click(pages.link(/^All$/));
    await pages.search(words);
    await way.click(pages.link('Zoë Gesüchte'));
    await pages.heading('Zoë Gesüchte').waitFor();
    expect(pages.address().includes(found.documentId), pages.address());
  };
  await checks.check('a contact is found by its number from the start page', () =>
    finds(found.contactNumber, 'find a contact by its number'),
  );
  await checks.check('a contact is found by its name without accents from the start page', () =>
    finds('gesuchte zoe', 'find a contact by its name without accents'),
  );
}

async function askWhoChanged(scene: Scene, { contactNumber }: Found): Promise<void> {
  const { checks, pages } = scene;
  await checks.check(
    'the history says who changed an e-mail or phone: a user, a delivery, a bulk job',
    async () => {
      const way = await wayFromStart(scene, 'learn who changed an e-mail');
      await way.click(pages.link(/^S-360 records/).first());
      await way.click(pages.link(/^All$/));
      await pages.search(contactNumber);
      await way.click(pages.link('Zoë Gesüchte'));
      await way.click(pages.link('History'));
      const [byUser, byDelivery] = [
        pages.row('dritte@example.com'),
        pages.row('erste@example.com'),
      ];
      await byUser.filter({ hasText: 'zweite@example.com' }).getByText('Ada Admin').waitFor();
      await byDelivery.getByRole('link', { name: /^Delivery/ }).waitFor();
      await pages
        .row(MOBILE)
        .getByRole('link', { name: /^Bulk job/ })
        .waitFor();
    },
  );
}

/** A click would go astray otherwise. */
async function tabsStay({ checks, pages }: Scene, { documentId }: Found): Promise<void> {
  await checks.check('the tabs of a contact’s page stand still while it loads', async () => {
    const [first, last] = await pages.heightsOfTab(documentId, 'History');
    expect(first === last, `${first} px from above at first, ${last} in the end`);
  });
}

async function undoRestore(scene: Scene, { contactNumber }: Found): Promise<void> {
  const { checks, pages, venue } = scene;
  const inS360 = (email: string) =>
    venue.untilHas(contactNumber, ['individualContact', 'email'], email);
  await checks.check('a value put back from the history is replaced again there', async () => {
    const way = await wayFromStart(scene, 'put a value of the history back');
    await way.click(pages.link('Activity'));
    await way.click(pages.link('Zoë Gesüchte').first());
    await way.click(pages.link('History'));
    await pages.pressAndConfirm(pages.button(/put “erste@example.com” back/).first());
    await inS360('erste@example.com');
    await pages.pressAndConfirm(pages.button(/put “dritte@example.com” back/).first());
    await inS360('dritte@example.com');
  });
}

/** A segment is saved and shared; a colleague finds it with its author, and applies it. */
export async function shareSegment(scene: Scene, roles: RolesScene): Promise<void> {
  const { checks, pages } = scene;
  const name = 'Numbers with 10';
  await checks.check('a segment is saved and shared from the start page', async () => {
    const way = await wayFromStart(scene, 'save and share a segment');
    await way.click(pages.link('Content Manager'));
    await way.click(pages.button('Add condition'));
    await pages.combobox('Contacts who').press('ArrowDown');
    await pages.option('have a contact number that begins in a certain way').press('Enter');
    await pages.dialog().getByLabel('Beginning of the contact number').fill('10');
    await way.click(pages.dialog().getByRole('button', { name: 'Add condition' }));
    await way.click(pages.button('Save as segment'));
    await pages.dialog().getByLabel('Name of the segment').fill(name);
    await pages.checkbox('Share with everybody who may use segments').press('Space');
    await pages.dialog().getByRole('button', { name: 'Save', exact: true }).press('Enter');
    await pages.dialog().waitFor({ state: 'hidden' });
  });
  await checks.check('a segment is renamed in its row, and deleted after a question', async () => {
    await pages.button('Segments').click();
    await pages.button(`Rename “${name}”`).click();
    await pages.dialog().getByLabel('Name of the segment').fill('Another name');
    await pages.dialog().getByRole('button', { name: 'Cancel' }).click();
    await pages.button(`Delete “${name}”`).click();
    await pages.question().getByRole('button', { name: 'Cancel' }).click();
    await pages.question().waitFor({ state: 'hidden' });
    await pages.cancel();
  });
  await checks.check('a colleague sees who shared it, and applies it', async () => {
    const limits = { reading: roles.here.code, acting: roles.here.code };
    const login = await userWithin(roles.admin, limits, 'Cleo');
    const page = await roles.pageOfAnother();
    const theirs = adminPages(page, roles.strapiUrl);
    await theirs.logIn(login);
    const way = await wayFromStart({ pages: theirs }, 'apply a shared segment');
    await way.click(theirs.link('Content Manager'));
    await way.click(theirs.button('Segments'));
    await theirs.dialog().getByText('Shared by Ada Admin').waitFor();
    await way.click(theirs.button(`Apply “${name}”`));
    await theirs.text('Contact number begins with 10').waitFor();
    await page.context().close();
  });
}
