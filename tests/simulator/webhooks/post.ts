import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { WebhookAuth } from './settings';

/** How long a receiver may take; S-360's own patience is not public (section 9). */
const RECEIVER_TIMEOUT_MS = 30_000;

/** POSTs a payload; answers the receiver's status, 0 when it gave none. Redirects are not followed. */
export function post(url: string, auth: WebhookAuth, body: Buffer): Promise<number> {
  return new Promise((resolve) => {
    const send = url.startsWith('https:') ? httpsRequest : httpRequest;
    const headers = {
      'Content-Type': 'application/json',
      'Content-Length': body.length,
      ...authHeaders(auth),
    };
    // One connection per payload: a kept one may close just as the receiver restarts.
    const outgoing = send(url, { method: 'POST', headers, agent: false }, (response) => {
      clearTimeout(deadline);
      response.on('error', () => undefined);
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    const deadline = setTimeout(() => outgoing.destroy(), RECEIVER_TIMEOUT_MS);
    outgoing.on('error', () => {
      clearTimeout(deadline);
      resolve(0);
    });
    outgoing.on('close', () => {
      clearTimeout(deadline);
      resolve(0);
    });
    outgoing.end(body);
  });
}

function authHeaders(auth: WebhookAuth): Record<string, string> {
  if (auth.kind === 'basic') {
    const credentials = Buffer.from(`${auth.username}:${auth.password}`, 'utf8');
    return { Authorization: `Basic ${credentials.toString('base64')}` };
  }
  return auth.kind === 'apiKey' ? { [auth.header]: auth.key } : {};
}
