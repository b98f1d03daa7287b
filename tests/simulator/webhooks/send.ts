import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { WebhookAuth } from './settings';

/** The time limit for a receiver; S-360’s own is not public. */
const RECEIVER_TIMEOUT_MS = 30_000;

/**
 * Sends a payload, by GET without its body; returns the receiver’s status, 0 without an answer.
 * Redirects are not followed.
 */
export function send(
  method: 'POST' | 'GET',
  url: string,
  auth: WebhookAuth,
  payload: Buffer,
): Promise<number> {
  return new Promise((resolve) => {
    const request = url.startsWith('https:') ? httpsRequest : httpRequest;
    const body = method === 'POST' ? payload : Buffer.alloc(0);
    const headers = {
      ...(method === 'POST' && { 'Content-Type': 'application/json' }),
      'Content-Length': body.length,
      ...authHeaders(auth),
    };
    // One connection per payload, as a kept one may close when the receiver restarts.
    const outgoing = request(url, { method, headers, agent: false }, (response) => {
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
