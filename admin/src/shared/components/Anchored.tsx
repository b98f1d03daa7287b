import type { ReactNode } from 'react';
import { useEffect, useRef } from 'react';
import { Box } from '@strapi/design-system';
import { useLocation } from 'react-router-dom';

/** Strapi's header stays at the top while a screen scrolls. */
const BELOW_HEADER = '9rem';

interface AnchoredProps {
  anchor: string;
  /** Whether its content has been read, and with it its place on the screen is known. */
  isLoaded?: boolean;
  children: ReactNode;
}

/** A part of a screen to which an address can lead; the keyboard goes on from there. */
export function Anchored({ anchor, children, isLoaded = true }: AnchoredProps) {
  const { hash, key } = useLocation();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!isLoaded || hash !== `#${anchor}`) return;
    box.current?.scrollIntoView();
    box.current?.focus({ preventScroll: true });
    // The key changes also when the same link is followed again.
  }, [anchor, hash, isLoaded, key]);
  return (
    <Box
      ref={box}
      id={anchor}
      tabIndex={-1}
      style={{ scrollMarginTop: BELOW_HEADER, outline: 'none' }}
    >
      {children}
    </Box>
  );
}
