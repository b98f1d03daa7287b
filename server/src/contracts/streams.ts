/** The two webhooks of an institution, in display order. */
export const STREAMS = ['contacts', 'orders'] as const;

export type Stream = (typeof STREAMS)[number];
