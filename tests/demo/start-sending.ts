import { type AdminApi, valueAt } from './admin-api';

/**
 * Starts sending to all institutions without it, as a person does; returns whether there were any.
 */
export async function startSending(admin: AdminApi): Promise<boolean> {
  const institutions = valueAt(await admin.get('/s360/institutions'), 'data');
  if (!Array.isArray(institutions)) throw new Error('The institutions were not answered.');
  const waiting = institutions.filter(
    (one: unknown) => valueAt(one, 'sending', 'status', 'state') === 'notStarted',
  );
  for (const institution of waiting) {
    const code = String(valueAt(institution, 'code'));
    const untested = valueAt(institution, 'sending', 'untested');
    await admin.post(`/s360/institutions/${code}/sending/start`, { untested });
  }
  return waiting.length > 0;
}
