import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { type AdminApi, logIn, valueAt } from '../demo/admin-api';
import { buildWhatChanged } from '../demo/builds';
import { eventually } from '../demo/checks';
import { startDemo } from '../demo/demo';
import { PLUGIN } from '../demo/folders';
import { freePort } from '../demo/ports';
import { type AdminPages, adminPages } from './admin-pages';
import { bookingDesk } from './journeys/booking-desk';
import { openBrowser } from './browser';
import { COMPOSER } from './journeys/composer-page';
import { type Venue, venueAt } from './venue';

const FOLDER = path.join(PLUGIN, 'docs/images');
const SIZE = { width: 1280, height: 900 };
/** Buttons fade from one state to the next. */
const DRAWN_IN_MS = 600;
const CONTACTS = '/content-manager/collection-types/plugin::s360.contact';
/** Ten contacts count as many here, so that a bulk job waits for approval. */
const SETTINGS = { bulkGuard: { links: 10 } };

/** A person decides about this field. */
process.env.MYVENUE_FIELDS = JSON.stringify({ town: { conflict: 'manual' } });

interface Studio {
  admin: AdminApi;
  page: Page;
  pages: AdminPages;
  strapiUrl: string;
  venue: Venue;
  take(name: string): Promise<void>;
}

interface Sitter {
  documentId: string;
  contactNumber: string;
}

