import type { AlertTexts } from './alert-texts';

export const de: AlertTexts = {
  raised: 'braucht Aufmerksamkeit',
  ended: 'wieder in Ordnung',
  since: 'seit',
  allInstitutions: 'Alle Institutionen',
  page: 'Was zu tun ist, steht auf der Seite S-360',
  actors: {
    operator: 'Zu beheben hier im CRM.',
    s360: 'Zu beheben durch das Team von S-360.',
    integrator: 'Zu beheben durch Ihre Integratoren.',
  },
  kinds: {
    alarm: 'Alarm zum Austausch mit S-360',
    refusedCredentials: 'Aufrufe des Webhooks mit falschen Zugangsdaten',
    harmed: 'Kontakte mit in S-360 verlorenen Werten',
    failedPush: 'Kontakte, die nicht gesendet werden konnten',
    failedPull: 'Kontakte, die nicht aus S-360 abgerufen werden konnten',
    failedOrderPull: 'Bestellungen, die nicht aus S-360 abgerufen werden konnten',
    unconfirmedCreate: 'Kontakte mit unbestätigter Neuanlage in S-360',
    unconfirmedBooking: 'Buchungen mit unbestätigter Anlage in S-360',
    failedBooking: 'Buchungen, die S-360 abgelehnt hat',
    differingBooking: 'Buchungen, die S-360 anders angelegt hat',
    openBooking: 'Abzuschließende Buchungen',
    expiringHold: 'Reservierungen und Optionen, die in den nächsten sieben Tagen ablaufen',
    conflict: 'Kontakte, hier und in S-360 verschieden geändert',
    matchReview: 'Zuzuordnende Personen oder Firmen',
    itemNotImported: 'Nicht importierte Einträge',
    bulkJobToApprove: 'Freizugebende Sammelaufträge',
    failedBulkJob: 'Fehlgeschlagene Sammelaufträge',
  },
};
