import { useTheme } from 'styled-components';

/** Colors of the design system's status. The state is always written next to it. */
export type StateVariant = 'success' | 'secondary' | 'danger' | 'warning' | 'neutral';

/**
 * Text and border in a variant. In the light theme the orange of warnings is too pale for small
 * text; in the dark theme all backgrounds and pale borders are grey, so that text and border have
 * to carry the color.
 */
export function useStateColors(variant: StateVariant): { text: string; border: string } {
  const { colorScheme } = useTheme();
  if (variant === 'neutral') return { text: 'neutral700', border: 'neutral200' };
  if (colorScheme === 'dark') return { text: `${variant}600`, border: `${variant}600` };
  const text = variant === 'warning' ? 'neutral800' : `${variant}700`;
  return { text, border: `${variant}200` };
}
