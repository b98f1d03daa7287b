import { mkdirSync, readdirSync } from 'node:fs';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { request } from '../../helpers/http';
import { pluginInstitution } from '../../helpers/institutions/institutions';
import { textAt } from '../../helpers/json';
import { startStrapi, type RunningStrapi } from '../../helpers/strapi/strapi';

const PEOPLE = 'Nachname;E-Mail\nRochat;anais@example.com';

describe('the temporary file of an upload', () => {
  const uploadDir = path.join(os.tmpdir(), `s360-uploads-${process.pid}`);
  let running: RunningStrapi;
  beforeAll(async () => {
    mkdirSync(uploadDir, { recursive: true });
    running = await startStrapi({
      institutions: [pluginInstitution({ code: 'myvenue' }, 'http://127.0.0.1:9')],
      settings: { backgroundWork: false },
      addToApp(strapi) {
        const middlewares = strapi.config.get<unknown[]>('middlewares');
        const intoFolder = { name: 'strapi::body', config: { formidable: { uploadDir } } };
        const asNow = middlewares.map((one) => (one === 'strapi::body' ? intoFolder : one));
        strapi.config.set('middlewares', asNow);
      },
    });
  });
  afterAll(() => running.stop());

  function form(content: string, field = 'file', settings = '{}'): FormData {
    const made = new FormData();
    made.append(field, new Blob([content], { type: 'text/csv' }), 'contacts.csv');
    made.append('settings', settings);
    return made;
  }

  /** A file is deleted shortly after the answer. */
  async function left(): Promise<string[]> {
    await sleep(200);
    return readdirSync(uploadDir);
  }

  it('is written to the folder that this test checks', async () => {
    await running.admin('POST', '/admin/users/me', form('x', 'other'));
    expect(await left()).not.toEqual([]);
  });

  it.each<[string, number, () => FormData]>([
    ['is accepted', 200, () => form(PEOPLE)],
    ['is not CSV', 400, () => form('PK\u0003\u0004')],
    ['comes with unreadable settings', 400, () => form(PEOPLE, 'file', '{')],
    ['has another name', 400, () => form(PEOPLE, 'document')],
    ['is too large', 413, () => form('a;b\n'.repeat(2_600_000))],
    ['is much too large', 413, () => form('a;b\n'.repeat(6_000_000))],
  ])('is deleted when the upload %s', async (_what, status, made) => {
    const before = readdirSync(uploadDir);
    const answer = await running.admin('POST', '/s360/bulk-jobs/file', made());
    expect(answer.status).toBe(status);
    expect(await left()).toEqual(before);
  });

  it('is read together with the settings in the form', async () => {
    const settings = JSON.stringify({ dates: 'monthFirst' });
    const answer = await running.admin(
      'POST',
      '/s360/bulk-jobs/file',
      form(PEOPLE, 'file', settings),
    );
    expect(answer.status).toBe(200);
    const wrong = JSON.stringify({ dates: 'yearFirst' });
    const refused = await running.admin(
      'POST',
      '/s360/bulk-jobs/file',
      form(PEOPLE, 'file', wrong),
    );
    expect([refused.status, textAt(refused.body, 'error', 'message')]).toEqual([
      400,
      expect.stringContaining('monthFirst'),
    ]);
  });

  it('is not left behind when the user may not upload', async () => {
    const before = readdirSync(uploadDir);
    const nobody = await running.userWith([]);
    expect((await nobody('POST', '/s360/bulk-jobs/file', form(PEOPLE))).status).toBe(403);
    const where = `${running.url}/s360/bulk-jobs/file/`;
    const stranger = await request(where, { method: 'POST', form: form(PEOPLE) });
    expect([401, 404]).toContain(stranger.status);
    expect(await left()).toEqual(before);
  });

  it('is not left behind when the upload is aborted or not a form', async () => {
    const before = readdirSync(uploadDir);
    await new Promise<void>((resolve) => {
      const upload = http.request(`${running.url}/s360/bulk-jobs/file`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${running.adminToken}`,
          'content-type': 'multipart/form-data; boundary=x',
          'content-length': 1_000_000,
        },
      });
      upload.on('error', () => resolve());
      upload.write(
        `--x\r\ncontent-disposition: form-data; name="file"; filename="a.csv"\r\ncontent-type: text/csv\r\n\r\n${PEOPLE}`,
      );
      setTimeout(() => upload.destroy(new Error('the browser was closed')), 200);
    });
    const noForm = await running.admin('POST', '/s360/bulk-jobs/file', { file: PEOPLE });
    expect(noForm.status).toBe(400);
    expect(await left()).toEqual(before);
  });
});
