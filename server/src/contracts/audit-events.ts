/**
 * What people do in the admin panel that Strapi's audit log keeps, with the kind of record it is
 * done to.
 */
export const AUDIT_EVENTS = {
  's360.institution.create': 'institution',
  's360.institution.update': 'institution',
  's360.institution.adopt': 'institution',
  's360.institution.return': 'institution',
  's360.institution.active': 'institution',
  's360.institution.mapping': 'institution',
  's360.institution.pauses': 'institution',
  's360.webhook-secret.create': 'institution',
  's360.webhook-secret.delete': 'webhook-secret',
  's360.sending.start': 'institution',
  's360.sending.restore': 'institution',
  's360.sending.dismiss': 'lost-value',
  's360.person.export': 'contact',
  's360.person.erase': 'contact',
  's360.person.erase-number': 'erasure',
  's360.person.confirm': 'erasure',
  's360.inactive-contacts.approve': 'list',
  's360.inactive-contacts.withdraw': 'list',
  's360.inactive-contacts.keep': 'list',
  's360.contact.merge': 'contact',
  's360.link.take-back': 'contact',
  's360.match-review.decide': 'match-review',
  's360.conflict.decide': 'conflict',
  's360.overridden-edit.decide': 'overridden-edit',
  's360.bulk-job.push': 'bulk-job',
  's360.bulk-job.start': 'bulk-job',
  's360.bulk-job.approve': 'bulk-job',
  's360.bulk-job.reject': 'bulk-job',
  's360.bulk-job.cancel': 'bulk-job',
  's360.bulk-job.undo': 'bulk-job',
  's360.contacts.export': 'list',
  's360.orders.export': 'list',
  's360.order-lines.export': 'list',
} as const;

export type AuditEvent = keyof typeof AUDIT_EVENTS;
