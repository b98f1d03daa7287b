import type { MessageTexts } from './en';

export const de: MessageTexts = {
  subjectOffer: 'Ihr Angebot von {venue} ({reference})',
  subjectSale: 'Ihre Buchung bei {venue} ist bestätigt ({reference})',
  subjectReservation: 'Ihre Reservierung bei {venue} ({reference})',
  subjectOption: 'Ihre Option bei {venue} ({reference})',
  greeting: 'Guten Tag {name}',
  greetingNobody: 'Guten Tag',
  introOffer: 'Vielen Dank für Ihr Interesse. Gerne bieten wir Ihnen Folgendes an:',
  introSale: 'Vielen Dank für Ihre Buchung, die hiermit bestätigt ist:',
  introReservation: 'Wir haben Folgendes für Sie reserviert:',
  introOption: 'Wir halten Folgendes als Option für Sie frei:',
  validUntil: 'Dieses Angebot gilt bis {date}.',
  heldUntil:
    'Wir halten es für Sie frei bis {date}. Bitte teilen Sie uns bis dann mit, ob Sie es nehmen.',
  unpaid: 'Der Betrag von {total} ist noch zu bezahlen.',
  seats: 'Plätze: {seats}',
  row: 'Reihe {row}',
  entrance: 'Eingang {entrance}',
  subtotal: 'Zwischensumme',
  charges: 'Gebühren',
  total: 'Gesamtbetrag',
  reference: 'Referenz',
  questions: 'Bei Fragen nennen Sie uns bitte die Referenz {reference}.',
  closing: 'Freundliche Grüße',
  signature: '{venue}',
};
