import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { logIn } from '../demo/admin-api';
import { buildWhatChanged } from '../demo/builds';
import { type Checks, createChecks, expect } from '../demo/checks';
import { type Demo, startDemo } from '../demo/demo';
import { checkLogWithoutPersons } from '../demo/personal-log';
import { freePort } from '../demo/ports';
import { accessibilityAudit, withAudit } from './accessibility';
import { readActivityOnTablet } from './journeys/activity';
import { examineEveryScreen } from './journeys/accessibility';
import { adminPages } from './admin-pages';
import { composeBookings, measureLargeCatalog } from './journeys/bookings';
import { openBrowser, type Visit } from './browser';
import { openDialogs } from './journeys/dialogs';
import { eraseFromPage } from './journeys/erasure';
import { checkByKeyboard } from './journeys/contract-check';
import { composeForNewContact, followObstacle } from './journeys/composer';
import { findWithoutAccents, unlinkAndLink } from './journeys/contact-list';
import { decideHeldField } from './journeys/conflicts';
import {
  createContact,
  type KnownContact,
  meetRefusal,
  pullNow,
  pushEdit,
  receiveContact,
  saveStaleForm,
  type Scene,
} from './journeys/contacts';
import { keepKeyboard } from './journeys/keyboard';
import { approveBulkJob, rejectAndUndo, steerPush } from './journeys/bulk-jobs';
import { pauseAndResume, retryCause } from './journeys/operator';
import { manageInstitutions } from './journeys/settings';
import { putBackEntries } from './journeys/overridden';
import { findAndTrace, shareSegment } from './journeys/finding';
import { keepToInstitutions } from './journeys/limited-role';
import { mergeTwo, sayWhoItIs } from './journeys/match-reviews';
import { decideMany, followDelivery, importAfterCure, replayPeriod } from './journeys/repair';
import { useBookingScreens } from './journeys/booking-screens';
import { keepTrue, repairDifferences } from './journeys/maintenance';
import { changeMapping } from './journeys/mapping';
import { lookAtTrends } from './journeys/trends';
import { workWithoutMouse } from './journeys/without-mouse';
import { venueAt } from './venue';
import { countClicks } from './way';

const SETTINGS = {
  /** Ten contacts count as many here, so that a bulk job waits for approval. */
  bulkGuard: { links: 10 },
  /** Only tests are e-mailed: nothing lasts as long. */
  alerts: { emails: ['desk@example.com'], afterMinutes: 600 },
  /** Makes the screen of contacts without activity be linked. */
  inactiveContactYears: 3,
};

/** A person decides about this field. */
process.env.MYVENUE_FIELDS = JSON.stringify({ town: { conflict: 'manual' } });

const print = (line: string): void => console.log(line);

/** `npm run test:browser -- bookings` skips everything except bookings. */
const isOnlyBookings = process.argv.includes('bookings');

/** Drives the built admin panel with a browser, on a separate demo. */
async function main(): Promise<boolean> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 's360-browser-'));
  const opened: { demo?: Demo; visit?: Visit } = {};
  const checks = createChecks({
    print,
    onFailure: async (name) => opened.visit && `picture: ${await opened.visit.picture(name)}`,
  });
  try {
    await checks.series(async () => {
      await checks.require('the plugin and the admin panel are built', () =>
        buildWhatChanged(print),
      );
      const [port, s360Port] = [await freePort(), await freePort()];
      const demo = await checks.require('the simulated S-360 and Strapi start', () =>
        startDemo({ port, s360Port, folder, settings: SETTINGS, tell: print }),
      );
      opened.demo = demo;
      const visit = await checks.require('the browser starts', openBrowser);
      opened.visit = visit;
      await checkPanel(demo, visit, checks, path.join(folder, 'mails'));
      await checks.check('nothing of a person was logged', () => checkLogWithoutPersons(folder));
    });
  } finally {
    await opened.visit?.end();
    await opened.demo?.stop();
    rmSync(folder, { recursive: true, force: true });
  }
  return checks.conclude();
}

