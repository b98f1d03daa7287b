/** The smallest configuration of an institution in `config/plugins`. */
export const anInstitution = (overrides: Record<string, unknown> = {}) => ({
  code: 'myvenue',
  baseUrl: 'https://myvenue.example.com',
  authentication: { operator: 'MYVENUE_CRM', partner: 'strapi', secret: 'hush-hush' },
  webhook: { authentication: { kind: 'apiKey', header: 'X-S360-Key', key: 'key-key' } },
  ...overrides,
});

/** The plugin’s configuration with its defaults, as Strapi provides it. */
export const aConfiguration = (overrides: Record<string, unknown> = {}) => ({
  institutions: [anInstitution()],
  backgroundWork: true,
  shortWebhookUrls: true,
  deliveryRetentionDays: 30,
  historyRetentionDays: 730,
  bulkGuard: { links: 200, pulls: 200 },
  alerts: { language: 'en', afterMinutes: 5, timeZone: 'UTC' },
  ...overrides,
});
