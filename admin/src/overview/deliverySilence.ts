/** S-360 sends what has changed every 15 minutes; one missed period may be chance, two are not. */
const PERIOD_MS = 15 * 60 * 1_000;
export const SILENCE_MS = 2 * PERIOD_MS;

/** Whether something was received lately; each has its words under `silence.`. */
export type DeliverySilence = 'none' | 'long' | 'never';

/** How long nothing has come from an institution, as far as somebody should look into it. */
export function deliverySilence(lastDeliveryAt: string | null, nowMs: number): DeliverySilence {
  if (lastDeliveryAt === null) return 'never';
  return nowMs - Date.parse(lastDeliveryAt) > SILENCE_MS ? 'long' : 'none';
}
