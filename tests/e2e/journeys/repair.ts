import { valueAt } from '../../demo/admin-api';
import { eventually, expect } from '../../demo/checks';
import type { Scene } from './contacts';
import { wayFromStart } from '../way';

const CONTACTS = '/content-manager/collection-types/plugin::s360.contact';
const TOWN_IN_S360 = ['addresses', '0', 'town'];
const CONFLICTS = 30;
const ITEMS = 200;
const DAY_MS = 86_400_000;
const SEVERAL_MATCH = 'reason=severalMatch&institution=myvenue';

const numbered = (name: string, index: number) => `${name} ${String(index).padStart(2, '0')}`;

const totalOf = async ({ admin }: Scene, path: string): Promise<number> =>
  Number(valueAt(await admin.get(path), 'meta', 'pagination', 'total'));

/** Many contacts that changed on both sides are decided together, and one is reversed. */
export async function decideMany(scene: Scene): Promise<void> {
  const { checks, pages, venue } = scene;
  const numbers = await conflictingContacts(scene);
  await checks.check(
    `${CONFLICTS} conflicts are decided at once, from the start page`,
    async () => {
      const way = await wayFromStart(scene, 'decide 30 conflicts at once');
      const entry = pages.card(/changed differently here and in S-360$/);
      await way.click(entry.getByRole('link', { name: /^Open/ }));
      await way.click(pages.checkbox(`Select all ${CONFLICTS} of this page`));
      await way.click(pages.button(`Keep the CRM’s for ${CONFLICTS}`));
      await way.click(pages.question().getByRole('button').last());
      await pages.text(`${CONFLICTS} conflicts decided: the CRM’s values stand.`).waitFor();
      // The limits of calls spread them over some minutes.
      await Promise.any(
        numbers.map((number, index) =>
          venue.untilHas(number, TOWN_IN_S360, numbered('Chur', index)),
        ),
      );
      expect((await totalOf(scene, '/s360/conflicts?open=true')) === 0, 'some are still open');
    },
  );
  await checks.check('one of many decisions is reversed, from the start page', async () => {
    const way = await wayFromStart(scene, 'reverse one of many decisions');
    await way.click(pages.link(/^Conflicts/).first());
    await way.click(pages.link(/^Decided by a person/));
    await way.confirm(pages.button(new RegExp(`, ${numbered('Konflikt', 7)}, Town$`)));
    await pages.openSync(await documentIdOf(scene, numbered('Konflikt', 7)));
    const [kept, replaced] = [numbered('Bern', 7), numbered('Chur', 7)];
    await pages.text(`S-360’s “${kept}” instead of “${replaced}”`).waitFor();
    expect((await townOf(scene, numbered('Konflikt', 7))) === kept, 'the CRM has the other town');
    const other = await townOf(scene, numbered('Konflikt', 8));
    expect(other === numbered('Chur', 8), 'another decision was reversed, too');
  });
}

/** Contacts whose town was changed in S-360 and in the CRM before any exchange. */
async function conflictingContacts(scene: Scene): Promise<string[]> {
  const { admin, venue } = scene;
  const indexes = Array.from({ length: CONFLICTS }, (_none, index) => index);
  const numbers = await Promise.all(
    indexes.map((index) =>
      venue.saveContact({
        type: 'INDIVIDUAL',
        individualContact: { individualLastname: numbered('Konflikt', index) },
        addresses: [{ main: true, town: 'Thun' }],
      }),
    ),
  );
  await venue.sendWebhooks();
  await untilContacts(scene, 'Konflikt', CONFLICTS);
  await admin.put(`/s360/institutions/${venue.code}/pauses`, { sending: true });
  for (const index of indexes) {
    const documentId = await documentIdOf(scene, numbered('Konflikt', index));
    await admin.put(`${CONTACTS}/${documentId}`, { town: numbered('Chur', index) });
    const addresses = [{ main: true, town: numbered('Bern', index) }];
    await venue.saveContact({ contactNumber: numbers[index], addresses });
  }
  await venue.sendWebhooks();
  await eventually('all of them are conflicts', async () =>
    (await totalOf(scene, '/s360/conflicts?open=true')) === CONFLICTS ? true : undefined,
  );
  await admin.put(`/s360/institutions/${venue.code}/pauses`, { sending: false });
  return numbers;
}

/** Items that fit several contacts are imported by one action once the doubles are gone. */
export async function importAfterCure(scene: Scene): Promise<void> {
  const { checks, pages } = scene;
  await itemsThatFitTwice(scene);
  await checks.check('items not imported are copied as a report for S-360’s team', async () => {
    await pages.goTo(`/admin/plugins/s360/quarantined-items?${SEVERAL_MATCH}`);
    const report = await pages.copied(() => pages.button('Copy a report for S-360’s team').click());
    expect(report.startsWith(`${ITEMS} items from S-360 could not be imported`), report);
    expect(/^- contact number \d+, received /m.test(report), report);
  });
  await checks.check(`${ITEMS} items not imported are cured by one action`, async () => {
    const way = await wayFromStart(scene, 'import all items with one cause');
    // Under “Needs attention” they stand as questions of who is who.
    const notImported = pages.panelOf(scene.venue.name).getByRole('link', { name: `${ITEMS}` });
    await way.click(notImported.last());
    await way.click(pages.button('Try all again'));
    await way.click(pages.question().getByRole('button').last());
    await eventually('all of them are imported', async () =>
      (await totalOf(scene, `/s360/quarantined-items?${SEVERAL_MATCH}`)) === 0 ? true : undefined,
    );
    await pages.text(/^Nothing is left to import/).waitFor();
  });
}

