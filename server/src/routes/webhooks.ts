/**
 * The URLs that S-360 calls, under `/api/s360`. They carry the institution's own credentials, so
 * Strapi's tokens do not apply. GET serves the V1 form, which names the number in the URL.
 */
const receives = (method: 'POST' | 'GET', path: string, handler: string) => ({
  method,
  path,
  handler,
  config: { auth: false, policies: ['plugin::s360.has-webhook-credentials'] },
});

const contacts = (['POST', 'GET'] as const).map((method) =>
  receives(method, '/contacts/:institution', 'webhook.receiveContacts'),
);
const orders = (['POST', 'GET'] as const).map((method) =>
  receives(method, '/orders/:institution', 'webhook.receiveOrders'),
);

export default { type: 'content-api', routes: [...contacts, ...orders] };
