import type { AlertTexts } from './alert-texts';

export const it: AlertTexts = {
  raised: 'richiede attenzione',
  ended: 'di nuovo a posto',
  since: 'dal',
  allInstitutions: 'Tutte le istituzioni',
  page: 'Che cosa fare è indicato nella pagina S-360',
  actors: {
    operator: 'Da risolvere qui nel CRM.',
    s360: 'Da risolvere dal team di S-360.',
    integrator: 'Da risolvere dal suo integratore.',
  },
  kinds: {
    alarm: 'Allarme sullo scambio con S-360',
    refusedCredentials: 'Chiamate del webhook con credenziali errate',
    harmed: 'Contatti con valori persi in S-360',
    failedPush: 'Contatti non inviati',
    failedPull: 'Contatti non letti da S-360',
    failedOrderPull: 'Ordini non letti da S-360',
    unconfirmedCreate: 'Contatti la cui creazione in S-360 non è confermata',
    unconfirmedBooking: 'Pratiche la cui creazione in S-360 non è confermata',
    failedBooking: 'Pratiche rifiutate da S-360',
    differingBooking: 'Pratiche create diversamente da S-360',
    openBooking: 'Pratiche da chiudere',
    expiringHold: 'Prenotazioni e opzioni che scadono entro una settimana',
    conflict: 'Contatti modificati diversamente qui e in S-360',
    matchReview: 'Persone o aziende da riconoscere',
    itemNotImported: 'Elementi non importati',
    bulkJobToApprove: 'Operazioni massive da approvare',
    failedBulkJob: 'Operazioni massive non riuscite',
  },
};
