import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { Core } from '@strapi/strapi';
import { AUDIT_EVENTS, type AuditEvent } from '../../../server/src/contracts/audit-events';
import { EXCLUDED_ITEM_UID } from '../../../server/src/contracts/uids';
import { pluginInstitution } from '../../helpers/institutions/institutions';
import { textAt } from '../../helpers/json';
import { startStrapi, type RunningStrapi } from '../../helpers/strapi/strapi';

interface SavedEvent {
  action: string;
  userId: number;
  payload: {
    actor: unknown;
    origin: string;
    resource: { type: string; id?: unknown };
    details: object;
  };
}

type MakeAuditLog = (strapi: unknown) => { register(): Promise<unknown> };

/** Strapi's own audit log, of its paid editions, without its licence and its table. */
function addAuditLog(strapi: Core.Strapi, saved: SavedEvent[]): void {
  const fromApp = createRequire(require.resolve('@strapi/strapi/package.json'));
  const admin = path.dirname(fromApp.resolve('@strapi/admin/package.json'));
  const file = path.join(admin, 'dist/server/ee/server/src/audit-logs/services/lifecycles.js');
  expect(existsSync(file)).toBe(true);
  const { createAuditLogsLifecycleService } = fromApp(file) as {
    createAuditLogsLifecycleService: MakeAuditLog;
  };
  strapi.add('audit-logs', {
    saveEvent: (event: SavedEvent) => {
      saved.push(event);
      return Promise.resolve();
    },
    deleteExpiredEvents: () => Promise.resolve(),
  });
  const licensed = Object.create(strapi, {
    ee: { value: { features: { isEnabled: () => true, get: () => ({}) } } },
  }) as unknown;
  const log = createAuditLogsLifecycleService(licensed);
  strapi.add('audit-logs-lifecycle', log);
  void log.register();
}

describe('the audit log of Strapi', () => {
  const saved: SavedEvent[] = [];
  let running: RunningStrapi;
  beforeAll(async () => {
    running = await startStrapi({
      institutions: [pluginInstitution({ code: 'myvenue' }, 'http://127.0.0.1:9')],
      settings: { backgroundWork: false },
      addToApp: (strapi) => addAuditLog(strapi, saved),
    });
  });
  beforeEach(() => {
    saved.length = 0;
  });
  afterAll(() => running.stop());

  const ours = () => saved.filter(({ action }) => action in AUDIT_EVENTS);
  const pauses = (code: string) =>
    running.admin('PUT', `/s360/institutions/${code}/pauses`, { sending: true });

  it('keeps who has paused which institution', async () => {
    expect((await pauses('myvenue')).status).toBe(200);
    expect(ours()).toMatchObject([
      {
        action: 's360.institution.pauses' satisfies AuditEvent,
        payload: {
          origin: 'admin-panel',
          actor: { type: 'admin-user', user: { email: 'admin@example.com' } },
          resource: { type: 'institution', id: 'myvenue' },
        },
      },
    ]);
  });

  it('keeps whose personal data was exported, without any of the data', async () => {
    const made = await running.admin(
      'POST',
      '/content-manager/collection-types/plugin::s360.contact',
      { type: 'individual', lastName: 'Nefertari' },
    );
    const documentId = textAt(made.body, 'data', 'documentId');
    await running.admin('GET', `/s360/contacts/${documentId}/personal-data`);
    expect(ours()).toMatchObject([
      { action: 's360.person.export', payload: { resource: { type: 'contact', id: documentId } } },
    ]);
    expect(JSON.stringify(ours())).not.toContain('Nefertari');
  });

  it('keeps the erasure of a person who is no contact by its reference, without the number', async () => {
    await running.strapi.db.query(EXCLUDED_ITEM_UID).create({
      data: {
        ...{ institution: 'myvenue', stream: 'contacts', number: '771177' },
        ...{ body: '{"contactNumber":"771177"}', excludedAt: new Date() },
      },
    });
    const path = '/s360/institutions/myvenue/contact-numbers/771177/erasure';
    const answer = await running.admin('POST', path, { name: '771177' });
    expect(ours()).toMatchObject([
      {
        action: 's360.person.erase-number',
        payload: {
          resource: { type: 'erasure', id: textAt(answer.body, 'data', 'reference') },
          details: { institution: 'myvenue' },
        },
      },
    ]);
    expect(JSON.stringify(saved)).not.toContain('771177');
  });

  it('keeps nothing of what was refused', async () => {
    expect((await pauses('nowhere')).status).toBeGreaterThanOrEqual(400);
    const user = await running.userWith(['plugin::s360.overview.read']);
    saved.length = 0;
    const answer = await user('PUT', '/s360/institutions/myvenue/pauses', { sending: false });
    expect(answer.status).toBe(403);
    expect(ours()).toEqual([]);
  });
});
