/** The columns by which the plugin recognizes and finds contacts. */
export const KEY_COLUMNS = ['emailKey', 'phoneKey', 'nameKey', 'searchText'] as const;

/** The columns of a contact that derive from its fields; only the plugin writes these. */
export const DERIVED_COLUMNS = ['displayName', ...KEY_COLUMNS, 'writtenAt'] as const;
