/** Elements of a person or company that S-360 alone sets. */
export const SET_BY_S360 = [
  'active',
  'cellPhoneNumberVerified',
  'email1VerificationStatus',
  'guest',
  'requiredAccountVerificationEmail',
  'role',
  'verifiedEmail',
] as const;

/** Elements of an address that S-360 derives from the others. */
export const DERIVED_FROM_ADDRESS = [
  'documentFormattedAddress',
  'formattedAddress',
  'normalizationRating',
  'normalizationState',
] as const;

/** The lines of an address under another name than in a save. */
export const REPEATED_LINES = ['line1', 'line2', 'line3'] as const;
