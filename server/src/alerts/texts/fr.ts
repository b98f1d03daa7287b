import type { AlertTexts } from './alert-texts';

export const fr: AlertTexts = {
  raised: 'demande votre attention',
  ended: 'de nouveau en ordre',
  since: 'depuis le',
  allInstitutions: 'Toutes les institutions',
  page: 'Ce qu’il faut faire figure sur la page S-360',
  actors: {
    operator: 'À régler ici dans le CRM.',
    s360: 'À régler par l’équipe de S-360.',
    integrator: 'À régler par votre intégrateur.',
  },
  kinds: {
    alarm: 'Alarme sur l’échange avec S-360',
    refusedCredentials: 'Appels du webhook avec de mauvais identifiants',
    harmed: 'Contacts dont des valeurs ont été perdues dans S-360',
    failedPush: 'Contacts qui n’ont pas pu être envoyés',
    failedPull: 'Contacts qui n’ont pas pu être lus dans S-360',
    failedOrderPull: 'Commandes qui n’ont pas pu être lues dans S-360',
    unconfirmedCreate: 'Contacts dont la création dans S-360 n’est pas confirmée',
    unconfirmedBooking: 'Dossiers dont la création dans S-360 n’est pas confirmée',
    failedBooking: 'Dossiers refusés par S-360',
    differingBooking: 'Dossiers créés différemment par S-360',
    openBooking: 'Dossiers à clôturer',
    expiringHold: 'Réservations et options qui expirent d’ici une semaine',
    conflict: 'Contacts modifiés différemment ici et dans S-360',
    matchReview: 'Personnes ou sociétés à reconnaître',
    itemNotImported: 'Éléments non importés',
    bulkJobToApprove: 'Actions groupées à approuver',
    failedBulkJob: 'Actions groupées en échec',
  },
};
