/** The values of a contact's `type`, in the order in which people choose from them. */
export const CONTACT_TYPES = ['individual', 'structure'] as const;
