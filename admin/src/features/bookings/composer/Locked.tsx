import type { ReactNode } from 'react';

/** React 18 hands it on as it is. */
const INERT = { inert: '' };

/** Takes neither keyboard nor mouse while something runs that no change may overtake. */
export function Locked({ children, isLocked }: { children: ReactNode; isLocked: boolean }) {
  return <div {...(isLocked ? INERT : {})}>{children}</div>;
}
