/** Colours of the design system's status, beside which the state always stands in words. */
export type StateVariant = 'success' | 'secondary' | 'danger' | 'warning' | 'neutral';
