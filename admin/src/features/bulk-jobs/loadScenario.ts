import { PLUGIN_ID } from '../../../../server/src/contracts';
import type { PushContacts } from '../../../../server/src/contracts';
import { serverAddress } from '../../shared/api/serverAddress';

/**
 * Fetches the load scenario as text, without Strapi's client, which parses every answer to a POST
 * as JSON. Asks again while the contacts are being counted.
 * @throws an error whose message says why the request failed
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
  if (response.status === 202) return bulkJobScenario(request, token);
  return response.text();
}
