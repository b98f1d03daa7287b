import type {
  Alarm,
  GetInactiveContacts,
  GetSaveFindings,
  PreviewInactive,
} from '../../../server/src/contracts';
import { valueAt } from '../../demo/admin-api';
import type { ComposerScene } from './composer';

const AT = '2026-01-15T10:00:00.000Z';
const INSTITUTIONS = /:\d+\/s360\/institutions$/;
const FINDINGS = /\/s360\/institutions\/[^/]+\/sending\/findings$/;
const EXCLUDED = /\/s360\/institutions\/[^/]+\/excluded-items$/;
const INACTIVE = /\/s360\/inactive-contacts\?/;
const INACTIVE_PREVIEW = /\/s360\/inactive-contacts\/preview$/;

const ALARMS: Alarm[] = [
  {
    ...{ kind: 'refused', stream: 'contacts', refusalId: 1, status: 500, times: 4 },
    ...{ since: AT, lastAt: AT, droppedAt: AT },
  },
  { kind: 'resend', stream: 'orders', cause: 'down', from: AT, until: AT, outageId: 1 },
];

const LOST: GetSaveFindings.Response = {
  data: [
    {
      ...{ reference: 'finding', state: 'lost', at: AT, failure: null, restoredBy: null },
      ...{ contactDocumentId: null, contactName: 'Lost Values', contactNumber: '1001' },
      ...{ areValuesShown: true, needsSetting: false, mayBeAnothers: true },
      values: [
        { field: 'town', place: 'addresses(1).town', before: 'Chur', after: null, sent: null },
      ],
    },
  ],
};

const SILENT: GetInactiveContacts.Response = {
  data: [
    {
      ...{ documentId: 'silent', name: 'Silent Contact', kept: null, obstacles: [] },
      ...{ lastActivity: 'ordered', lastActivityAt: AT },
    },
  ],
  meta: {
    pagination: { page: 1, pageSize: 50, pageCount: 1, total: 2 },
    years: 3,
    counts: { listed: 2, kept: 0, approved: 0 },
  },
};

const ERASED: PreviewInactive.Response = {
  data: {
    ...{ contacts: 1, obstructed: 1 },
    places: [{ place: 'plugin::s360.contact', rows: 1 }],
  },
};

/** Troubles that take hours or years to come: only what the server says of them is made up. */
export async function lookAtTroubles(scene: ComposerScene): Promise<void> {
  await ofInstitution(scene);
  await ofInactiveContacts(scene);
}

async function ofInstitution(scene: ComposerScene): Promise<void> {
  const { checks, page, pages, venue } = scene;
  const card = pages.panelOf(venue.name);
  await page.route(FINDINGS, (route) => route.fulfill({ json: LOST }));
  await page.route(INSTITUTIONS, async (route) => {
    const answer: unknown = await (await route.fetch()).json();
    const institutions = listed(valueAt(answer, 'data')).map((one) => troubled(one));
    await route.fulfill({ json: Object.assign({}, answer, { data: institutions }) });
  });
  await checks.check('an alarm is settled only after a question', async () => {
    await pages.openScreen('institutions');
    await pages.lookInto(card.getByRole('button', { name: 'Resolved' }));
    await pages.lookInto(card.getByRole('button', { name: 'Sent again' }));
  });
  await checks.check('lost values are restored, or left, only after a question', async () => {
    await pages.lookInto(card.getByRole('button', { name: 'Restore the values…' }));
    await pages.lookInto(card.getByRole('button', { name: 'Leave as it is…' }));
  });
  await page.route(EXCLUDED, (route) => route.fulfill({ json: { data: { count: 12 } } }));
  await checks.check('what was left out is imported only after a question', async () => {
    await card.getByRole('button', { name: 'Set-up and details' }).click();
    await pages.lookInto(card.getByRole('button', { name: 'Import…' }));
  });
  await page.unrouteAll({ behavior: 'wait' });
}

const listed = (value: unknown): unknown[] => (Array.isArray(value) ? (value as unknown[]) : []);

const troubled = (institution: unknown): object =>
  Object.assign({}, institution, {
    alarms: ALARMS,
    sending: Object.assign({}, valueAt(institution, 'sending'), { openFindings: 1 }),
  });

async function ofInactiveContacts(scene: ComposerScene): Promise<void> {
  const { checks, page, pages } = scene;
  await page.route(INACTIVE, (route) => route.fulfill({ json: SILENT }));
  await page.route(INACTIVE_PREVIEW, (route) => route.fulfill({ json: ERASED }));
  await checks.check('contacts without activity are kept, or erased, in a dialog', async () => {
    await pages.goTo('/admin/plugins/s360/erasures/inactive');
    await pages.checkbox('Choose all on this page').click();
    await pages.lookInto(pages.button('Keep chosen…'));
    await pages.button('Erase chosen…').click();
    await pages.dialog().getByLabel('Number of contacts').fill('1');
    await pages.cancel();
  });
  await page.unrouteAll({ behavior: 'wait' });
}
