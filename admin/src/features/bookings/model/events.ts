import type { BookingEvent } from '../../../../../server/src/contracts';

/** How good the news of an event is. The event is always written next to it. */
export function eventTone(
  kind: BookingEvent['kind'],
): 'success' | 'danger' | 'warning' | 'primary' | 'neutral' {
  switch (kind) {
    case 'created':
    case 'closed':
    case 'adopted':
      return 'success';
    case 'refused':
      return 'danger';
    case 'answerLost':
    case 'incomplete':
    case 'declaredNotCreated':
    case 'countedNotCreated':
      return 'warning';
    case 'composed':
    case 'changed':
    case 'submitted':
    case 'withdrawn':
    case 'takenBack':
    case 'closeConfirmed':
    case 'abandonConfirmed':
    case 'saleBegun':
    case 'releaseBegun':
    case 'messageSent':
      return 'primary';
    case 'contactCreated':
    case 'transferred':
    case 'orderReceived':
    case 'abandoned':
      return 'neutral';
  }
}
