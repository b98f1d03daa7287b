import { PLUGIN_ID } from '../../../../server/src/contracts';
import type { PushContacts } from '../../../../server/src/contracts';
import { serverAddress } from '../../shared/api/serverAddress';

/**
 * The load scenario as text. It is fetched past Strapi's own client, which takes every answer to a
 * POST for JSON. Throws an error whose message says why it could not be had.
 */
export async function bulkJobScenario(
  request: PushContacts.Request,
  token: string,
): Promise<string> {
  const response = await fetch(`${serverAddress()}/${PLUGIN_ID}/bulk-jobs/push/scenario`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` },
    body: JSON.stringify(request),
  });
  if (!response.ok) throw new Error(`${response.status} ${response.statusText}`);
  return response.text();
}
