/** Colors of the design system's status. The state is always written next to it. */
export type StateVariant = 'success' | 'secondary' | 'danger' | 'warning' | 'neutral';

/** The color of small text in a variant: the design system's orange is too pale to be read. */
export const textColorOf = (variant: StateVariant): string =>
  variant === 'warning' ? 'neutral800' : `${variant}700`;