/** Takes the pictures of the documentation from a separate demo with invented people only. */
async function main(): Promise<void> {
  const print = (line: string): void => console.log(line);
  await buildWhatChanged(print);
  const folder = mkdtempSync(path.join(os.tmpdir(), 's360-pictures-'));
  const [port, s360Port] = [await freePort(), await freePort()];
  const demo = await startDemo({ port, s360Port, folder, settings: SETTINGS, tell: print });
  const visit = await openBrowser();
  mkdirSync(FOLDER, { recursive: true });
  const { page } = visit;
  try {
    await page.setViewportSize(SIZE);
    const pages = adminPages(page, demo.strapi.url);
    await pages.logIn();
    await takeAll({
      admin: await logIn(demo.strapi.url),
      page,
      pages,
      strapiUrl: demo.strapi.url,
      venue: venueAt(demo.s360.url, 'myvenue', 'My Venue'),
      async take(name) {
        await page.mouse.move(0, 0);
        await page.waitForLoadState('networkidle');
        await page.waitForTimeout(DRAWN_IN_MS);
        const picture = await page.screenshot({ animations: 'disabled' });
        const file = path.join(FOLDER, `${name}.png`);
        await sharp(picture).png({ palette: true, colours: 256, effort: 10 }).toFile(file);
        print(`docs/images/${name}.png`);
      },
    });
  } finally {
    await visit.end();
    await demo.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The first contacts of the venue with some orders, the one with most orders first. */
async function sittersOf({ admin, venue }: Studio): Promise<Sitter[]> {
  const links = valueAt(
    await admin.get(`/s360/links?institution=${venue.code}&pageSize=50`),
    'data',
  );
  const sitters = [];
  for (const link of Array.isArray(links) ? (links as unknown[]) : []) {
    const documentId = String(valueAt(link, 'contactDocumentId'));
    const orders = await admin.get(`/s360/contacts/${documentId}/orders`);
    const total = Number(valueAt(orders, 'meta', 'pagination', 'total'));
    const inCrm = valueAt(await admin.get(`${CONTACTS}/${documentId}`), 'data');
    if (valueAt(inCrm, 'type') !== 'individual' || !(total > 0)) continue;
    sitters.push({ documentId, contactNumber: String(valueAt(link, 'contactNumber')), total });
  }
  return sitters.sort((a, b) => b.total - a.total);
}

async function takeAll(studio: Studio): Promise<void> {
  const { page, pages, take } = studio;
  await untilSending(studio);
  await closeAnnouncement(studio);
  const [first, ...others] = await sittersOf(studio);
  if (first === undefined) throw new Error('No contact of the demo has orders.');
  await pages.openScreen('institutions');
  await page.getByText('My Venue').first().waitFor();
  await take('institutions');
  await pages.openContact(first.documentId);
  await page.getByText('In sync', { exact: true }).first().waitFor();
  await take('contact');
  await takeBookings(studio, first);
  await disagree(studio, first);
  await pages.openSync(first.documentId);
  await page.getByText('Conflict', { exact: true }).first().waitFor();
  await take('conflict');
  await fail(studio, others.slice(0, 3));
  await page.goto(`${studio.strapiUrl}/admin/plugins/s360/links?state=failed`);
  await page.getByText('error.contact.phone.invalid').first().waitFor();
  await take('failed');
  await askWhoItIs(studio);
  await pages.openScreen('match-reviews');
  await page.getByText('Eve Either').waitFor();
  await take('match-reviews');
  await pages.openScreen('bulk-jobs');
  await pages.bringIn(PEOPLE);
  await pages.link(/Sending it to S-360/).waitFor();
  // Reopening the screen removes the message above its title.
  await pages.openScreen('bulk-jobs');
  await page.getByText('Waits for approval', { exact: true }).first().waitFor();
  await take('bulk-jobs');
}

/** Strapi’s own news are not part of the plugin. */
async function closeAnnouncement({ page, pages }: Studio): Promise<void> {
  await pages.openScreen('institutions');
  const close = page.getByRole('button', { name: 'Close' });
  if (await close.isVisible()) await close.click();
}

/** On a slow machine the first check of S-360 continues after the start of the demo. */
async function untilSending({ admin }: Studio): Promise<void> {
  await eventually('sending is started', async () => {
    const institutions = valueAt(await admin.get('/s360/institutions'), 'data');
    const states = Array.isArray(institutions)
      ? institutions.map((one: unknown) => valueAt(one, 'sending', 'status', 'state'))
      : [];
    return states.every((state) => state === 'started') || undefined;
  });
}

const PEOPLE = [
  'First name;Last name;E-mail',
  ...[
    'Anna',
    'Bruno',
    'Carla',
    'David',
    'Elena',
    'Felix',
    'Gina',
    'Hugo',
    'Ines',
    'Jan',
    'Kim',
  ].map((name) => `${name};Fonds;${name.toLowerCase()}.fonds@example.com`),
].join('\n');

/** A draft in the composer, and an open sale in S-360. */
async function takeBookings(
  { admin, page, pages, strapiUrl, take, venue }: Studio,
  sitter: Sitter,
) {
  const desk = await bookingDesk(admin, venue.code, sitter);
  const [draft, sale] = [await desk.drafts('option', 4), await desk.drafts('sale', 2)];
  await page.goto(`${strapiUrl}${COMPOSER.replace(/new$/, `${draft.documentId}/compose`)}`);
  await page.getByText('Total, 4 pieces').first().waitFor();
  await take('composer');
  await pages.openBooking(sale.documentId);
  await pages.button('Submit to S-360').click();
  await pages.bookingIs('Open in S-360');
  await take('booking');
}

/** The town changes on both sides before any exchange. */
async function disagree({ admin, venue }: Studio, { contactNumber, documentId }: Sitter) {
  const pauses = `/s360/institutions/${venue.code}/pauses`;
  await admin.put(pauses, { sending: true });
  await admin.put(`${CONTACTS}/${documentId}`, { town: 'Chur' });
  await venue.saveContact({ contactNumber, addresses: [{ main: true, town: 'Bern' }] });
  await venue.sendWebhooks();
  await eventually(
    'the town is held',
    async () =>
      JSON.stringify(await admin.get(`/s360/contacts/${documentId}/sync`)).includes('"Bern"') ||
      undefined,
  );
  await admin.put(pauses, { sending: false });
}

/** S-360 refuses the next edits of these contacts. */
async function fail({ admin, venue }: Studio, sitters: readonly Sitter[]) {
  await venue.nextCallMeets({
    kind: 'business',
    statusDetail: 'error.contact.phone.invalid',
    times: sitters.length,
  });
  for (const { documentId } of sitters) {
    await admin.put(`${CONTACTS}/${documentId}`, { mobilePhone: '+41791112233' });
  }
  await eventually('all have failed', async () => {
    const failed = await admin.get(`/s360/links?institution=${venue.code}&state=failed`);
    return valueAt(failed, 'meta', 'pagination', 'total') === sitters.length || undefined;
  });
}

/** S-360 has a person who matches two contacts of the CRM. */
async function askWhoItIs({ admin, venue }: Studio) {
  await admin.put(`/s360/institutions/${venue.code}/pauses`, { sending: true });
  for (const firstName of ['Eve', 'Eva']) {
    const contact = { type: 'individual', firstName, lastName: 'Either' };
    await admin.statusOfPost(CONTACTS, { ...contact, email: 'either@example.com' });
  }
  await venue.saveContact({
    type: 'INDIVIDUAL',
    individualContact: {
      individualFirstname: 'Evi',
      individualLastname: 'Either',
      email: 'either@example.com',
    },
  });
  await venue.sendWebhooks();
  await eventually('a match review', async () => {
    const asked = await admin.get('/s360/match-reviews?state=open&kind=match');
    return Number(valueAt(asked, 'meta', 'pagination', 'total')) > 0 || undefined;
  });
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
