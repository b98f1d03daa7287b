/**
 * The URLs that S-360 calls, under `/api/s360`. They carry the institution's own credentials, so
 * Strapi's tokens do not apply. GET serves the V1 form, which names the number in the URL.
 */
const receives = (method: 'POST' | 'GET') => ({
  method,
  path: '/contacts/:institution',
  handler: 'webhook.receiveContacts',
  config: { auth: false, policies: ['plugin::s360.has-webhook-credentials'] },
});

export default { type: 'content-api', routes: [receives('POST'), receives('GET')] };
