/** The plugin's name as Strapi knows it; prefix of every uid, route and permission. */
export const PLUGIN_ID = 's360';

export const CONTACT_UID = 'plugin::s360.contact';
export const CONTACT_LINK_UID = 'plugin::s360.contact-link';
export const CONSENT_UID = 'plugin::s360.consent';
export const INSTITUTION_UID = 'plugin::s360.institution';

/** Internal tables: raw models without documents, screens or Content API. */
export const DELIVERY_UID = 's360::delivery';
export const QUARANTINED_ITEM_UID = 's360::quarantined-item';
export const CONTACT_HISTORY_UID = 's360::contact-history';
export const CONFLICT_UID = 's360::conflict';
export const WANTED_PULL_UID = 's360::wanted-pull';
export const LEASE_UID = 's360::lease';
export const PERMIT_UID = 's360::permit';
export const PERMIT_STATE_UID = 's360::permit-state';
export const DAILY_CALLS_UID = 's360::daily-calls';
