/** What is known of a stream that S-360 pushes, beside its webhook in `s360/interface/webhooks`. */
interface StreamDescription {
  /** What an item names its contact or order by, and the column of a kept item that holds it. */
  number: 'contactNumber' | 'orderId';
  /** Whether every institution sends it, so that silence from the start is an alarm as well. */
  isSentByAll: boolean;
  /** Whether an item needs the institution's mapping, and waits while that is being filled. */
  needsMapping: boolean;
}

/** The webhooks of an institution, in display order. Their names stand in the webhooks' URLs. */
export const STREAMS = ['contacts', 'orders'] as const;

export type Stream = (typeof STREAMS)[number];

/** A venue may have S-360 send only its contacts. */
export const STREAM_DESCRIPTIONS: Readonly<Record<Stream, StreamDescription>> = {
  contacts: { number: 'contactNumber', isSentByAll: true, needsMapping: true },
  orders: { number: 'orderId', isSentByAll: false, needsMapping: false },
};
