import type { ReactNode } from 'react';

/** React 18 passes an unknown attribute on as it is. */
const INERT = { inert: '' };

/** Blocks keyboard and mouse while an operation runs that no change may overtake. */
export function Locked({ children, isLocked }: { children: ReactNode; isLocked: boolean }) {
  return <div {...(isLocked ? INERT : {})}>{children}</div>;
}
