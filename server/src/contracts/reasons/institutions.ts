/** Reasons about institutions, their checks and their catalogs. */
export const INSTITUTION_REASONS = {
  noInstitution: 'There is no institution {institution}.',
  noInstitutionAnyMore: 'There is no institution {institution} any more.',
  institutionExists: 'There is already an institution {institution}.',
  institutionChanged:
    'Somebody has changed the settings of {institution} since you opened them. Open them again.',
  institutionConfigured:
    'The settings of {institution} stand in config/plugins. Adopt it to change them in the panel.',
  institutionAdopted: 'The settings of {institution} stand in the panel already.',
  institutionNotConfigured:
    '{institution} does not stand in config/plugins, so that its settings in the panel are the only ones.',
  noEncryptionKey:
    'Secrets cannot be stored: Strapi has no encryption key. Set secrets.encryptionKey in config/admin and start Strapi again.',
  twoWebhookSecrets:
    'The webhooks of {institution} accept two keys already. Remove one of them first.',
  lastWebhookSecret:
    'This is the only key that the webhooks of {institution} accept. Add the new one first.',
  openWebhooks: 'The webhooks of {institution} are not protected by a key or password.',
  noWebhookSecret: 'The webhooks of {institution} do not accept this key any more.',
  secretForNewAddress:
    'Enter the secret of the virtual operator of {institution} again: the stored one is not sent another way or to another address (baseUrl, proxy, authentication.kind, authentication.loginModule).',
  codeUnchangeable: 'The code of {institution} cannot be changed.',
  untestedChanged:
    'Something else is untested at {institution} by now: look at it again before you start sending.',
  restoreNeedsSetting:
    'Change how contacts are saved at {institution} first (assumptions.writes): restored as it is saved now, S-360 would lose something again.',
  noFinding: 'Nothing about this save is open at {institution} any more.',
  receivingPaused: 'Receiving from {institution} is paused. Resume it first.',
  nothingWaits: 'Nothing of {key} waits any more: load the list again.',
  noColleague: 'There is no active user {user}.',
  noContractCheck: 'There is no check {check} at {institution}.',
  contractCheckRunning: 'A check of {institution} is running: wait for its end, or cancel it.',
  contractCheckEnded: 'Check {check} has ended already.',
  noDriftCheck: 'There is no drift check {check} at {institution}.',
  driftAffordable:
    'This month has used {taken} calls out of {quota}: {affordable} contacts instead of {wanted}.',
  driftFewContacts: 'Only {wanted} contacts are in sync and not already being read.',
  driftCheckRunning: 'Drift check {check} at {institution} is running: wait for its end.',
  mappingChanged:
    'Somebody has changed the fields of {institution} since you opened them. Open them again.',
  mappingEffectChanged:
    'The change would have another effect at {institution} by now: look at it again before you apply it.',
  previewRunning: 'Another preview of a mapping is being made: wait for it.',
  noCatalogYet: 'There is no catalog of {institution} yet. It was asked for.',
  noCatalogAnyMore: 'There is no catalog of {institution} any more.',
  sellsNothing: 'The CRM sells nothing of {institution}.',
  pointOfSaleUnusable:
    'The point of sale as S-360 answered it has no id or no currency. Have it checked in S-360.',
} as const;