/** Two contacts with the same e-mail and name each make S-360's item undecidable; one then goes. */
async function itemsThatFitTwice(scene: Scene): Promise<void> {
  const { admin, venue } = scene;
  // They would be created in S-360 otherwise.
  await admin.put(`/s360/institutions/${venue.code}/pauses`, { sending: true });
  const doubles: string[] = [];
  for (let index = 0; index < ITEMS; index += 1) {
    const lastName = numbered('Doppelt', index);
    const email = `doppelt.${index}@example.com`;
    await admin.post(CONTACTS, { type: 'individual', lastName, email });
    const double = await admin.post(CONTACTS, { type: 'individual', lastName, email });
    doubles.push(String(valueAt(double, 'data', 'documentId')));
    const individualContact = { individualLastname: lastName, email };
    await venue.saveContact({ type: 'INDIVIDUAL', individualContact });
  }
  await venue.sendWebhooks();
  await eventually('none of them is imported', async () =>
    (await totalOf(scene, `/s360/quarantined-items?${SEVERAL_MATCH}`)) === ITEMS ? true : undefined,
  );
  await admin.post(`${CONTACTS}/actions/bulkDelete`, { documentIds: doubles });
  await admin.put(`/s360/institutions/${venue.code}/pauses`, { sending: false });
}

/** What a delivery did to a contact is followed to its history, and back to the delivery. */
export async function followDelivery(scene: Scene): Promise<void> {
  const { checks, pages, venue } = scene;
  const lastName = 'Nachverfolgt';
  const contactNumber = await venue.saveContact({
    type: 'INDIVIDUAL',
    individualContact: { individualLastname: lastName, email: 'vorher@example.com' },
  });
  await venue.sendWebhooks();
  await untilContacts(scene, lastName, 1);
  await venue.saveContact({ contactNumber, individualContact: { email: 'nachher@example.com' } });
  await venue.sendWebhooks();
  await eventually('the e-mail has changed', async () =>
    (await contactsNamed(scene, `${lastName}&filters[email][$eq]=nachher@example.com`)) === 1
      ? true
      : undefined,
  );
  await checks.check('a delivery leads to the contact’s history and back', async () => {
    const way = await wayFromStart(scene, 'follow a delivery to the contact’s history and back');
    await way.click(pages.link('Activity'));
    await way.click(pages.link(/^Delivery/).first());
    const address = pages.address();
    await way.click(pages.row('nachher@example.com').getByRole('link', { name: 'E-mail' }));
    const row = pages.row('nachher@example.com').first();
    await row.getByText('vorher@example.com').waitFor();
    await way.click(row.getByRole('link').last());
    await eventually('the delivery is shown again', async () =>
      pages.address() === address ? true : undefined,
    );
  });
}

/** What came in a period is processed again. */
export async function replayPeriod({ checks, pages, venue }: Scene): Promise<void> {
  await checks.check('deliveries of a period are processed again after their plan', async () => {
    const from = new Date(Date.now() - DAY_MS).toISOString().slice(0, 10);
    const filters = new URLSearchParams({ direction: 'in', institution: venue.code, from });
    await pages.goTo(`/admin/plugins/s360/activity?${filters.toString()}`);
    await pages.button('Process a period again…').click();
    await pages
      .question()
      .getByText(/with \d+ items? would be processed again\.$/)
      .waitFor();
    await pages.question().getByRole('button').last().click();
    await pages.text(/deliver(y is|ies are) being processed again\.$/).waitFor();
  });
}

async function contactNamed({ admin }: Scene, lastName: string): Promise<unknown> {
  const filter = `filters[lastName][$eq]=${encodeURIComponent(lastName)}`;
  return valueAt(await admin.get(`${CONTACTS}?${filter}`), 'results', '0');
}

const documentIdOf = async (scene: Scene, lastName: string): Promise<string> =>
  String(valueAt(await contactNamed(scene, lastName), 'documentId'));

const townOf = async (scene: Scene, lastName: string): Promise<unknown> =>
  valueAt(await contactNamed(scene, lastName), 'town');

/** How many contacts have a last name that begins so. */
async function contactsNamed({ admin }: Scene, lastName: string): Promise<unknown> {
  const filter = `filters[lastName][$startsWith]=${lastName}`;
  return valueAt(await admin.get(`${CONTACTS}?${filter}`), 'pagination', 'total');
}

const untilContacts = (scene: Scene, lastName: string, count: number) =>
  eventually(`${count} contacts are in the CRM`, async () =>
    (await contactsNamed(scene, lastName)) === count ? true : undefined,
  );
