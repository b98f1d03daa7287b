/**
 * The events that notify other plugins of changes from S-360, to distinguish them from events of
 * edits. The mark is on the event itself: whatever a subscriber then writes to contacts is an
 * ordinary edit, however late it comes.
 */
const announced = new WeakSet<object>();

/** Marks the parameters of an event as a change from S-360. */
export function announcedParams<T extends object>(params: T): T {
  announced.add(params);
  return params;
}

export const isAnnounced = (params: object): boolean => announced.has(params);
