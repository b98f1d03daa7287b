/**
 * Tells the events by which other plugins learn of what S-360 sent from those of somebody's edit.
 * It is the event itself that is marked: what a subscriber then writes to contacts is an edit like
 * any other, however late it comes.
 */
const announced = new WeakSet<object>();

/** Marks the parameters of an event that tells what S-360 sent. */
export function announcedParams<T extends object>(params: T): T {
  announced.add(params);
  return params;
}

export const isAnnounced = (params: object): boolean => announced.has(params);
