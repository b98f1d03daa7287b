/** The inbox: what S-360 posts is authenticated, stored, answered, and applied in order. */
export { inboxControllers } from './controllers';
export { inboxModels } from './models';
export { webhookRoutes } from './routes';
export { unparsedWebhookBody } from './middlewares/unparsed-webhook-body';
export { hasWebhookCredentials } from './policies/has-webhook-credentials';
