import { Readable } from 'node:stream';
import type { Context } from 'koa';
import { readUpload } from '../../../server/src/bulk-jobs/upload';

async function nameOf(given: string): Promise<string> {
  const form = new FormData();
  form.set('file', new Blob(['type,lastName']), given);
  const sent = new Response(form);
  const req = Object.assign(Readable.from([Buffer.from(await sent.arrayBuffer())]), {
    headers: {},
  });
  const state = { uploadedAs: sent.headers.get('content-type') };
  return (await readUpload({ req, state } as unknown as Context)).file.name;
}

describe('the name of an uploaded file', () => {
  it('is one line that every database stores', async () => {
    expect(await nameOf('cont\u0000acts\r\n2026.csv')).toBe('cont acts 2026.csv');
  });

  it('is cut where it is longer than the names of files are, between two characters', async () => {
    expect(await nameOf('n'.repeat(5000))).toBe('n'.repeat(255));
    expect(await nameOf(`${'n'.repeat(254)}😀.csv`)).toBe(`${'n'.repeat(254)}\uFFFD`);
  });
});
