import type { MessageTexts } from './en';

export const fr: MessageTexts = {
  subjectOffer: 'Votre offre de {venue} ({reference})',
  subjectSale: 'Votre commande auprès de {venue} est confirmée ({reference})',
  subjectReservation: 'Votre réservation auprès de {venue} ({reference})',
  subjectOption: 'Votre option auprès de {venue} ({reference})',
  greeting: 'Bonjour {name},',
  greetingNobody: 'Bonjour,',
  introOffer: 'Merci de votre intérêt. Nous avons le plaisir de vous proposer :',
  introSale: 'Merci de votre commande, qui est confirmée :',
  introReservation: 'Nous avons réservé pour vous :',
  introOption: 'Nous gardons pour vous en option :',
  validUntil: 'Cette offre est valable jusqu’au {date}.',
  heldUntil:
    'Nous vous le gardons jusqu’au {date}. Merci de nous dire d’ici là si vous le prenez.',
  unpaid: 'Le montant de {total} reste à payer.',
  seats: 'Places : {seats}',
  row: 'rang {row}',
  entrance: 'entrée {entrance}',
  amount: '{quantity} × {price} = {total}',
  subtotal: 'Sous-total',
  charges: 'Frais',
  total: 'Total',
  reference: 'Référence',
  questions: 'Pour toute question, merci d’indiquer la référence {reference}.',
  closing: 'Meilleures salutations',
  signature: '{venue}',
};
