/** Reasons why a request is rejected. */
export const REQUEST_REASONS = {
  personOnly: 'Only a user of the admin panel can decide this.',
  outdatedForm: 'This form was opened too long ago to be saved. Open the contact again.',
  statementTooLarge:
    'This is too much for the database at once. Send less, or have its max_allowed_packet raised.',
  goneContact: 'This contact no longer exists: it was erased or deleted meanwhile.',
  mayNotUseSegments: 'Your roles do not allow finding contacts by their orders and consents.',
  noSegment: 'There is no segment {segment}.',
  mayNotShareSegments: 'Your roles do not allow sharing segments and changing shared ones.',
  segmentNameTaken: 'There is a segment with the name {name} already.',
  tooManySegments: 'No more than {most} segments can be saved.',
  unknownFilterField: 'There is no field {names}.',
  hiddenFilterField: 'Your role may not read what a filter names: {names}.',
  malformedFilter: 'A filter cannot be carried out as it is written: {names}.',
  askedNotRead:
    'Not everything that was asked could be read: {names}. Ask for less, or by other names.',
  textWithNul: 'A text has the character NUL in it, which is not stored anywhere: {names}.',
  nestedTooDeep: 'The request is nested too deeply to be read.',
  noOrder: 'There is no order {order}.',
  noOrderLine: 'There is no order line {line}.',
  mayNotAct:
    'This concerns an institution that your roles do not include. For this action they include only {included}.',
  mayNotActForAll:
    'This concerns all institutions. For this action your roles include only {included}.',
  mayNotReadContacts: 'Your roles do not allow reading contacts.',
  mayNotChangeAllContacts:
    'A file and its undo may change any contact. Your roles do not allow creating contacts and changing all of them.',
  mayNotFillFields:
    'Your roles do not allow reading and changing these fields of contacts: {names}.',
  mayNotReadOrders: 'Your roles do not allow reading this order or order line.',
} as const;
