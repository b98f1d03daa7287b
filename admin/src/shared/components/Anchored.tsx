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

/** A part of a screen to which an address can lead. */
export function Anchored({ anchor, children, isLoaded = true }: AnchoredProps) {
  const { hash } = useLocation();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isLoaded && hash === `#${anchor}`) box.current?.scrollIntoView();
  }, [anchor, hash, isLoaded]);
  return (
    <Box ref={box} id={anchor} style={{ scrollMarginTop: BELOW_HEADER }}>
      {children}
    </Box>
  );
}
