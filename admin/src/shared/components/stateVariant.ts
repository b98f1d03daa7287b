/** Colors of the design system's status. The state is always written next to it. */
export type StateVariant = 'success' | 'secondary' | 'danger' | 'warning' | 'neutral';
