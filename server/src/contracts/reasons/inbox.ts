/** Reasons about deliveries: their bodies, their items, and what is stored of them. */
export const INBOX_REASONS = {
  bodyNotJson: 'The body is not JSON.',
  bodyNotList: 'The body is neither an array nor an object.',
  bodyTooLong: 'The body holds more than {items} items.',
  bodyTooDeep: 'Lists and objects of the body stand in each other more than {levels} levels deep.',
  itemTooLarge: 'An item of the body holds more than {values} values.',
  notRead: 'it could not be read: {error}',
  notStored: 'it could not be stored: {error}',
  ofNewerVersion: 'it changes what a newer version of the plugin has written',
  notLookedAt: 'it was not looked at',
  itemNotObject: 'S-360 sent something else than a contact or an order here: not an object',
  itemTooDeep: 'its data are nested deeper than {levels} levels',
  noDelivery: 'There is no delivery {delivery}; it may be past its retention.',
  noCall: 'There is no call {call}; it is no longer among the calls that are kept.',
  replayChanged:
    'By now {deliveries} deliveries would be applied again. Look at the plan once more.',
  dismissalChanged: 'By now {items} items would be dismissed. Look at the list once more.',
  noQuarantinedItem: 'There is no quarantined item {item}; it may be past its retention.',
  emptyQuarantinedItem: 'Quarantined item {item} holds nothing.',
  noOutage: 'There is no outage {outage}.',
  noRefusal: 'There is no refusal {refusal}.',
} as const;
