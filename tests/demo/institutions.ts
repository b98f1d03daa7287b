import type { SimulatedInstitutionOptions, WebhookAuth } from '../simulator';

/** The authentication of S-360 at Strapi, as in the app’s config/plugins.js. */
const webhookAuth: Record<'myvenue' | 'museum', WebhookAuth> = {
  myvenue: { kind: 'apiKey', header: 'X-S360-Key', key: process.env.MYVENUE_KEY ?? 'demo-key' },
  museum: {
    kind: 'basic',
    username: 's360',
    password: process.env.MUSEUM_PASSWORD ?? 'demo-password',
  },
};

const EVERY_MINUTES = 15;

/** Larger than documented, so that one cycle brings everything. */
const sizes = { batchSize: 500, bucketSize: 50 };

/**
 * The demo’s institutions for the simulator: two with webhooks to this Strapi, and one that nobody
 * has connected yet.
 */
export function seededInstitutions(strapiUrl: string): SimulatedInstitutionOptions[] {
  const webhooks = (code: keyof typeof webhookAuth) => ({
    contacts: { url: `${strapiUrl}/api/s360/contacts/${code}`, auth: webhookAuth[code], ...sizes },
    orders: { url: `${strapiUrl}/api/s360/orders/${code}`, auth: webhookAuth[code], ...sizes },
    everyMinutes: EVERY_MINUTES,
  });
  return [
    {
      code: 'myvenue',
      name: 'My Venue',
      currency: 'CHF',
      secret: process.env.MYVENUE_SECRET,
      contacts: 60,
      orders: 240,
      webhooks: webhooks('myvenue'),
    },
    {
      code: 'museum',
      name: 'The Museum',
      currency: 'EUR',
      secret: process.env.MUSEUM_SECRET,
      contacts: 25,
      orders: 100,
      webhooks: webhooks('museum'),
    },
    { code: 'theatre', name: 'The Theatre', contacts: 12, orders: 20 },
  ];
}

/** The codes of the institutions that the demo’s configuration has. */
export const institutionCodes = Object.keys(webhookAuth);