async function checkPanel(
  { s360, strapi }: Demo,
  visit: Visit,
  plainChecks: Checks,
  mailFolder: string,
): Promise<void> {
  const audit = await accessibilityAudit(visit.page);
  const checks = withAudit(plainChecks, audit);
  const pages = adminPages(visit.page, strapi.url);
  const venue = venueAt(s360.url, 'myvenue', 'My Venue');
  await checks.require('the admin user logs in', () => pages.logIn());
  const scene: Scene = { admin: await logIn(strapi.url), checks, pages, print, venue };
  const contact = await receiveContact(scene);
  if (!isOnlyBookings) await checkContacts(scene, contact, s360.url);
  await useBookingScreens(
    {
      ...scene,
      mailFolder,
      look: visit.look,
      async inOtherTab(work) {
        const tab = await visit.otherTab();
        await work(adminPages(tab, strapi.url));
        await tab.close();
      },
    },
    contact,
  );
  const booking = { ...scene, page: visit.page, strapiUrl: strapi.url, look: visit.look };
  await keepKeyboard(booking, contact);
  // Nothing else reads its places left, which would use up the calls of a minute.
  await checkByKeyboard({ ...booking, venue: venueAt(s360.url, 'museum', 'The Museum') });
  await composeForNewContact(booking);
  await followObstacle(booking);
  await composeBookings(booking, 'ottilie.browser');
  await openDialogs(booking, contact);
  if (!isOnlyBookings) await workWithoutMouse(booking);
  await lookAtTrends(booking);
  await readActivityOnTablet(booking);
  await measureLargeCatalog(booking);
  await changeMapping(booking);
  await manageInstitutions({ ...booking, theatre: venueAt(s360.url, 'theatre', 'The Theatre') });
  if (!isOnlyBookings) {
    const roles = {
      admin: scene.admin,
      checks: plainChecks,
      here: venueAt(s360.url, 'museum', 'The Museum'),
      elsewhere: venue,
      strapiUrl: strapi.url,
      pageOfAnother: visit.ofAnother,
    };
    await shareSegment(scene, roles);
    await keepToInstitutions(roles);
    const otherTab = await visit.otherTab();
    await eraseFromPage(scene, adminPages(otherTab, strapi.url));
    await otherTab.close();
  }
  await examineEveryScreen(visit, { checks: plainChecks, audit, contact });
  if (!isOnlyBookings) await countClicks(plainChecks, print);
  // Advances S-360's clock, so nothing else follows.
  await repairDifferences({ ...scene, venue: venueAt(s360.url, 'museum', 'The Museum') });
  await checks.check('no page is wider than its window', () =>
    expect(visit.tooWide.length === 0, visit.tooWide.join('\n')),
  );
  await checks.check('no error was left uncaught in the browser', () =>
    expect(visit.errors.length === 0, visit.errors.join('\n')),
  );
}

/** Contacts, bulk jobs and match reviews. */
async function checkContacts(scene: Scene, contact: KnownContact, s360Url: string): Promise<void> {
  await pushEdit(scene, contact);
  await createContact(scene);
  await saveStaleForm(scene, contact);
  await meetRefusal(scene, contact);
  await pullNow(scene, contact);
  await findWithoutAccents(scene);
  await decideHeldField(scene, contact);
  await putBackEntries(scene, contact);
  await pauseAndResume(scene, contact);
  await retryCause(scene, contact);
  await rejectAndUndo(scene);
  await approveBulkJob(scene);
  await steerPush({ ...scene, venue: venueAt(s360Url, 'museum', 'The Museum') });
  await unlinkAndLink(scene, contact);
  await keepTrue(scene);
  await sayWhoItIs(scene);
  await mergeTwo(scene);
  await decideMany(scene);
  await importAfterCure(scene);
  await followDelivery(scene);
  await replayPeriod({ ...scene, venue: venueAt(s360Url, 'museum', 'The Museum') });
  await findAndTrace(scene);
}

main().then(
  (passed) => process.exit(passed ? 0 : 1),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
